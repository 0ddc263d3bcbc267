/** A kind of file that a map is saved as: menus, command-line help and documentation come from this list. */
export interface ExportFormat {
  id: 'json' | 'gexf' | 'svg';
  /** Ending of the file's name. */
  extension: string;
  label: string;
  description: string;
}

export const EXPORTS: readonly ExportFormat[] = [
  {
    id: 'json',
    extension: '.json',
    label: 'Map file',
    description: 'The whole map, which Papercosm opens again.',
  },
  {
    id: 'gexf',
    extension: '.gexf',
    label: 'GEXF',
    description: 'The network with positions and colours, for Gephi and other graph programs.',
  },
  {
    id: 'svg',
    extension: '.svg',
    label: 'SVG',
    description: 'The figure with its legend, for slides, papers and drawing programs.',
  },
];

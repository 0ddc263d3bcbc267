import type { BibliographyFormat } from '../model/bibliography';

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

/** A format of the papers alone. */
export interface BibliographyExport {
  id: BibliographyFormat;
  extension: string;
  /** Media type. */
  type: string;
  label: string;
  description: string;
}

export const BIBLIOGRAPHIES: readonly BibliographyExport[] = [
  {
    id: 'bibtex',
    extension: '.bib',
    type: 'application/x-bibtex',
    label: 'BibTeX',
    description: 'The papers as BibLaTeX, for LaTeX, JabRef and Zotero.',
  },
  {
    id: 'ris',
    extension: '.ris',
    type: 'application/x-research-info-systems',
    label: 'RIS',
    description: 'The papers as RIS, for EndNote, Zotero and Mendeley.',
  },
  {
    id: 'csl-json',
    extension: '.csl.json',
    type: 'application/vnd.citationstyles.csl+json',
    label: 'CSL-JSON',
    description: 'The papers with their references as CSL-JSON, for Zotero and pandoc.',
  },
  {
    id: 'csv',
    extension: '.csv',
    type: 'text/csv',
    label: 'CSV',
    description: 'The papers as a table, for spreadsheets and R.',
  },
];

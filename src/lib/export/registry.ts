import type { BibliographyFormat } from '../model/exchange/bibliography';
import type { NetworkFormat } from '../model/exchange/network-format';
import { PICTURE_FORMATS, type PictureFormat } from './figure/picture';

/** A kind of file that a map is saved as: menus, command-line help and documentation come from this list. */
export interface ExportFormat {
  id: NetworkFormat | PictureFormat | 'html';
  /** Ending of the file's name. */
  extension: string;
  /** Media type. */
  type: string;
  label: string;
  description: string;
}

export const EXPORTS: readonly ExportFormat[] = [
  {
    id: 'json',
    extension: '.json',
    type: 'application/json',
    label: 'Map file',
    description: 'The whole map, which Papercosm opens again.',
  },
  {
    id: 'gexf',
    extension: '.gexf',
    type: 'application/xml',
    label: 'GEXF',
    description: 'The network with positions and colours, for Gephi and other graph programs.',
  },
  {
    id: 'graphml',
    extension: '.graphml',
    type: 'application/xml',
    label: 'GraphML',
    description: 'The network with positions, for yEd, Cytoscape, igraph and NetworkX.',
  },
  {
    id: 'vosviewer-json',
    extension: '.vosviewer.json',
    type: 'application/json',
    label: 'VOSviewer JSON',
    description: 'The map with its clusters, for VOSviewer and VOSviewer Online.',
  },
  {
    id: 'vosviewer-map',
    extension: '.map.txt',
    type: 'text/tab-separated-values',
    label: 'VOSviewer map',
    description: 'The items of the map, for VOSviewer; the links are in the network file.',
  },
  {
    id: 'vosviewer-network',
    extension: '.network.txt',
    type: 'text/tab-separated-values',
    label: 'VOSviewer network',
    description: 'The links of the map, for VOSviewer.',
  },
  {
    id: 'pajek',
    extension: '.net',
    type: 'text/plain',
    label: 'Pajek',
    description: 'The network with positions, for Pajek.',
  },
  {
    id: 'nodes-csv',
    extension: '.nodes.csv',
    type: 'text/csv',
    label: 'CSV of nodes',
    description: 'A table of the nodes, for Gephi, spreadsheets and R.',
  },
  {
    id: 'links-csv',
    extension: '.links.csv',
    type: 'text/csv',
    label: 'CSV of links',
    description: 'A table of the links, for Gephi, spreadsheets and R.',
  },
  {
    id: 'svg',
    extension: '.svg',
    type: 'image/svg+xml',
    label: 'SVG',
    description: 'The figure with its legend, for slides, papers and drawing programs.',
  },
  {
    id: 'png',
    extension: '.png',
    type: 'image/png',
    label: 'PNG',
    description: 'The figure in pixels, of exact size, with or without a ground.',
  },
  {
    id: 'pdf',
    extension: '.pdf',
    type: 'application/pdf',
    label: 'PDF',
    description: 'The figure with text that can be searched; of a story, a page a step.',
  },
  {
    id: 'pptx',
    extension: '.pptx',
    type: 'application/vnd.openxmlformats-officedocument.presentationml.presentation',
    label: 'PowerPoint',
    description: 'A slide, of a story one a step with its notes, and one with the sources.',
  },
  {
    id: 'timeline-svg',
    extension: '.timeline.svg',
    type: 'image/svg+xml',
    label: 'Timeline as SVG',
    description: 'The timeline alone, for slides, papers and drawing programs.',
  },
  {
    id: 'timeline-png',
    extension: '.timeline.png',
    type: 'image/png',
    label: 'Timeline as PNG',
    description: 'The timeline alone, in pixels.',
  },
  {
    id: 'html',
    extension: '.html',
    type: 'text/html',
    label: 'Single file',
    description: 'The map on a page of its own that needs no network: filters, search and cards work in it.',
  },
];

/** Whether a format is a picture or a deck, not a network. */
export function isPicture(id: ExportFormat['id']): id is PictureFormat {
  return PICTURE_FORMATS.some((format) => format === id);
}

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

/** Formats that papers are written in, beside the map itself. */
export const BIBLIOGRAPHY_FORMATS = ['bibtex', 'ris', 'csl-json', 'csv'] as const;
export type BibliographyFormat = (typeof BIBLIOGRAPHY_FORMATS)[number];

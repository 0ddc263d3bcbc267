/** Catalogues whose own numbers for works are kept. Two records with one number of one catalogue are one work. */
export const CATALOGUES = ['openalex', 's2', 'wos', 'scopus', 'dblp', 'acl', 'lens', 'dimensions'] as const;

export type Catalogue = (typeof CATALOGUES)[number];

/** A work's number in each catalogue that names it, as bare as possible: openalex "W2741809807", wos "000268524900001", scopus "2-s2.0-85044". */
export type CatalogueIds = Partial<Record<Catalogue, string>>;

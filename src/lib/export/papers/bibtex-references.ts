/**
 * References in BibTeX, which has no field for them: keys of works in the same file go to `cites`, others become lines as Scopus
 * (`references`) or Web of Science (`cited-references`) write them. Such a line holds a DOI, first author, year, venue, volume and page;
 * what has none of these is left out.
 */
import { type PaperRecord, type Reference } from '../../model/record';
import { CATALOGUES } from '../../model/catalogues';
import { escapeLatex } from './bibtex-escape';

type Field = readonly [name: string, value: string];

/** @param keys the records' keys in the file, in their order */
export function makeReferenceFields(
  records: readonly PaperRecord[],
  keys: readonly string[],
): (record: PaperRecord) => Field[] {
  const keyOf = new Map<string, string>();
  records.forEach((record, i) => {
    for (const name of namesOf(record, record.key, record.place.file))
      if (!keyOf.has(name)) keyOf.set(name, keys[i]!);
  });
  return ({ references, place }) => {
    const cites = new Set<string>();
    const scopus: string[] = [];
    const wos: string[] = [];
    for (const reference of references) {
      const key = namesOf(reference, reference.key, place.file)
        .map((name) => keyOf.get(name))
        .find((found) => found !== undefined);
      if (key !== undefined) {
        cites.add(key);
        continue;
      }
      const line = reference.raw ?? compose(reference);
      if (line === '') continue;
      // A full stop ends each line; one of its own stays before it.
      const list = /\((?:1[4-9]|20)\d\d\)/.test(line) && !line.includes(';') ? scopus : wos;
      list.push(`${escapeLatex(line)}.`);
    }
    const fields: Field[] = [];
    if (cites.size > 0) fields.push(['cites', [...cites].join(', ')]);
    if (scopus.length > 0) fields.push(['references', scopus.join('; ')]);
    if (wos.length > 0) fields.push(['cited-references', wos.join('\n   ')]);
    return fields;
  };
}

/** Everything by which a work can be named: "doi 10.1/x", "key library.bib knuth1984" … */
function namesOf(work: PaperRecord | Reference, key: string | undefined, file = ''): string[] {
  const names = [
    ['key', key === undefined ? undefined : `${file} ${key}`],
    ['doi', work.doi?.toLowerCase().replace(/^https?:\/\/(?:dx\.)?doi\.org\//, '')],
    ['arxiv', work.arxivId],
    ['pmid', work.pmid],
    ...CATALOGUES.map((catalogue) => [catalogue, work.catalogueIds?.[catalogue]]),
  ];
  return names.filter(([, value]) => value).map(([name, value]) => `${name} ${value}`);
}

/** "Small H, 1973, J AM SOC INFORM SCI, V24, P265, DOI 10.1002/asi.4630240406" */
function compose({ firstAuthor, year, title, venue, volume, page, doi }: Reference): string {
  const parts = [
    firstAuthor,
    year === undefined ? undefined : String(year),
    (venue ?? title)?.replaceAll(', ', ' '),
    volume && `V${volume}`,
    page && `P${page}`,
    doi && `DOI ${doi}`,
  ];
  return parts.filter(Boolean).join(', ');
}

/** The works that an article of PubMed XML cites. */
import type { Reference } from '../../model/record';
import { readDoi } from './xml-fields';
import { childrenOf, findChild, textOf, valueOf, type XmlElement } from './xml-tree';

/** ReferenceList, which may hold lists of its own; and the comments that say "Cites", as files before 2019 have them. */
export function readPubmedReferences(
  citation: XmlElement | undefined,
  data: XmlElement | undefined,
): Reference[] {
  const references: Reference[] = [];
  const addList = (list: XmlElement, depth: number) => {
    for (const entry of childrenOf(list, 'Reference')) add(references, readReference(entry));
    if (depth < 20) for (const inner of childrenOf(list, 'ReferenceList')) addList(inner, depth + 1);
  };
  for (const list of childrenOf(data, 'ReferenceList')) addList(list, 0);
  const known = new Set(references.map(({ pmid }) => pmid));
  for (const comment of childrenOf(findChild(citation, 'CommentsCorrectionsList'), 'CommentsCorrections')) {
    if (comment.attributes.get('RefType') !== 'Cites') continue;
    const pmid = valueOf(comment, 'PMID');
    if (pmid !== undefined && known.has(pmid)) continue;
    add(references, { pmid, ...readSource(valueOf(comment, 'RefSource')) });
  }
  return references;
}

function add(references: Reference[], reference: Reference): void {
  if (Object.values(reference).some((value) => value !== undefined)) references.push(reference);
}

function readReference(entry: XmlElement): Reference {
  const reference: Reference = readSource(valueOf(entry, 'Citation'));
  for (const id of childrenOf(findChild(entry, 'ArticleIdList'), 'ArticleId')) {
    const value = textOf(id).trim();
    const type = id.attributes.get('IdType');
    if (type === 'pubmed' && /^\d{1,9}$/.test(value)) reference.pmid = value;
    else if (type === 'doi') reference.doi = readDoi(value);
  }
  reference.doi ??= readDoi(reference.raw)?.replace(/[.,;)\]]{1,3}$/, '');
  return reference;
}

/** "Cell. 2013 Jul 3;154(1):228-39" tells journal, year, volume and page; other styles give the year where it stands in brackets. */
function readSource(raw: string | undefined): Reference {
  if (raw === undefined) return {};
  const medline =
    /^([^.;\d][^.;]{0,120})\.\s((?:1[5-9]|20)\d\d)\b[^;:]{0,20};([^:();]{1,20})(?:\([^()]{1,30}\))?:([A-Za-z]{0,3}\d{1,9})?/.exec(
      raw,
    );
  if (medline) {
    const [, venue, year, volume, page] = medline;
    return { venue, year: Number(year), volume: volume!.trim(), page, raw };
  }
  const year = /\(((?:1[5-9]|20)\d\d)[a-z]?\)/.exec(raw)?.[1];
  return year === undefined ? { raw } : { year: Number(year), raw };
}

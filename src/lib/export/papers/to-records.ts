import type { Corpus, Paper } from '../../model/corpus';
import type { PaperRecord, Reference } from '../../model/record';

/** Papers of a corpus as records again, with all that merging brought together, for the bibliographic exports. */
export function toRecords(corpus: Corpus, papers: readonly number[]): PaperRecord[] {
  const citedBy = new Map<number, number[]>(papers.map((paper) => [paper, []]));
  corpus.citing.forEach((citing, i) => citedBy.get(citing)?.push(corpus.cited[i]!));
  return papers.flatMap((index) => {
    const paper = corpus.papers[index];
    return paper ? [toRecord(corpus, paper, citedBy.get(index) ?? [])] : [];
  });
}

function toRecord(corpus: Corpus, paper: Paper, cites: readonly number[]): PaperRecord {
  const references: Reference[] = cites.map((cited) => referenceTo(corpus.papers[cited]!));
  for (const index of paper.citedWorks) {
    const work = corpus.citedWorks[index]!;
    const reference: Reference = {};
    for (const field of ['doi', 'title', 'year', 'firstAuthor', 'venue', 'volume', 'page', 'raw'] as const)
      if (work[field] !== undefined) Object.assign(reference, { [field]: work[field] });
    references.push(reference);
  }
  const record: PaperRecord = {
    key: paper.id,
    title: paper.title,
    authors: paper.authors.map((author) => corpus.authors[author]!.person),
    keywords: paper.keywords.map((keyword) => corpus.keywords[keyword]!.label),
    references,
    place: paper.sources[0] ?? {},
  };
  const venue = paper.venue === undefined ? undefined : corpus.venues[paper.venue]?.name;
  if (venue !== undefined) record.venue = venue;
  if (paper.authorCount !== undefined && paper.authorCount !== paper.authors.length)
    record.authorCount = paper.authorCount;
  const { date, catalogueIds, timesCited, pageCount, editors, flags, otherDois, relations } = paper;
  const others = { date, catalogueIds, timesCited, pageCount, editors, flags, otherDois, relations };
  for (const [field, value] of Object.entries(others))
    if (value !== undefined) Object.assign(record, { [field]: value });
  for (const field of [
    'type',
    'organisation',
    'venueAbbreviation',
    'publisher',
    'volume',
    'issue',
    'pages',
    'doi',
    'arxivId',
    'pmid',
    'url',
    'language',
    'abstract',
  ] as const)
    if (paper[field] !== undefined) record[field] = paper[field];
  if (paper.issn !== undefined) record.issn = paper.issn;
  return record;
}

function referenceTo(paper: Paper): Reference {
  const reference: Reference = { key: paper.id, title: paper.title };
  if (paper.doi !== undefined) reference.doi = paper.doi;
  if (paper.date) reference.year = paper.date.year;
  return reference;
}

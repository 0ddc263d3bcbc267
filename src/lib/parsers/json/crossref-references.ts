import type { Reference } from '../../model/record';
import { cleanValue } from '../clean-text';
import { bareDoi, objectsOf, plainValue, withoutUndefined, type Json } from './json-values';
import { parseDate } from '../parse-date';

/**
 * The list `reference` of a Crossref work: each entry taken apart by its publisher, or `unstructured`, or both. Entries that tell nothing
 * but their own key are left out. https://api.crossref.org/swagger-ui/index.html
 */
export function readCrossrefReferences(value: unknown): Reference[] {
  return objectsOf(value)
    .map(readReference)
    .filter((reference) => Object.keys(reference).length > 0);
}

function readReference(entry: Json): Reference {
  const article = plainValue(entry['article-title']);
  const book = plainValue(entry['volume-title']);
  const journal = plainValue(entry['journal-title']);
  return withoutUndefined<Reference>({
    doi: bareDoi(entry.DOI),
    title: article ?? book,
    year: parseDate(cleanValue(entry.year) ?? '')?.year,
    firstAuthor: plainValue(entry.author),
    venue: journal ?? (article === undefined ? undefined : book) ?? plainValue(entry['series-title']),
    volume: cleanValue(entry.volume),
    page: cleanValue(entry['first-page']),
    raw: plainValue(entry.unstructured),
  });
}

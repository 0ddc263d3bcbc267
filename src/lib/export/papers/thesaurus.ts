/**
 * VOSviewer thesaurus files: tab-separated, with the header "label" and "replace by" (VOSviewer manual, "Thesaurus file").
 */
import type { Alias } from '../../model/corrections';

const HEADER = 'label\treplace by';

export function writeThesaurus(aliases: readonly Alias[]): string {
  const clean = (text: string) => text.replace(/[\t\r\n]+/g, ' ').trim();
  return [HEADER, ...aliases.map(({ from, to }) => `${clean(from)}\t${clean(to)}`), ''].join('\n');
}

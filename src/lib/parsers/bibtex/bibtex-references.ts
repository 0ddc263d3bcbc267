/**
 * Lists of references in BibTeX exports from Scopus (`references`) and Web of Science (`cited-references`), and keys of entries in the same
 * file that ours hold (`cites`).
 */
import type { Reference } from '../../model/record';
import type { Fields } from './bibtex-fields';
import { latexToText } from './latex-to-text';
import { parseScopusReferences } from '../tables/scopus-references';
import { parseWosReference } from '../tagged/wos-references';

/** All references of an entry, with their parts where they are plain to see. */
export function readReferences(fields: Fields): Reference[] {
  const wos = fields.get('cited-references');
  const scopus = fields.get('references');
  const cites = fields.get('cites');
  if (wos === undefined && scopus === undefined && cites === undefined) return [];
  return [
    ...parseScopusReferences(latexToText((scopus ?? '').replace(/\\?&amp;/g, '\\&'))),
    ...splitWos(wos ?? '').flatMap((line) => parseWosReference(line) ?? []),
    ...splitKeys(cites ?? '').map((key) => ({ key })),
  ];
}

function splitKeys(raw: string): string[] {
  return raw
    .split(',')
    .map((key) => key.trim())
    .filter((key) => key !== '');
}

/** One reference a line, or, where a program has wrapped the lines, each up to the full stop behind a year. */
function splitWos(raw: string): string[] {
  const lines = raw.split('\n').map((line) => line.trim());
  const filled = lines.filter((line) => line !== '');
  const ended = filled.filter((line) => /\.\}{0,2}$/.test(line)).length;
  let parts: string[];
  if (ended >= filled.length - 1) parts = filled;
  else {
    parts = [''];
    for (const piece of filled.join(' ').split(/(?<=\.)\s/)) {
      const text = `${parts.pop() ?? ''} ${piece}`;
      parts.push(text);
      if (/,\s(?:1[4-9]|20)\d\d\b/.test(text) && text.endsWith('.')) parts.push('');
    }
  }
  return parts.map((part) => latexToText(part).replace(/\.$/, '')).filter((part) => part !== '');
}

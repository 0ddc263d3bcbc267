import type { BibliographyFormat } from '../../model/exchange/bibliography';
import type { PaperRecord } from '../../model/record';
import { toBibtex } from './bibtex';
import { toCsv } from './csv';
import { toCslJson } from './csl-json';
import { toRis } from './ris';

const WRITERS: Record<BibliographyFormat, (records: readonly PaperRecord[]) => string> = {
  bibtex: toBibtex,
  ris: toRis,
  'csl-json': toCslJson,
  csv: toCsv,
};

/** Papers in a format that reference managers read; Papercosm reads it back equal. */
export function writeBibliography(format: BibliographyFormat, records: readonly PaperRecord[]): string {
  return WRITERS[format](records);
}

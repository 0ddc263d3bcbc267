/** Citation keys: a record's own where BibTeX allows it, each once whatever the case of its letters. */
import type { PaperRecord } from '../../model/record';

const FORBIDDEN = /[\s"#%'(),={}~\\@]+/g;

export function makeKeys(records: readonly PaperRecord[]): string[] {
  const used = new Set<string>();
  return records.map((record) => {
    const wanted = (record.key ?? '').replace(FORBIDDEN, '-').replace(/^-+|-+$/g, '') || inventKey(record);
    let key = wanted;
    for (let i = 2; used.has(key.toLowerCase()); i++) key = `${wanted}-${i}`;
    used.add(key.toLowerCase());
    return key;
  });
}

/** "vaneck2010rhythm" */
function inventKey({ authors, date, title }: PaperRecord): string {
  const [first] = authors;
  const name = [first?.particle, first?.family ?? first?.literal].filter(Boolean).join('');
  const word = title.split(/[^\p{L}\p{N}]+/u).find((part) => part.length > 3) ?? '';
  const key = `${name.slice(0, 40)}${date?.year ?? ''}${word.slice(0, 40)}`;
  return (
    key
      .normalize('NFKD')
      .replace(/[^A-Za-z0-9]/g, '')
      .toLowerCase() || 'record'
  );
}

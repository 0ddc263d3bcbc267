import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { normalizeWord, singularize } from '../../../src/lib/text/normalize-term';
import * as lists from '../../../src/lib/text/word-lists';

const FOLDER = 'src/lib/text/words';
const FILES = readdirSync(FOLDER).filter((name) => name.endsWith('.json'));
const CAPITALS = new Set(['names.json']);

/** The lists of a file: itself, its lists by key, or its pairs. */
function listsOf(file: string): [name: string, words: string[]][] {
  const data = JSON.parse(readFileSync(`${FOLDER}/${file}`, 'utf8')) as
    string[] | Record<string, string | string[]>;
  if (Array.isArray(data)) return [[file, data]];
  const keys: [string, string[]] = [`keys of ${file}`, Object.keys(data)];
  return [
    keys,
    ...Object.entries(data).filter((entry): entry is [string, string[]] => Array.isArray(entry[1])),
  ];
}

describe.each(FILES)('%s', (file) => {
  it.each(listsOf(file))('%s is sorted, without duplicates', (_, words) => {
    expect(words.length).toBeGreaterThan(0);
    expect(words).toEqual([...new Set(words)].sort());
  });

  it.each(listsOf(file))('%s holds single words in one case', (_, words) => {
    expect(words.filter((word) => word === '' || /\s/.test(word) || word !== word.normalize('NFC'))).toEqual(
      [],
    );
    if (!CAPITALS.has(file)) expect(words.filter((word) => word !== word.toLowerCase())).toEqual([]);
    else expect(words.filter((word) => !/^\p{Lu}/u.test(word))).toEqual([]);
  });

  it('is described, and loaded', () => {
    expect(readFileSync(`${FOLDER}/README.md`, 'utf8')).toContain(`\`${file}\``);
    expect(readFileSync('src/lib/text/word-lists.ts', 'utf8')).toContain(`/${file}'`);
  });
});

describe('lists fit each other', () => {
  it('gives each background word one share', () => {
    const raw = JSON.parse(readFileSync(`${FOLDER}/background-shares.json`, 'utf8')) as Record<
      string,
      string[]
    >;
    expect(Object.values(raw).flat()).toHaveLength(lists.BACKGROUND_SHARES.size);
    for (const share of lists.BACKGROUND_SHARES.values()) expect(share > 0 && share < 1).toBe(true);
  });

  it('has background words in normal form, for phrases are compared with them in it', () => {
    expect([...lists.BACKGROUND_SHARES.keys()].filter((word) => normalizeWord(word, true) !== word)).toEqual(
      [],
    );
  });

  it('leaves no singular that is a plural again', () => {
    for (const singular of lists.IRREGULAR_PLURALS.values()) expect(singularize(singular)).toBe(singular);
  });

  it('leaves no US spelling that is British again', () => {
    for (const spelling of lists.AMERICAN_SPELLINGS.values()) {
      expect(lists.AMERICAN_SPELLINGS.has(spelling)).toBe(false);
    }
  });

  it('has no word that both is and is not English only', () => {
    for (const [language, words] of lists.STOP_WORDS) {
      if (language === 'en') continue;
      const shared = [...words].filter((word) => lists.ENGLISH_ONLY.has(word));
      // A few short words are shared; together they are no fifth of an English text.
      expect(shared.length, `${language}: ${shared.join(' ')}`).toBeLessThan(4);
    }
  });
});

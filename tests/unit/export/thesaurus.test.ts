import { describe, expect, it } from 'vitest';
import { writeThesaurus } from '../../../src/lib/export/papers/thesaurus';
import { readText } from '../parsers/read';

describe('a thesaurus', () => {
  it('is written as VOSviewer reads it, and read back equal', async () => {
    const aliases = [
      { from: 'Li, X.', to: 'Li, Xin' },
      { from: 'LLMs', to: 'large language model' },
      { from: 'noise', to: '' },
    ];
    const text = writeThesaurus(aliases);
    expect(text.split('\n')[0]).toBe('label\treplace by');
    const read = await readText(text, 'thesaurus.txt');
    expect(read.files[0]).toMatchObject({ format: 'vosviewer-thesaurus', problems: [] });
    expect(read.aliases).toEqual(aliases);
  });

  it('keeps tabs and line ends out of its cells', () => {
    expect(writeThesaurus([{ from: 'a\tb', to: 'c\nd' }])).toBe('label\treplace by\na b\tc d\n');
  });
});

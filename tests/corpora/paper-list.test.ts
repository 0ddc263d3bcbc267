import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { NO_PROGRESS } from '../../src/lib/model/progress';
import { readFiles } from '../../src/lib/parsers/read-files';

const COLM = '../shared/data/topics/colm.json';

interface ColmPaper {
  v: string;
  y: number;
  t: string;
  a: string;
  k: string[];
}

describe.runIf(existsSync(COLM))('717 papers of a conference', () => {
  const read = async (value: unknown) =>
    readFiles([{ name: 'colm.json', bytes: new TextEncoder().encode(JSON.stringify(value)) }], NO_PROGRESS);

  it('are read under full names, and not under short ones', async () => {
    const papers = JSON.parse(readFileSync(COLM, 'utf8')) as ColmPaper[];
    const full = papers.map(({ v, y, t, a, k }) => ({
      Venue: v,
      Year: y,
      Title: t,
      Abstract: a,
      Keywords: k.join(';'),
    }));
    const { files, records } = await read(full);
    expect(files[0]).toMatchObject({ format: 'paper-list', records: 717, problems: [] });
    expect(records.map(({ date }) => date?.year)).toEqual(papers.map(({ y }) => Number(y)));
    const short = await read(papers);
    expect(short.files[0]).toMatchObject({ format: null, records: 0 });
  });
});

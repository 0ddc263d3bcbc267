import { DOMParser } from '@xmldom/xmldom';
import { describe, expect, it } from 'vitest';
import { makeMap } from '../../../src/cli/map';
import { parseMapArgs } from '../../../src/cli/args';
import { clipText, LONGEST_SHOWN } from '../../../src/lib/model/clip-text';
import { DEFAULT_SETTINGS } from '../../../src/lib/model/settings';
import { placeRegionNames } from '../../../src/lib/view/labels/region-names';
import { wrapText } from '../../../src/lib/view/labels/map-labels';
import { createEngine } from '../../../workers/engine';
import { createSyntheticSnapshot } from '../../scenes/synthetic-snapshot';

const LENGTH = 100_000;
const long = (piece: string) =>
  piece
    .repeat(Math.ceil(LENGTH / piece.length))
    .slice(0, LENGTH)
    .trim();

const csl = (text: string) =>
  JSON.stringify(
    [0, 1, 2, 3].map((i) => ({
      id: `p${i}`,
      type: 'article-journal',
      title: i < 2 ? `${text} ${i}` : `Stone walls and snails ${i}`,
      author: [{ family: i < 2 ? text : 'Lee', given: 'Ann' }],
      keyword: i < 2 ? `${text}, snails` : 'snails',
      'container-title': text,
      issued: { 'date-parts': [[2000 + i]] },
    })),
  );
const ris = (text: string) =>
  [0, 1, 2, 3]
    .map((i) => {
      const own = i < 2 ? `${text} ${i}` : `Stone walls and snails ${i}`;
      return `TY  - JOUR\nTI  - ${own}\nAU  - Lee, Ann\nKW  - ${own}\nKW  - snails\nJO  - ${text}\nPY  - 200${i}\nER  - \n`;
    })
    .join('\n');
const gexf = (text: string) =>
  `<?xml version="1.0"?><gexf xmlns="http://gexf.net/1.3" version="1.3"><graph><nodes>${[0, 1, 2, 3]
    .map((i) => `<node id="${i}" label="${text} ${i}"/>`)
    .join(
      '',
    )}</nodes><edges>${[0, 1, 2].map((i) => `<edge id="${i}" source="${i}" target="${i + 1}"/>`).join('')}</edges></graph></gexf>`;

const bytes = (text: string) => new TextEncoder().encode(text);

/** Lengths of all texts of a picture, but for its description. */
function textLengths(svg: string): number[] {
  const xml = new DOMParser().parseFromString(svg, 'image/svg+xml');
  return ['title', 'text', 'tspan'].flatMap((name) =>
    Array.from(xml.getElementsByTagName(name)).map((one) => one.textContent?.length ?? 0),
  );
}

describe('long texts', () => {
  it.each([
    ['words of CSL-JSON', 'a.json', csl(long('stone walls of old '))],
    ['one word of CSL-JSON', 'a.json', csl(long('a'))],
    ['words of RIS', 'a.ris', ris(long('stone walls of old '))],
    ['characters of two units of RIS', 'a.ris', ris(long('🐌'))],
    ['labels of GEXF', 'a.gexf', gexf(long('wall '))],
  ])('are in a picture with their beginning alone: %s', async (_, name, text) => {
    const args = parseMapArgs([name, '-o', 'a.svg']);
    const made = await makeMap([{ name, bytes: bytes(text) }], args);
    const content = String(made.content);
    expect(Math.max(...textLengths(content))).toBeLessThanOrEqual(LONGEST_SHOWN);
    expect(content.length).toBeLessThan(60_000);
  });

  it('reach lines and titles clipped, cards and files whole', async () => {
    const engine = createEngine();
    const text = long('stone walls of old ');
    const result = await engine.load(1, [{ name: 'a.json', bytes: bytes(csl(text)) }], DEFAULT_SETTINGS);
    if (result.kind !== 'done') throw new Error(result.kind);
    const nodes = Array.from({ length: result.snapshot.nodeCount }, (_, node) => node);
    const titles = await engine.titles(nodes);
    expect(Math.max(...titles.map((title) => title.length))).toBe(LONGEST_SHOWN);
    const at = result.snapshot.ids.indexOf('p0');
    const details = await engine.details(at);
    if (details?.kind !== 'paper') throw new Error('no paper');
    expect(details.title).toBe(`${text} 0`);
    const lines = [...details.authors, ...details.keywords, ...details.similar];
    expect(lines.length).toBeGreaterThan(2);
    for (const line of lines) {
      expect(line.label.length).toBeLessThanOrEqual(LONGEST_SHOWN);
      expect((line.detail ?? '').length).toBeLessThanOrEqual(LONGEST_SHOWN + 40);
    }
    expect(await engine.exportPapers('csl-json')).toContain(`${text} 0`);
    expect(await engine.exportMap('gexf')).toContain(`${text} 0`);
  });

  it('are measured no further than they are drawn', () => {
    const map = createSyntheticSnapshot(400, 1200, 7);
    map.clusters.forEach(
      (cluster, i) => (cluster.label = `${long(i % 2 ? 'a' : 'stone wall ')} · ${long('b')}`),
    );
    let most = 0;
    const names = placeRegionNames(map, map.radius, 5, 1440, (text, size) => {
      most = Math.max(most, text.length);
      return 0.58 * size * text.length;
    });
    expect(most).toBeLessThanOrEqual(80);
    for (const { width } of names) expect(width).toBeLessThan(2500);
  });

  it('wrap into short lines, even where nothing parts them', () => {
    for (const text of [long('a'), `${long('a')} end`, `in ${long('a')} end`, long('stone wall ')]) {
      const lines = wrapText(text, 34, 2);
      expect(lines.length).toBeLessThanOrEqual(2);
      for (const line of lines) expect(line.length).toBeLessThanOrEqual(48);
    }
  });
});

describe('clipText', () => {
  it.each([
    ['abc', 3, 'abc'],
    ['abcd', 3, 'ab…'],
    ['ab cd', 4, 'ab…'],
    ['a🐌b', 3, 'a…'],
    ['a🐌b', 4, 'a🐌b'],
    ['ab', 1, '…'],
  ])('%s, %i', (text, most, clipped) => {
    expect(clipText(text, most)).toBe(clipped);
    expect(clipText(text, most).length).toBeLessThanOrEqual(most);
  });
});

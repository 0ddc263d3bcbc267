import { describe, expect, it } from 'vitest';
import { METRICS } from '../../../src/lib/model/answers/metrics';
import { countKinds } from '../../../src/lib/model/network';
import { DEFAULT_ENCODINGS } from '../../../src/lib/model/view';
import { availableMetrics, computeMetric } from '../../../src/lib/metrics/registry';
import { NO_PROGRESS } from '../../../src/lib/model/progress';
import { itemWords } from '../../../src/lib/view/item-words';
import { metricChoices, sizeKey } from '../../../src/lib/view/map-keys';
import { makeMap, makeMapOf } from '../export/make-map';

const paper = (key: string, title: string, more: string): string =>
  `TY  - JOUR\nTI  - ${title}\nAU  - ${key}, A\nPY  - 2011\n${more}ER  - \n`;

describe('sizes of papers that no paper here cites', () => {
  it('are the times cited that the file gives', async () => {
    const wos = ['12', '3', '0', ''].map((times, i) =>
      [
        'PT J',
        `TI Mosses of the shore ${'abcd'[i]}`,
        'AU Amsel, C',
        'PY 2011',
        ...(times ? [`TC ${times}`] : []),
        'ER',
        '',
      ].join('\n'),
    );
    const made = await makeMap('savedrecs.txt', `FN Clarivate\nVR 1.0\n${wos.join('\n')}\nEF\n`);
    const { snapshot } = made;
    expect(snapshot.sizedBy?.metric).toBe('times-cited');
    const papers = snapshot.ids.map((_, node) => node).filter((node) => snapshot.kinds[node] === 0);
    expect(papers.map((node) => snapshot.sizedBy!.values[node]).sort((a, b) => b! - a!)).toEqual([
      12, 3, 0, 0,
    ]);
    const radii = papers.map((node) => snapshot.radius[node]!).sort((a, b) => b - a);
    expect(radii[0]).toBeGreaterThan(radii[1]!);
    expect(radii[1]).toBeGreaterThan(radii[2]!);
    // The counts are what they were: no paper is cited here.
    expect(papers.map((node) => snapshot.count[node])).toEqual([0, 0, 0, 0]);
    expect(sizeKey(snapshot, DEFAULT_ENCODINGS, {}).words).toContain('times cited (file)');
    expect(sizeKey(snapshot, DEFAULT_ENCODINGS, {}).words).not.toContain('citations here');
    const [citations] = metricChoices(snapshot, availableMetrics(made), 'size');
    expect(citations?.options.map(({ label }) => label)).not.toContain('Citations here, papers');
  });

  it('are their links where the file says nothing of citations', async () => {
    const { snapshot } = await makeMap(
      'some.ris',
      paper('Amsel', 'Moss on shore rocks', 'KW  - moss\nKW  - shore\nKW  - rock\n') +
        paper('Brandt', 'Moss on mountain rocks', 'KW  - moss\n') +
        paper('Dohle', 'Gulls of the shore', 'KW  - shore\nKW  - gull\n'),
    );
    expect(snapshot.sizedBy?.metric).toBe('degree');
    const papers = snapshot.ids.map((_, node) => node).filter((node) => snapshot.kinds[node] === 0);
    expect(new Set(papers.map((node) => snapshot.radius[node])).size).toBeGreaterThan(1);
    expect(sizeKey(snapshot, DEFAULT_ENCODINGS, {}).words).toMatch(
      /^links; for authors and keywords, papers$/,
    );
  });

  it('are citations as soon as one paper cites another', async () => {
    const { snapshot } = await makeMap(
      'some.bib',
      `@article{a, title={Moss on shore rocks}, year={2010}, doi={10.1234/a}}
       @article{b, title={Moss on mountain rocks}, year={2012}, references={10.1234/a}, cites={a}}
       @article{c, title={Gulls of the shore}, year={2013}}`,
    );
    if (snapshot.count.some((count) => count > 0)) expect(snapshot.sizedBy).toBeUndefined();
    else expect(snapshot.sizedBy?.metric).toBe('degree');
  });
});

it('offers times cited beside times cited a year', async () => {
  const made = await makeMap(
    'savedrecs.txt',
    `FN Clarivate\nVR 1.0\nPT J\nTI Mosses\nAU Amsel, C\nPY 2010\nTC 8\nER\n\nPT J\nTI Gulls\nAU Brandt, O\nPY 2011\nER\n\nEF\n`,
  );
  expect(availableMetrics(made)).toEqual(expect.arrayContaining(['times-cited', 'times-cited-per-year']));
  const column = await computeMetric(made, 'times-cited', NO_PROGRESS);
  expect([...column!.values].filter((value) => !Number.isNaN(value))).toEqual([8]);
  expect(METRICS['times-cited'].label).toBe('Times cited (file)');
});

describe('items whose kind no file tells', () => {
  const rows = ['id\tlabel\tx\ty\tcluster\tweight<Documents>']
    .concat(
      Array.from(
        { length: 40 },
        (_, i) => `${i + 1}\tj soil ${i}\t${i % 7}\t${i % 5}\t1\t${i === 0 ? 900 : i}`,
      ),
    )
    .join('\n');
  const gexf = `<gexf version="1.3"><graph><nodes>
    <node id="a" label="Harbour"/><node id="b" label="Quay"/></nodes>
    <edges><edge source="a" target="b"/></edges></graph></gexf>`;

  it('are items in VOSviewer and GEXF files, discs as unlike as their weights', async () => {
    const { snapshot } = await makeMapOf({ 'journals-map.txt': rows });
    expect(countKinds(snapshot.kinds)).toMatchObject({ item: 40, keyword: 0 });
    expect(snapshot.method).toContain('40 items');
    const largest = Math.max(...snapshot.radius);
    expect(largest / Math.min(...snapshot.radius)).toBeGreaterThan(6);
    const graph = await makeMap('harbour.gexf', gexf);
    expect(countKinds(graph.snapshot.kinds)).toMatchObject({ item: 2, keyword: 0 });
  });

  it('stay keywords where occurrences are counted', async () => {
    const { snapshot } = await makeMapOf({ 'terms-map.txt': rows.replace('Documents', 'Occurrences') });
    expect(countKinds(snapshot.kinds)).toMatchObject({ item: 0, keyword: 40 });
  });
});

it('calls what a map of co-citation counts cited works', () => {
  const kinds = Uint8Array.of(0, 4);
  expect(itemWords({ network: 'co-citation', kinds }).many).toBe('cited works');
  expect(itemWords({ network: 'co-citation', kinds: Uint8Array.of(0) }).many).toBe('cited works');
  expect(itemWords({ network: 'citation', kinds: Uint8Array.of(0) }).many).toBe('papers');
});

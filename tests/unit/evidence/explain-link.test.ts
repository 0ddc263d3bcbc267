import { describe, expect, it } from 'vitest';
import { analyseNetwork } from '../../../src/lib/map/analyse-network';
import { explainLink, explainOne } from '../../../src/lib/evidence/explain-link';
import { createMapContext, type MapContext } from '../../../src/lib/map/map-context';
import type { LinkEvidence } from '../../../src/lib/model/details';
import { NETWORK_OPTIONS } from '../../../src/lib/model/network-options';
import { NO_PROGRESS } from '../../../src/lib/model/progress';
import { COUNTINGS, DEFAULT_SETTINGS, NORMALIZATIONS, type Settings } from '../../../src/lib/model/settings';
import { fitInput } from '../../../src/lib/networks/fit-input';
import type { NetworkInput } from '../../../src/lib/networks/network-input';
import { buildNetwork } from '../../../src/lib/networks/registry';
import { smallInput } from '../../fixtures/small-input';
import { tenPapers } from '../../fixtures/ten-linked-papers';

async function mapOf(given: NetworkInput, patch: Partial<Settings>): Promise<MapContext> {
  const settings = { ...DEFAULT_SETTINGS, ...patch };
  const input = fitInput(given, settings);
  const network = await buildNetwork(input, settings, NO_PROGRESS);
  const { snapshot } = await analyseNetwork(input, network, settings, { progress: NO_PROGRESS });
  return createMapContext(input, snapshot, [], network.clustering);
}

/** The one link between two nodes, by their labels or ids. */
async function linkOf(patch: Partial<Settings>, a: string, b: string): Promise<LinkEvidence> {
  const context = await mapOf(tenPapers(), patch);
  const { ids, labels } = context.snapshot;
  const at = (name: string): number => {
    const node = ids.includes(name) ? ids.indexOf(name) : labels.indexOf(name);
    if (node < 0) throw new Error(`No node ${name} among ${labels.join(', ')}`);
    return node;
  };
  const found = await explainLink(context, at(a), at(b));
  expect(found).toHaveLength(1);
  return found[0]!;
}

const sharedIds = ({ shared }: LinkEvidence) => shared?.items.map(({ id }) => id);

describe('a co-authorship', () => {
  const authors = ['a:ann-ahl', 'a:bo-bok'] as const;

  it('shows the papers together and the cosine of their numbers', async () => {
    const evidence = await linkOf({ network: 'co-authorship', normalization: 'cosine' }, ...authors);
    expect(evidence.sentence).toBe('They wrote 3 papers together.');
    expect(evidence.shared).toMatchObject({ what: 'Papers together', total: 3 });
    // Papers of two authors before the one of three.
    expect(sharedIds(evidence)).toEqual(['p1', 'p2', 'p3']);
    expect(evidence.arithmetic).toMatchObject({ count: 3, counted: 3, wi: 6, wj: 4, n: 10 });
    expect(evidence.arithmetic!.words).toBe('3 papers shared; Ann Ahl wrote 6, Bo Bok wrote 4');
    expect(evidence.arithmetic!.formula).toBe('3 / √(6 × 4) = 0.612');
    expect(evidence.weight).toBeCloseTo(3 / Math.sqrt(24), 6);
  });

  it('counts a paper of n authors 1 / (n - 1) with fractional counting', async () => {
    const evidence = await linkOf({ network: 'co-authorship', counting: 'fractional' }, ...authors);
    // p1 and p2 count 1, p3 with its three authors 1/2.
    expect(evidence.arithmetic).toMatchObject({ count: 3, counted: 2.5, result: 2.5, formula: '2.5' });
    expect(evidence.shared!.items.map(({ share }) => share)).toEqual([1, 1, 0.5]);
    expect(evidence.arithmetic!.words).toContain(
      'counted as 2.5 (each counts 1 / (n - 1), n being its number of authors)',
    );
    const divided = await linkOf(
      { network: 'co-authorship', counting: 'fractional', normalization: 'association' },
      ...authors,
    );
    // Ann wrote three papers with others, Bo three.
    expect(divided.arithmetic).toMatchObject({ wi: 3, wj: 3, formula: '2.5 / (3 × 3) = 0.278' });
  });
});

describe('links of other networks made by sharing', () => {
  it('show the papers that hold both keywords', async () => {
    const evidence = await linkOf(
      { network: 'keyword-co-occurrence', normalization: 'jaccard', minShared: 1 },
      'moss',
      'roof',
    );
    expect(evidence.shared).toMatchObject({ what: 'Papers that hold both', total: 2 });
    expect(sharedIds(evidence)).toEqual(['p1', 'p2']);
    expect(evidence.arithmetic!.formula).toBe('2 / (4 + 3 - 2) = 0.4');
    expect(evidence.arithmetic!.words).toBe('2 papers shared; “moss” is in 4, “roof” is in 3');
  });

  it('work NPMI out over the papers that have keywords', async () => {
    const { arithmetic, weight } = await linkOf(
      { network: 'keyword-co-occurrence', minShared: 1 },
      'moss',
      'roof',
    );
    // p1 to p4 and p7 to p9 have keywords.
    expect(arithmetic).toMatchObject({ normalization: 'npmi', n: 7 });
    expect(arithmetic!.formula).toBe('ln(2 × 7 / (4 × 3)) / -ln(2 / 7) = 0.123');
    expect(arithmetic!.words).toBe('2 papers shared; “moss” is in 4, “roof” is in 3; 7 papers in all');
    expect(weight).toBeCloseTo(Math.log(14 / 12) / Math.log(7 / 2), 6);
  });

  it('show the references that both papers cite, also outside the corpus', async () => {
    const evidence = await linkOf({ network: 'bibliographic-coupling', normalization: 'none' }, 'p2', 'p3');
    // p2 cites p1 w1 w2 w3, p3 cites p1 p2 w1. Both p1 and w1 are cited by three papers.
    expect(evidence.shared).toMatchObject({ what: 'Works that both cite', total: 2 });
    expect(sharedIds(evidence)).toEqual(['p1', 'w1']);
    expect(evidence.shared!.items[1]).toMatchObject({ node: -1, kind: 'work', label: 'Work 1' });
    expect(evidence.shared!.items[0]!.node).toBeGreaterThanOrEqual(0);
    expect(evidence.sentence).toBe('They cite 2 works in common.');
  });

  it('show the papers that cite both works', async () => {
    const evidence = await linkOf({ network: 'co-citation', normalization: 'inclusion' }, 'w1', 'w2');
    expect(evidence.shared).toMatchObject({ what: 'Papers that cite both', total: 2 });
    expect(sharedIds(evidence)).toEqual(['p1', 'p2']);
    expect(evidence.arithmetic).toMatchObject({ count: 2, wi: 3, wj: 2, formula: '2 / min(3, 2) = 1' });
    expect(evidence.sentence).toBe('2 papers cite both.');
  });

  it('list 20 of many, and tell how many there are', async () => {
    const many = smallInput(
      Array.from({ length: 30 }, (_, i) => ({ id: `p${i}`, authors: ['Ann Ahl', 'Bo Bok'] })),
    );
    const context = await mapOf(many, { network: 'co-authorship' });
    const [evidence] = await explainLink(context, 0, 1);
    expect(evidence!.shared!.total).toBe(30);
    expect(evidence!.shared!.items).toHaveLength(20);
  });
});

describe('citations between authors or sources', () => {
  it('list the citations behind a link, and only those in its direction', async () => {
    const context = await mapOf(tenPapers(), { network: 'citation', unit: 'authors' });
    const at = (id: string) => context.snapshot.ids.indexOf(id);
    const found = await explainLink(context, at('a:cy-cole'), at('a:bo-bok'));
    const forth = found.find(({ source }) => source.id === 'a:cy-cole')!;
    // Cy wrote p3 p7 p8; Bo p1 p2 p3 p6: p3 cites p1 and p2, p7 cites p3 and p6, p8 cites p3.
    expect(forth.weight).toBe(5);
    expect(forth.shared).toMatchObject({ what: 'Citations', total: 5 });
    expect(forth.shared!.items[0]).toMatchObject({ id: 'p3', node: -1, label: 'Paper p3' });
    expect(forth.shared!.items[0]!.detail).toContain('cites “Paper p1”');
    expect(forth.arithmetic).toMatchObject({ count: 5, result: 5, formula: '5' });
    const back = found.find(({ source }) => source.id === 'a:bo-bok')!;
    // p6 cites p3; Bo's p3 cites none of Cy's.
    expect(back.shared!.total).toBe(back.weight);
  });
});

describe('a relatedness', () => {
  it('is the sum of its parts', async () => {
    const context = await mapOf(tenPapers(), { network: 'relatedness' });
    const { links } = context.snapshot;
    expect(links.source.length).toBeGreaterThan(10);
    const names = new Set<string>();
    for (let link = 0; link < links.source.length; link++) {
      const { parts, weight } = await explainOne(context, link);
      expect(parts!.reduce((sum, { value }) => sum + value, 0)).toBeCloseTo(weight, 6);
      for (const { name, formula, value } of parts!) {
        names.add(name);
        expect(evaluate(formula)).toBeCloseTo(value, 2);
      }
    }
    expect([...names].sort()).toEqual(['citations', 'shared references', 'text (6 nearest)']);
  });

  it('works one part out by hand', async () => {
    const evidence = await linkOf({ network: 'relatedness' }, 'p1', 'p4');
    // p4 cites p1. p1 has citations with p2, p3 and p4, p4 with p1 and p5; both also have text and shared references.
    const citation = evidence.parts!.find(({ name }) => name === 'citations')!;
    expect(citation.value).toBeCloseTo((1 / 3 / 3 + 1 / 2 / 3) / 2, 9);
    expect(citation.formula).toBe('(1 / 3 / 3 + 1 / 2 / 3) / 2 = 0.139');
    expect(evidence.sentence).toBe('They are related by citations.');
  });

  it('is the text alone where nothing is cited', async () => {
    const input = smallInput([{ id: 'a' }, { id: 'b' }], [['a', 'b', 0.64]]);
    const context = await mapOf(input, { network: 'relatedness' });
    const [evidence] = await explainLink(context, 0, 1);
    expect(evidence!.parts).toMatchObject([{ name: 'text (6 nearest)' }]);
    expect(evidence!.parts![0]!.value).toBeCloseTo(0.512, 6);
  });
});

describe('the arithmetic of every link', () => {
  const networks = [
    'co-authorship',
    'keyword-co-occurrence',
    'bibliographic-coupling',
    'co-citation',
  ] as const;
  const cases = networks.flatMap((network) =>
    NETWORK_OPTIONS[network].units.flatMap((unit) =>
      NORMALIZATIONS.map((normalization) => ({ network, unit, normalization })),
    ),
  );

  it.each(cases)('gives its weight: $network of $unit, $normalization', async (patch) => {
    let seen = 0;
    for (const counting of COUNTINGS) {
      const context = await mapOf(tenPapers(), {
        ...{ ...patch, counting, minShared: 1, strongest: 0, minOccurrences: 1 },
      });
      const { links } = context.snapshot;
      for (let link = 0; link < links.source.length; link++) {
        const { arithmetic, shared, weight } = await explainOne(context, link);
        expect(Math.abs(arithmetic!.result - weight)).toBeLessThan(1e-6 * Math.max(1, weight));
        // What stands there as a sum is the sum; its figures have three digits.
        const { formula } = arithmetic!;
        if (!formula.startsWith('in all'))
          expect(Math.abs(evaluate(formula) - weight)).toBeLessThan(0.02 * weight + 0.001);
        expect(shared!.total).toBe(arithmetic!.count);
        const shares = shared!.items.reduce((sum, { share }) => sum + share, 0);
        expect(shares).toBeCloseTo(arithmetic!.counted, 9);
        seen++;
      }
    }
    expect(seen).toBeGreaterThan(0);
  });

  it.each(['authors', 'sources'] as const)('gives its weight: citations of %s', async (unit) => {
    const context = await mapOf(tenPapers(), { network: 'citation', unit });
    const { links } = context.snapshot;
    expect(links.source.length).toBeGreaterThan(0);
    for (let link = 0; link < links.source.length; link++) {
      const { arithmetic, weight } = await explainOne(context, link);
      expect(arithmetic!.result).toBe(weight);
    }
  });
});

/** The value of what stands before the "=". */
function evaluate(formula: string): number {
  const [sum = ''] = formula.split(' = ');
  const tokens = sum
    .replaceAll('×', '*')
    .replaceAll('²', '^')
    .match(/\d+(\.\d+)?(e[+-]?\d+)?|√|ln|min|[-+*/^(),]/g)!;
  let at = 0;
  const expression = (): number => {
    let value = product();
    while (tokens[at] === '+' || tokens[at] === '-') value += tokens[at++] === '+' ? product() : -product();
    return value;
  };
  const product = (): number => {
    let value = factor();
    while (tokens[at] === '*' || tokens[at] === '/')
      value = tokens[at++] === '*' ? value * factor() : value / factor();
    return value;
  };
  const factor = (): number => {
    const token = tokens[at++]!;
    let value = Number(token);
    if (token === '-') return -factor();
    if (token === '√') value = Math.sqrt(factor());
    else if (token === 'ln') value = Math.log(factor());
    else if (token === 'min' || token === '(') {
      if (token === 'min') at++;
      value = expression();
      while (tokens[at] === ',') {
        at++;
        value = Math.min(value, expression());
      }
      at++;
    }
    if (tokens[at] === '^') {
      at++;
      value *= value;
    }
    return value;
  };
  return expression();
}

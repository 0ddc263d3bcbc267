/** A thousand hashes and a thousand queries of an embed that no page has written. */
import { deflateSync, strToU8 } from 'fflate';
import { describe, expect, it } from 'vitest';
import { createRng, type Rng } from '../../src/lib/graph/rng';
import { DEFAULT_VIEW } from '../../src/lib/model/view';
import { readEmbedOptions } from '../../src/lib/state/embed/options';
import { readLink } from '../../src/lib/state/read-link';
import { compactView } from '../../src/lib/view/compact-view';
import { mendHash } from '../../src/lib/view/mend-hash';
import { decodeView, toHash } from '../../src/lib/view/permalink';
import { makeHash } from './hashes';
import { watchSurroundings } from './surroundings';

const COUNT = 1_000;

it(`${COUNT} hashes: each gives a view that is one, and says what it leaves out`, () => {
  const watch = watchSurroundings();
  const random = createRng(12);
  let said = 0;
  for (let i = 0; i < COUNT; i++) {
    const hash = makeHash(random);
    decodeURIComponent(mendHash(hash));
    const { view, problem, isNamed } = readLink(hash);
    if (problem) {
      said++;
      expect(problem.message, hash).not.toBe('');
      expect(problem.message.length, hash).toBeLessThan(1_000);
    }
    if (problem?.code === 'link-unreadable')
      expect({ view, isNamed }, hash).toEqual({ view: DEFAULT_VIEW, isNamed: false });
    // What a reader took, a writer writes, and it is taken again.
    const again = decodeView(toHash(view));
    expect(again.problem, hash).toBeUndefined();
    expect(compactView(again.view), hash).toEqual(compactView(view));
  }
  expect(said).toBeGreaterThan(COUNT / 2);
  expect(watch.faults()).toEqual([]);
  watch.stop();
});

it('a payload that unpacks to more than any view is refused', () => {
  const bomb = deflateSync(strToU8(`{"q":"${' '.repeat(30_000_000)}"}`), { level: 9 });
  const { view, problem } = readLink(`#s=1.${Buffer.from(bomb).toString('base64url')}`);
  expect(problem?.code).toBe('link-unreadable');
  expect(view).toEqual(DEFAULT_VIEW);
});

describe(`${COUNT} queries of an embed`, () => {
  const words = ['ui', 'theme', 'bg', 'wheel', 'timeline', 'home', '__proto__', 'constructor'];
  const values = [
    'full',
    'dark',
    'transparent',
    'f00',
    'url(//host.invalid)',
    'red;x:y',
    '%',
    '%E0%A4',
    '__proto__',
    'javascript:x',
    '<b>',
    '',
  ];
  const pick = (random: Rng, list: readonly string[]) => list[Math.floor(random() * list.length)]!;

  it('give only what is offered, and lead nowhere else', () => {
    const random = createRng(13);
    for (let i = 0; i < COUNT; i++) {
      const query = Array.from({ length: 4 }, () => `${pick(random, words)}=${pick(random, values)}`).join(
        '&',
      );
      const options = readEmbedOptions(
        `https://maps.example/papercosm/embed/?${query}${makeHash(random)}`,
        true,
      );
      expect(['none', 'min', 'full']).toContain(options.ui);
      expect(['auto', 'light', 'dark']).toContain(options.theme);
      expect(options.background ?? 'transparent').toMatch(/^(?:transparent|#[0-9a-f]{3,8})$/i);
      expect(new URL(options.home).href.split('#')[0]).toBe('https://maps.example/papercosm/');
    }
  });
});

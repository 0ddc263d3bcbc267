import { expect, test } from '@playwright/test';
import {
  coloursOf,
  countOf,
  openApp,
  openFile,
  openFinished,
  settled,
  standsStill,
  watchErrors,
} from './app';

const payload = (value: unknown) => `#s=0.${Buffer.from(JSON.stringify(value)).toString('base64url')}`;

const BROKEN: [what: string, hash: string, says: RegExp][] = [
  ['an unknown sample', '#sample=nowhere', /nowhere/],
  ['an unknown sample in a payload', payload({ d: 'gone' }), /gone/],
  ['a broken escape', '#s=0.%%%', /damaged/],
  ['a percent sign alone', '#%', /can't be read/],
  ['half a letter', '#s=%E0%A4%A', /damaged/],
  ['a list', payload([1, 2]), /damaged/],
  ['another version', '#s=9.abc', /version 9/],
  [
    'wrong types',
    payload({ d: 7, f: { y: [1, 2], a: 'q' }, sel: 3, box: ['a'], set: { network: 5 } }),
    /left out/,
  ],
];

/** Those that the embed is tried with: one of a kind. */
const IN_EMBED = ['an unknown sample', 'a broken escape', 'another version', 'wrong types'];

for (const base of ['/', '/embed/']) {
  test(`a link that can't be followed, at ${base}: one card and a working page`, async ({ page }) => {
    const errors = watchErrors(page);
    for (const [what, hash, says] of BROKEN) {
      if (base === '/embed/' && !IN_EMBED.includes(what)) continue;
      await test.step(what, async () => {
        await page.goto('about:blank');
        await openFinished(page, base + hash);
        await expect(page.getByRole('alert')).toContainText(says);
        await expect(page.getByRole('alert')).toHaveCount(1);
        await settled(page);
        expect(await coloursOf(page)).toBeGreaterThan(40);
        expect(errors).toEqual([]);
      });
    }
  });
}

test('a link that can’t be followed leaves the reader’s project open', async ({ page }) => {
  await openFinished(page);
  await openFile(page, 'tests/fixtures/pollination.bib');
  await standsStill(page);
  await page.evaluate(() => (location.hash = '#sample=nowhere'));
  await expect(page.getByRole('alert')).toContainText('nowhere');
  expect(await countOf(page, 'papers')).toBe(10);
  await page.goto('about:blank');
  await openApp(page, '/#s=0.%%%');
  await settled(page);
  expect(await countOf(page, 'papers')).toBe(10);
});

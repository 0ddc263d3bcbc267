import { expect, test } from '@playwright/test';
import { readFileSync } from 'node:fs';
import { countOf, openFile, settled, sharedPage, watchErrors } from './app';

const library = readFileSync('tests/fixtures/pollination.bib', 'utf8');

function file(name: string, content: string | Buffer) {
  return { name, mimeType: 'application/octet-stream', buffer: Buffer.from(content as string) };
}

/** 10 MB that read like nothing. */
function noise(): string {
  const letters = 'abcdefghijklmnopqrstuvwxyz \n{}@,"=';
  let state = 7;
  const piece = Array.from({ length: 1 << 16 }, () => {
    state = (Math.imul(state, 1103515245) + 12345) >>> 0;
    return letters[(state >>> 16) % letters.length];
  }).join('');
  return piece.repeat(160).slice(0, 10_000_000);
}

const REFUSED: [what: string, name: string, content: () => string | Buffer, says: RegExp][] = [
  ['an empty file', 'nothing.bib', () => '', /empty/i],
  [
    'a binary file',
    'picture.bib',
    () => Buffer.from(Array.from({ length: 4096 }, (_, i) => (i * 73 + (i >> 3)) % 256)),
    /text|binary/i,
  ],
  [
    'JSON of another kind',
    'settings.json',
    () => JSON.stringify({ compilerOptions: { strict: true } }),
    /JSON/,
  ],
  [
    'a page with no papers',
    'page.txt',
    () => 'Daily Papers\n\nGet trending papers in your email inbox!\n\nSubscribe\n',
    /paper|recogni/i,
  ],
  ['10 MB of random text', 'noise.txt', noise, /recogni|paper/i],
];

/** What is refused leaves the page as it was; all else takes the place of what was there. */
const shared = sharedPage();

test.describe('refused, with the map before it kept', () => {
  for (const [what, name, content, says] of REFUSED) {
    test(what, async () => {
      const page = shared();
      const errors = watchErrors(page);
      const before = await countOf(page, 'papers');
      await page.setInputFiles('input[type=file]', file(name, content()));
      const alert = page.getByRole('alert');
      await expect(alert).toContainText(says);
      await expect(alert).toContainText(name);
      expect(await countOf(page, 'papers')).toBe(before);
      expect(before).toBeGreaterThan(0);
      await alert.getByRole('button', { name: 'Close' }).click();
      await settled(page);
      await openFile(page, file('good.bib', library));
      expect(await countOf(page, 'papers')).toBe(10);
      expect(errors).toEqual([]);
    });
  }
});

test('a truncated library keeps what stands before the damage and says where it broke', async () => {
  const page = shared();
  await page.setInputFiles(
    'input[type=file]',
    file('cut.bib', library.slice(0, library.indexOf('number of solitary bees in'))),
  );
  await expect(page.getByRole('heading', { name: 'What was read' })).toBeVisible();
  await expect(page.getByText(/cut\.bib, line \d+/).first()).toBeVisible();
  await page.keyboard.press('Escape');
  await settled(page);
  expect(await countOf(page, 'papers')).toBeGreaterThanOrEqual(6);
});

test('a title of 10,000 characters', async () => {
  const page = shared();
  const errors = watchErrors(page);
  const long = 'On the length of titles '.repeat(420).trim();
  const records = [
    { id: 'long', type: 'article-journal', title: long, issued: { 'date-parts': [[2001]] } },
    {
      id: 'short',
      type: 'article-journal',
      title: 'On the length of titles',
      issued: { 'date-parts': [[2002]] },
    },
    { id: 'third', type: 'article-journal', title: 'Brevity of titles', issued: { 'date-parts': [[2003]] } },
  ];
  await openFile(page, file('long.json', JSON.stringify(records)));
  expect(await countOf(page, 'papers')).toBe(3);
  const search = page.getByRole('combobox', { name: 'Search papers, authors, keywords' });
  await search.fill('length titles');
  await search.press('Enter');
  await expect(page.getByRole('complementary', { name: 'What is chosen' })).toBeVisible();
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth);
  expect(overflow).toBe(false);
  expect(errors).toEqual([]);
});

test('markup in titles, abstracts and keywords is shown as text', async () => {
  const page = shared();
  const errors = watchErrors(page);
  const evil = '<img src=x onerror="window.hacked=1"> <script>window.hacked=1</script>';
  const records = ['one', 'two', 'three'].map((id, i) => ({
    id,
    type: 'article-journal',
    title: `${evil} trap ${id}`,
    abstract: `${evil} We study the trap ${id}.`,
    keyword: `<b onclick=x>bold trap</b>, __proto__, constructor`,
    author: [{ family: `<i>Trapper</i>`, given: 'Ann' }],
    issued: { 'date-parts': [[2001 + i]] },
  }));
  await openFile(page, file('evil.json', JSON.stringify(records)));
  const search = page.getByRole('combobox', { name: 'Search papers, authors, keywords' });
  await search.fill('trap one');
  await expect(page.getByRole('option').first()).toBeVisible();
  await search.press('Enter');
  const card = page.getByRole('complementary', { name: 'What is chosen' });
  await expect(card.getByRole('heading', { level: 2 })).toContainText('trap one');
  expect(await card.locator('img, script, b').count()).toBe(0);
  expect(await page.evaluate(() => (window as unknown as { hacked?: number }).hacked)).toBeUndefined();
  expect(errors).toEqual([]);
});

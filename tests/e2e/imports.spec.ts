import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test, type Page } from '@playwright/test';
import { countOf, openFile, settled, sharedPage, watchErrors } from './app';

const FIXTURES = path.resolve('tests/fixtures/formats');

/** One file of each family, and what it is read as. */
const FAMILIES: [file: string, format: string][] = [
  ['biblatex.bib', 'bibtex'],
  ['dialects.ris', 'ris'],
  ['csl-json.json', 'csl-json'],
  ['wos-tagged.txt', 'wos-tagged'],
  ['wos-table.tab', 'wos-table'],
  ['scopus.csv', 'scopus-csv'],
  ['medline.nbib', 'medline'],
  ['pubmed.xml', 'pubmed-xml'],
  ['endnote.xml', 'endnote-xml'],
  ['endnote.enw', 'refer'],
  ['openalex.json', 'openalex'],
  ['openalex.jsonl', 'openalex'],
  ['crossref.json', 'crossref'],
  ['semantic-scholar.json', 'semantic-scholar'],
  ['arxiv.atom', 'arxiv-atom'],
  ['hf-daily-papers.json', 'hf-daily-papers'],
  ['paper-list.json', 'paper-list'],
  ['acl.xml', 'acl-xml'],
  ['dblp.xml', 'dblp-xml'],
  ['dimensions.csv', 'dimensions-csv'],
  ['lens.csv', 'lens-csv'],
  ['openalex.csv', 'openalex-csv'],
  ['literatur.csv', 'csv'],
  ['zotero.rdf', 'zotero-rdf'],
  ['mods.xml', 'mods'],
  ['paperscape.csv', 'paperscape'],
];

/** Each test opens files of its own. */
const shared = sharedPage();

const report = (page: Page) => page.getByRole('dialog', { name: 'What was read' });

/** Keywords that the stored project has replaced by others. */
function storedAliases(page: Page): Promise<number> {
  return page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        const opening = indexedDB.open('papercosm');
        opening.onsuccess = () => {
          const reading = opening.result.transaction('edits').objectStore('edits').getAll();
          reading.onsuccess = () => {
            const edits = reading.result as { corrections: { keywords: unknown[] } }[];
            opening.result.close();
            resolve(Math.max(0, ...edits.map(({ corrections }) => corrections.keywords.length)));
          };
        };
      }),
  );
}

test('finished maps open as they are', async () => {
  const page = shared();
  const errors = watchErrors(page);
  await page.setInputFiles('input[aria-label="Files with papers"]', [
    path.join(FIXTURES, 'harbour-map.txt'),
    path.join(FIXTURES, 'harbour-network.txt'),
  ]);
  await expect(report(page)).toBeVisible();
  await page.keyboard.press('Escape');
  await settled(page);
  await expect(page.getByRole('button', { name: 'As in the file' })).toHaveAttribute('aria-pressed', 'true');
  for (const file of ['tides.json', 'reefs.gexf', 'reefs.graphml']) {
    await openFile(page, path.join(FIXTURES, file));
    expect(await countOf(page, 'links')).toBeGreaterThan(0);
  }
  expect(errors).toEqual([]);
});

test('a table with unknown columns asks what they hold, and remembers', async () => {
  const page = shared();
  const errors = watchErrors(page);
  const table = (rows: string) => ({
    name: 'mine.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from(`Alpha,Beta,Gamma\n${rows}`),
  });
  const first = table(
    'The rhythm of tides,2001,Roe\nLanterns on the ferry,2002,Li\nCorals at night,2003,Eck\n',
  );
  await page.setInputFiles('input[aria-label="Files with papers"]', first);
  const dialog = page.getByRole('dialog', { name: 'What do the columns hold?' });
  await expect(dialog).toBeVisible();
  await expect(dialog.getByText('Lanterns on the ferry')).toBeVisible();
  const alpha = dialog.getByRole('combobox', { name: 'Alpha holds' });
  const beta = dialog.getByRole('combobox', { name: 'Beta holds' });
  // What they look like is proposed.
  await expect(alpha).toHaveValue('title');
  await expect(beta).toHaveValue('year');
  await alpha.selectOption({ label: 'not needed' });
  await expect(dialog.getByRole('button', { name: 'Read the table' })).toBeDisabled();
  await alpha.selectOption('title');
  await dialog.getByRole('button', { name: 'Read the table' }).click();
  await expect(report(page)).toBeVisible();
  await page.keyboard.press('Escape');
  await settled(page);
  expect(await countOf(page, 'papers')).toBe(3);

  await openFile(page, table('Harbours at dawn,2004,Bo\nFerries in fog,2005,Cy\n'));
  expect(await countOf(page, 'papers')).toBe(2);
  expect(errors).toEqual([]);
});

test('what was merged is taken apart, who is one person is joined, a thesaurus is loaded', async () => {
  const page = shared();
  const errors = watchErrors(page);
  const bib = (name: string, text: string) => ({ name, mimeType: 'text/plain', buffer: Buffer.from(text) });
  await page.setInputFiles('input[aria-label="Files with papers"]', [
    bib(
      'one.bib',
      `@article{a, title={The rhythm of tides in small harbours}, author={Li, Xin and Roe, Jo}, year=2001, keywords={LLMs}}
@article{b, title={Lanterns on the night ferry}, author={Li, X. and Roe, Jo}, year=2002, keywords={large language models}}
@article{never closed`,
    ),
    bib('two.bib', '@article{c, title={The Rhythm of Tides in Small Harbours}, author={Li, Xin}, year=2001}'),
  ]);
  await expect(report(page)).toBeVisible();
  await settled(page);
  expect(await countOf(page, 'papers')).toBe(2);
  expect(await countOf(page, 'authors')).toBe(3);

  const download = page.waitForEvent('download');
  await report(page).getByRole('button', { name: 'Save what could not be read' }).click();
  const saved = await download;
  expect(saved.suggestedFilename()).toBe('one.unread.bib');
  expect(readFileSync(await saved.path(), 'utf8')).toContain('@article{never closed');

  await report(page)
    .getByRole('tab', { name: /^Names/ })
    .click();
  await report(page).getByRole('button', { name: 'Li, X. is Li, Xin' }).click();
  await settled(page);
  expect(await countOf(page, 'authors')).toBe(2);
  await expect(report(page).getByText('Nobody here could be somebody else.')).toBeVisible();
  await page.setInputFiles(
    'input[data-kind=thesaurus]',
    bib('thesaurus.txt', 'label\treplace by\nLLM\tlarge language model\n'),
  );
  await expect(report(page).getByText('1 entries read.')).toBeVisible();
  await settled(page);
  expect(await countOf(page, 'keywords')).toBe(1);

  await report(page)
    .getByRole('tab', { name: /^Merged/ })
    .click();
  await report(page).getByRole('button', { name: 'Keep apart' }).click();
  await settled(page);
  expect(await countOf(page, 'papers')).toBe(3);
  await report(page).getByRole('button', { name: 'Merge them again' }).click();
  await settled(page);
  expect(await countOf(page, 'papers')).toBe(2);

  // All of it is kept with the project.
  await page.keyboard.press('Escape');
  await expect.poll(() => countOf(page, 'authors')).toBe(2);
  await expect.poll(() => storedAliases(page)).toBe(1);
  await page.reload();
  await settled(page);
  expect(await countOf(page, 'authors')).toBe(2);
  expect(await countOf(page, 'keywords')).toBe(1);
  expect(errors).toEqual([]);
});

test('a file in no known format is read as the reader says', async () => {
  const page = shared();
  const errors = watchErrors(page);
  const text = 'Tides, and what they leave behind\nLanterns on the night ferry\n'.repeat(40);
  const letter = `Dear reader,\n${text}`;
  await page.setInputFiles('input[aria-label="Files with papers"]', {
    name: 'odd.txt',
    mimeType: 'text/plain',
    buffer: Buffer.from(letter),
  });
  const alert = page.getByRole('alert');
  await expect(alert).toContainText('no format that Papercosm knows');
  await alert.getByRole('combobox', { name: 'If you know better, read it as' }).selectOption('daily-papers');
  await expect(report(page)).toBeVisible();
  await expect(report(page).getByRole('combobox', { name: 'odd.txt is read as' })).toHaveValue(
    'daily-papers',
  );
  await expect(alert).toHaveCount(0);
  expect(errors).toEqual([]);
});

test('a file that was taken for the wrong format is read as the reader says', async () => {
  const page = shared();
  const errors = watchErrors(page);
  const text = 'Daily Papers\n\n@misc{x, title={Tides}, year=2001}\n@misc{y, title={Lanterns}, year=2002}\n';
  await openFile(page, { name: 'odd.txt', mimeType: 'text/plain', buffer: Buffer.from(text) });
  await page.getByRole('button', { name: /^What was read/ }).click();
  const format = report(page).getByRole('combobox', { name: 'odd.txt is read as' });
  await expect(format).toHaveValue('bibtex');
  const daily = readFileSync('static/samples/daily-papers.txt');
  await page.keyboard.press('Escape');
  await openFile(page, { name: 'page.txt', mimeType: 'text/plain', buffer: daily });
  expect(await countOf(page, 'papers')).toBe(34);
  await page.getByRole('button', { name: /^What was read/ }).click();
  await report(page).getByRole('combobox', { name: 'page.txt is read as' }).selectOption('bibtex');
  await expect(page.getByText(/There is no entry/)).toBeVisible();
  // The map stays as it was.
  expect(await countOf(page, 'papers')).toBe(34);
  expect(errors).toEqual([]);
});

// Last: the report stays on the tab that was looked at.
test('a file of each family at once, with the report', async () => {
  const page = shared();
  const errors = watchErrors(page);
  await page.setInputFiles(
    'input[aria-label="Files with papers"]',
    FAMILIES.map(([file]) => path.join(FIXTURES, file)),
  );
  await expect(report(page)).toBeVisible();
  for (const [file, format] of FAMILIES)
    await expect(report(page).getByRole('combobox', { name: `${file} is read as` })).toHaveValue(format);
  for (const field of ['Year', 'Authors', 'Abstract', 'Keywords', 'References', 'DOI'])
    await expect(report(page).getByRole('listitem').filter({ hasText: field }).first()).toBeVisible();
  for (const tab of [/^Problems/, /^Merged/, /^Names/, /^Missing/]) {
    await report(page).getByRole('tab', { name: tab }).click();
    await expect(report(page).getByRole('tabpanel')).not.toBeEmpty();
  }
  await page.keyboard.press('Escape');
  await settled(page);
  expect(await countOf(page, 'papers')).toBeGreaterThan(FAMILIES.length * 3);
  expect(errors).toEqual([]);
});

import { expect, test } from '@playwright/test';
import { encodeView } from '../../src/lib/view/permalink';
import { DEFAULT_VIEW, type View } from '../../src/lib/model/view';
import { openApp, watchErrors } from './app';

const at = (view: Partial<View>) => `/#s=${encodeView({ ...DEFAULT_VIEW, sample: 'landmarks', ...view })}`;

test('a paper says why it is in its topic, and the topic why it has its name', async ({ page }) => {
  const errors = watchErrors(page);
  await openApp(page, at({ selection: ['waltmanvaneck2013'] }));
  const card = page.locator('.details');
  await card.getByText('Why here?').click();
  await expect(card.getByText(/\d+ % of its relatedness stays in this topic/)).toBeVisible();
  const own = card.locator('.why table tbody tr').first();
  await expect(own.locator('td').last()).toHaveText(/^\d+ %$/);
  await own.getByRole('button').click();
  await card.getByText('Why this name?').click();
  await expect(card.getByText(/\d+\/\d+ · ln\(.+\) .* = [\d.]+/).first()).toBeVisible();
  expect(errors).toEqual([]);
});

test('a link of authors lists their papers and works its weight out', async ({ page }) => {
  const errors = watchErrors(page);
  await openApp(
    page,
    at({
      settings: { network: 'co-authorship', normalization: 'cosine' },
      link: { source: 'a:van-eck-nees-jan', target: 'a:waltman-ludo' },
    }),
  );
  const card = page.locator('.details');
  await expect(card.getByText(/^They wrote \d+ papers together\.$/)).toBeVisible();
  await expect(card.getByText(/\d+ \/ √\(\d+ × \d+\) = [\d.]+/)).toBeVisible();
  const papers = card.locator('section li');
  await expect(papers.first()).toBeVisible();
  await expect(papers.getByRole('link').first()).toHaveAttribute('href', /^https:\/\/doi\.org\//);
  expect(errors).toEqual([]);
});

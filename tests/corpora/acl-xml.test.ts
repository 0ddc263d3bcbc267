import { describe, expect, it } from 'vitest';
import { count, HAS_FORMATS, readCorpusFile } from './read-corpus';

describe.runIf(HAS_FORMATS)('ACL 2019 beside the checkout', () => {
  it('has 763 papers in four volumes, without their front matters', async () => {
    const { report, records, text } = await readCorpusFile('acl/P19.xml');
    expect(report).toMatchObject({
      format: 'acl-xml',
      records: 763,
      unread: 0,
      problems: [{ code: 'acl-xml-front-matter', severity: 'note' }],
    });
    expect([count(text, /<paper /g), count(text, /<frontmatter>/g)]).toEqual([763, 4]);
    const venues = new Map<string, number>();
    for (const { venue } of records) venues.set(venue!, (venues.get(venue!) ?? 0) + 1);
    expect([...venues.values()]).toEqual([660, 60, 34, 9]);
    expect(records.flatMap(({ authors }) => authors)).toHaveLength(count(text, /<author[ >]/g));
    expect(records.flatMap(({ authors }) => authors.filter(({ databaseId }) => databaseId))).toHaveLength(8);
    const ids = [...text.matchAll(/<url hash="\w+">(P19-\d(?!000)\d{3})<\/url>/g)].map(([, id]) => id);
    expect(records.map(({ catalogueIds }) => catalogueIds?.acl)).toEqual(ids);
    const dois = [...text.matchAll(/<doi>(.*?)<\/doi>/g)].map(([, doi]) => doi);
    expect(records.map(({ doi }) => doi)).toEqual(dois);
    expect(
      records.every(
        ({ abstract, pages, date }) => abstract && pages && date?.year === 2019 && date.month === 7,
      ),
    ).toBe(true);
  });

  it('has titles without mark-up', async () => {
    const { records, text } = await readCorpusFile('acl/P19.xml');
    const titles = [...text.matchAll(/<title>(.*?)<\/title>/g)].map(([, title]) =>
      title!
        .replace(/<[^>]*>/g, '')
        .replaceAll('&amp;', '&')
        .replace(/\s+/g, ' ')
        .trim()
        .normalize('NFC'),
    );
    expect(records.map(({ title }) => title)).toEqual(titles);
    expect(
      records.filter(({ abstract }) => /<\/?(?:i|b|url|tex-math|fixed-case)>|\\lambda/.test(abstract!)),
    ).toEqual([]);
  });
});

import { describe, expect, it } from 'vitest';
import { NO_PROGRESS } from '../../../src/lib/model/progress';
import type { PaperRecord } from '../../../src/lib/model/record';
import { toByteSource } from '../../../src/lib/parsers/archives/byte-source';
import { TEXT_PARSERS } from '../../../src/lib/parsers/registry';
import { createTextInput, textInputOf } from '../../../src/lib/parsers/text-input';
import { fixture } from './read';

/** File, format, the end tags of its papers, and the step between places that are tried. */
const FILES: [file: string, format: string, end: RegExp, step: number][] = [
  ['pubmed.xml', 'pubmed-xml', /<\/Pubmed(?:Book)?Article>/g, 13],
  ['endnote.xml', 'endnote-xml', /<\/record>/g, 11],
  ['arxiv.atom', 'arxiv-atom', /<\/entry>/g, 3],
  ['acl.xml', 'acl-xml', /<\/paper>/g, 1],
  ['dblp.xml', 'dblp-xml', /<\/(?:article|inproceedings|proceedings|phdthesis)>/g, 1],
  ['dblp-search.xml', 'dblp-xml', /<\/hit>/g, 1],
  ['zotero.rdf', 'zotero-rdf', /<\/(?:bib:(?:Article|BookSection|Document)|rdf:Description)>/g, 11],
  ['mods.xml', 'mods', /<\/mods>/g, 5],
];

async function parse(format: string, bytes: Uint8Array) {
  const parser = TEXT_PARSERS.find(({ id }) => id === format)!;
  return parser.parse(createTextInput(toByteSource(bytes), { kind: 'utf-8' }), {
    file: 'f',
    progress: NO_PROGRESS,
  });
}

/** A record without its line, for what stands before it may change its number. */
const bare = ({ place: _, ...fields }: PaperRecord) => JSON.stringify(fields);

describe.each(FILES)('%s', (file, format, end, step) => {
  const text = fixture(`formats/${file}`);
  const bytes = new TextEncoder().encode(text);
  const ends = [...text.matchAll(end)].map(
    ({ index, 0: tag }) => new TextEncoder().encode(text.slice(0, index + tag.length)).length,
  );

  it('is the same in pieces of any size', async () => {
    const whole = await parse(format, bytes);
    const parser = TEXT_PARSERS.find(({ id }) => id === format)!;
    for (const size of [1, 13, 500]) {
      const input = {
        ...textInputOf(text),
        async *pieces() {
          for (let at = 0; at < text.length; at += size) yield text.slice(at, at + size);
        },
      };
      expect(await parser.parse(input, { file: 'f', progress: NO_PROGRESS })).toEqual(whole);
    }
  });

  it('cut off anywhere loses no paper before the cut, and invents no title', async () => {
    const whole = (await parse(format, bytes)).records;
    expect(ends).toHaveLength(whole.length);
    for (let length = 0; length < bytes.length; length += step) {
      const { records, problems } = await parse(format, bytes.subarray(0, length));
      const intact = ends.filter((at) => at <= length).length;
      expect(records.length).toBeGreaterThanOrEqual(intact);
      if (intact < whole.length) expect(problems.length, String(length)).toBeGreaterThan(0);
      const titles = records.map(({ title }) => title);
      expect(titles, String(length)).toEqual(whole.slice(0, titles.length).map(({ title }) => title));
      // What follows may still belong to papers of RDF.
      if (format !== 'zotero-rdf')
        expect(records.slice(0, intact), String(length)).toEqual(whole.slice(0, intact));
    }
  });

  it('with one character changed anywhere costs one paper at most', async () => {
    const whole = (await parse(format, bytes)).records.map(bare);
    // The papers of a volume share what its first lines say.
    const from = format === 'acl-xml' ? text.indexOf('<paper') : 0;
    const to = format === 'acl-xml' ? text.indexOf('</volume') : bytes.length;
    for (let at = from; at < to; at += 7 * step) {
      for (const char of ' <>&"x') {
        const changed = bytes.slice();
        changed[at] = char.charCodeAt(0);
        const { records, unread = [], problems } = await parse(format, changed);
        const left = new Set(records.map(bare));
        const hurt = whole.filter((record) => !left.has(record)).length;
        expect(hurt, `${at} ${char}`).toBeLessThanOrEqual(1);
        if (records.length < whole.length) expect(unread.length, `${at} ${char}`).toBeGreaterThan(0);
        if (records.length < whole.length) expect(problems.length, `${at} ${char}`).toBeGreaterThan(0);
      }
    }
  });

  it('with one byte in a hundred changed is read to its end', async () => {
    let seed = 1;
    const random = (below: number) => {
      seed = (seed * 48_271) % 2_147_483_647;
      return seed % below;
    };
    for (let round = 0; round < 40; round++) {
      const changed = bytes.slice();
      for (let i = 0; i < bytes.length / 100; i++) changed[random(bytes.length)] = random(256);
      const { records, problems } = await parse(format, changed);
      for (const { title, authors, keywords } of records)
        expect([typeof title, Array.isArray(authors), Array.isArray(keywords)]).toEqual([
          'string',
          true,
          true,
        ]);
      for (const { message, where } of problems) expect([message !== '', where?.file]).toEqual([true, 'f']);
    }
  });
});

describe('XML formats', () => {
  const samples = FILES.map(([file, format]) => ({ file, format, text: fixture(`formats/${file}`) }));

  it('know their own files and no others', () => {
    const ids = new Set(FILES.map(([, format]) => format));
    for (const { file, format, text } of samples) {
      const sure = TEXT_PARSERS.filter(({ detect }) => detect(text, file) > 0).map(({ id }) => id);
      expect(sure, file).toEqual([format]);
    }
    const others = [
      '<gexf xmlns="http://www.gexf.net/1.2draft"><graph><nodes><node id="1" label="arxiv.org"/></nodes></graph></gexf>',
      '<graphml xmlns="http://graphml.graphdrawing.org/xmlns"><graph/></graphml>',
      '<!DOCTYPE html><html><head><title>arXiv</title></head><body><article>dblp.org</article></body></html>',
      '<svg xmlns="http://www.w3.org/2000/svg"><title>record</title></svg>',
      '<rss version="2.0"><channel><item><title>arxiv.org</title></item></channel></rss>',
      '<article xmlns:xlink="x"><front><journal-meta/></front></article>',
      '<records><record><id>1</id></record></records>',
      '<collection xmlns="http://www.loc.gov/MARC21/slim"><record/></collection>',
      '<result><hits>3</hits></result>',
      'PubmedArticleSet, dblp, mods: a text about <PubmedArticle><MedlineCitation>',
      '<',
      '',
    ];
    for (const text of others)
      expect(
        TEXT_PARSERS.filter(({ id, detect }) => ids.has(id) && detect(text, 'x.xml') > 0).map(({ id }) => id),
        text,
      ).toEqual([]);
  });

  it('are known behind a byte order mark, a comment and a long document type, and with a damaged first line', () => {
    for (const { file, format, text } of samples) {
      const body = text.replace(/^<\?xml.*?\?>\s*/, '');
      const starts = [
        `\ufeff${text}`,
        `<?xml version="1.0"?>\n<!-- <html> -->\n<!DOCTYPE x [ <!ENTITY a "<b>"> ]>\n${body.replace(/<!DOCTYPE[^>]*>/, '')}`,
        `<?xml version=1.0 ?\n${body}`,
      ];
      for (const start of starts) {
        const best = TEXT_PARSERS.map(({ id, detect }) => ({ id, sure: detect(start, file) })).sort(
          (a, b) => b.sure - a.sure,
        )[0]!;
        expect([best.id, best.sure > 0.5], start.slice(0, 80)).toEqual([format, true]);
      }
    }
  });
});

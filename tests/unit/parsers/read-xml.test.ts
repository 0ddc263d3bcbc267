import { describe, expect, it } from 'vitest';
import { textInputOf, type TextInput } from '../../../src/lib/parsers/text-input';
import { readXmlElements, type FoundElement, type LostPiece } from '../../../src/lib/parsers/xml/read-xml';
import type { XmlLayout } from '../../../src/lib/parsers/xml/xml-splitter';
import { findChild, textOf } from '../../../src/lib/parsers/xml/xml-tree';

const RECORDS: XmlLayout = { isRecord: (name) => name === 'record', names: ['record'] };

async function read(input: string | TextInput, layout = RECORDS) {
  const found: FoundElement[] = [];
  const lost: LostPiece[] = [];
  const { unclosed } = await readXmlElements(
    typeof input === 'string' ? textInputOf(input) : input,
    layout,
    (element) => found.push(element),
    (piece) => lost.push(piece),
  );
  const titles = found.map(({ element }) => textOf(findChild(element, 'title')));
  return { found, lost, unclosed, titles, damage: found.map(({ damage }) => damage?.fault.what) };
}

/** The same text in pieces of `size` characters. */
function inPieces(text: string, size: number): TextInput {
  return {
    size: text.length,
    async *pieces() {
      for (let at = 0; at < text.length; at += size) yield text.slice(at, at + size);
    },
    text: async () => text,
  };
}

const record = (title: string, rest = '') => `<record><title>${title}</title>${rest}</record>`;

describe('records of an XML file', () => {
  it('are handed over as trees with their line, their text and what stands around them', async () => {
    const text = `<?xml version="1.0"?>\n<set xml:lang="en"><group name='g "1"'>\r\n<record a="1 &lt; 2"><title>A</title></record>\r\n<record/></group></set>`;
    const { found, unclosed } = await read(text);
    expect(found).toHaveLength(2);
    expect(found[0]).toMatchObject({ line: 3, text: '<record a="1 &lt; 2"><title>A</title></record>' });
    expect(found[0]!.element.attributes.get('a')).toBe('1 < 2');
    expect(found[0]!.parents.map(({ name, attributes }) => [name, ...attributes])).toEqual([
      ['set', ['lang', 'en']],
      ['group', ['name', 'g "1"']],
    ]);
    expect(found[1]!.line).toBe(4);
    expect(unclosed).toEqual([]);
  });

  it('are the same in pieces of any size', async () => {
    const text = `\ufeff<?xml version="1.0"?><!DOCTYPE s [ <!ENTITY a "]"> ]>\r\n<!-- <record>no</record> --><s>\r\n${record('One &amp; <![CDATA[<two>]]>')}\r\n<record x="a>b">\r<title>Two</title></recoXd>\n${record('Three &nix;')}${record('Four')}</s>`;
    const whole = await read(text);
    expect(whole.titles).toEqual(['One & <two>', 'Two', 'Three &nix;', 'Four']);
    expect(whole.found.map(({ line }) => line)).toEqual([3, 4, 6, 6]);
    for (const size of [1, 2, 3, 5, 7, 11, 64])
      expect(await read(inPieces(text, size)), String(size)).toEqual(whole);
  });

  it('may have any prefix', async () => {
    const text = `<x:set xmlns:x="urn:x"><x:record x:id="7" id="8"><x:title>A</x:title></x:record></x:set>`;
    const { found, titles } = await read(text);
    expect(titles).toEqual(['A']);
    expect(found[0]!.element.attributes.get('id')).toBe('8');
  });

  it('keep the text of inline elements, and nothing of comments and instructions', async () => {
    const mixed =
      'H<sub>2</sub>O <!-- not <b>this</b> -->&amp; <i>E.&#160;coli</i><?nor this?> <mml:math><mml:mi>x</mml:mi><mml:annotation>x</mml:annotation></mml:math><br/>end';
    expect((await read(`<s>${record(mixed)}</s>`)).titles).toEqual(['H2O & E.\u00a0coli x end']);
  });

  it('read CDATA as text, and a stray "]]>" too', async () => {
    const { titles, damage } = await read(
      `<s>${record('<![CDATA[a < b & c]]>')}${record('x ]]> y')}${record('z')}</s>`,
    );
    expect(titles).toEqual(['a < b & c', 'x ]]> y', 'z']);
    expect(damage).toEqual([undefined, 'it holds a stray “]]>”', undefined]);
  });
});

describe('entities', () => {
  it('of HTML and numbers are known without a document type', async () => {
    const { titles, damage } = await read(
      `<s><record a="&uuml;"><title>&Uuml;ber &ndash; &alpha;&#x3b2; &#150; &Scaron;&lstrok;&hellip;</title></record></s>`,
    );
    expect(titles).toEqual(['Über – αβ – Šł…']);
    expect(damage).toEqual([undefined]);
  });

  it('in attributes are decoded once', async () => {
    const { found } = await read(`<s><record a="&amp;lt;&quot;"/></s>`);
    expect(found[0]!.element.attributes.get('a')).toBe('&lt;"');
  });

  it('are never fetched', async () => {
    const text = `<!DOCTYPE s [ <!ENTITY secret SYSTEM "file:///etc/hostname"> %more; ]><s>${record('a &secret; b')}${record('c')}</s>`;
    const { titles, damage } = await read(text);
    expect(titles).toEqual(['a &secret; b', 'c']);
    expect(damage[0]).toContain('not known');
  });

  it('that multiply cost nothing', async () => {
    const levels = Array.from({ length: 40 }, (_, i) => `<!ENTITY l${i + 1} "${`&l${i};`.repeat(10)}">`);
    const text = `<!DOCTYPE s [<!ENTITY l0 "lol">${levels.join('')}]><s>${record('&l40;')}${record('b')}</s>`;
    expect((await read(text)).titles).toEqual(['&l40;', 'b']);
  });

  it('with names of the language are plain text', async () => {
    const { titles } = await read(
      `<s>${record('&constructor; &__proto__; &toString;')}<record __proto__="1" constructor="2"><title>b</title></record></s>`,
    );
    expect(titles).toEqual(['&constructor; &__proto__; &toString;', 'b']);
  });
});

describe('a fault in XML', () => {
  const good = record('Good');
  it.each([
    ['a stray &', record('R & D'), 'R & D'],
    ['a stray <', record('a < b'), 'a < b'],
    ['an unknown entity', record('a &nix; b'), 'a &nix; b'],
    ['a control character', record('a\u0001b'), 'a\u0001b'],
    ['a character that is none', record('a&#0;&#x110000;&#xd800;b'), 'ab'],
    ['a misspelt end tag', '<record><title>T</titlx><year>1</year></record>', 'T'],
    ['an end tag too many', record('T', '</b>'), 'T'],
    ['a missing end tag behind', record('T', '<year>1'), 'T'],
    ['an inline element without end', record('a <i>b'), 'a b'],
    ['an attribute without a quotation mark', '<record a="1><title>T</title></record>', 'T'],
    ['an attribute twice', '<record a="1" a="2"><title>T</title></record>', 'T'],
    ['a misspelt end of the record', '<record><title>T</title></recXrd>', 'T'],
    ['a misspelt beginning of the record', '<recXrd><title>T</title></record>', 'T'],
    ['no end of the record', '<record><title>T</title>', 'T'],
    ['a comment without end', record('T', '<!-- x'), 'T'],
    ['a comment that began before', record('T', ' --> <!-- y --> <!--'), 'T'],
    ['a CDATA section without end', record('T', '<![CDATA[ x'), 'T'],
  ])('(%s) costs no other record, and not this title', async (_, bad, title) => {
    const result = await read(`<s>\n${good}\n${bad}\n${good}\n${good}</s>`);
    expect(result.titles).toEqual(['Good', title, 'Good', 'Good']);
    expect(result.lost).toEqual([]);
    expect(result.damage.map((fault) => fault === undefined)).toEqual([true, false, true, true]);
    expect(result.found.map(({ line }) => line)).toEqual([2, 3, 4, 5]);
  });

  it.each([
    ['the field breaks off', '<record><title>Half a ti'],
    ['another field stands in it', '<record><title>Half<year>1</year></record>'],
    ['its tag is damaged', '<record><titl=>Half</title></record>'],
  ])('leaves out a field that may be half of what it was: %s', async (_, bad) => {
    const result = await read(`<s>${good}${bad}${good}</s>`);
    expect(result.titles).toEqual(['Good', '', 'Good']);
  });

  it('is told by its line, and whether something may be missing', async () => {
    const { found } = await read(`<s>\n<record>\n<title>A &\nB</title></record>\n<record><a></record></s>`);
    expect(found[0]!.damage!.fault.what).toContain('&amp;');
    expect(found.map(({ damage }) => [damage!.fault.line, damage!.lossy])).toEqual([
      [3, false],
      [5, true],
    ]);
  });

  it('that hides the beginning of a record gives its text back', async () => {
    const { titles, lost } = await read(`<s>\n${good}\n>ecord><title>Lost</title></record>\n${good}</s>`);
    expect(titles).toEqual(['Good', 'Good']);
    expect(lost).toMatchObject([{ text: '>ecord><title>Lost</title></record>', line: 3 }]);
  });

  it('at the root or before it changes nothing', async () => {
    for (const start of [
      '<?xml version="1.0"<s>',
      '<!DOCTYPE s [<!ENTITY a "b"> <s>',
      '<!DOCTYPE s <s>',
      '<s',
      '',
    ])
      expect((await read(`${start}${good}${good}</s>`)).titles, start).toEqual(['Good', 'Good']);
  });

  it('of a file that was put together from two is none', async () => {
    const file = `<?xml version="1.0"?><s>${good}</s>\n`;
    expect((await read(file + file)).titles).toEqual(['Good', 'Good']);
  });
});

describe('limits', () => {
  it('a record may be nested a hundred deep', async () => {
    const deep = record('T', `${'<a>'.repeat(50_000)}${'</a>'.repeat(50_000)}`);
    const { titles, damage } = await read(`<s>${deep}${record('After')}</s>`);
    expect(titles).toEqual(['T', 'After']);
    expect(damage[0]).toContain('100 deep');
  });

  it('a record may be eight million characters long', async () => {
    const long = `<record><title>T</title>${'x'.repeat(100_000).concat('<b/>').repeat(90)}</record>`;
    const { titles, lost } = await read(inPieces(`<s>${record('A')}${long}${record('B')}</s>`, 1 << 16));
    expect(titles).toEqual(['A', 'B']);
    expect(lost[0]!.fault.what).toContain('8 million');
  });

  it('a text that only looks like XML is passed over', async () => {
    for (const text of ['', '<', '<<<<', '</', '<!', '<!-', '<?', '&', '<a b="', 'no XML', '<s>'])
      expect((await read(text)).found).toEqual([]);
  });

  it.each(['<!--', '<![CDATA[', '<?x ', '<!DOCTYPE[', '<a b="', '</', '<', '&#', ']]>', '<record a="'])(
    'a text full of %s is read to its end',
    async (part) => {
      const { titles } = await read(inPieces(`<s>${record('A')}${part.repeat(40_000)}`, 1 << 16));
      expect(titles[0]).toBe('A');
    },
  );
});

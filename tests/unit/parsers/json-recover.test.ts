import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { repairJson, scanJson } from '../../../src/lib/parsers/json/json-scan';
import { codes, fixture, readText } from './read';

interface Item {
  id: string;
  type: string;
  title: string;
  author: { family: string; given: string }[];
  keyword: string;
}

const item = (n: number): Item => ({
  id: `k${n}`,
  type: 'book',
  title: `Title ${n}, with {braces} and \\"quotes\\"`,
  author: [
    { family: `Family${n}`, given: 'A.' },
    { family: 'Second', given: 'B.' },
  ],
  keyword: 'one; two',
});
const items = Array.from({ length: 9 }, (_, i) => item(i));
const LAYOUTS = {
  'on one line': JSON.stringify(items),
  'in lines': JSON.stringify(items, null, 2),
  'in lines without indentation': JSON.stringify(items, null, 1).replace(/\n +/g, '\n'),
  'an element a line': `[\n${items.map((it) => JSON.stringify(it)).join(',\n')}\n]`,
  'in an object': JSON.stringify({ meta: { count: 9 }, items, page: { next: null } }),
  'in an object, in lines': JSON.stringify({ meta: { count: 9 }, items, page: { next: null } }, null, 2),
};
const keysOf = (result: Awaited<ReturnType<typeof readText>>) => result.records.map(({ key }) => key);

describe.each(Object.entries(LAYOUTS))('a damaged list %s', (_, text) => {
  const starts = items.map(({ id }) => text.indexOf(`"${id}"`));

  it('loses nothing when it is whole', async () => {
    expect(keysOf(await readText(text))).toEqual(items.map(({ id }) => id));
  });

  it('keeps every element that stands before a cut', async () => {
    for (let cut = 0; cut <= text.length; cut += 11) {
      const result = await readText(text.slice(0, cut));
      // An element is whole when the next one has begun.
      const whole = starts.filter((__, i) => (starts[i + 1] ?? text.length) <= cut).length;
      expect(result.records.length).toBeGreaterThanOrEqual(whole);
      expect(keysOf(result)).toEqual(items.slice(0, result.records.length).map(({ id }) => id));
    }
  });

  it.each(['', '"', '{', '}', '[', ']', ',', ':', 'x', '\\', '\n'])(
    'loses one element when a character turns into %j, and gives its text back',
    async (char) => {
      for (let at = starts[0]! - 1; at < text.length - 1; at += 13) {
        const broken = text.slice(0, at) + char + text.slice(at + 1);
        const result = await readText(broken);
        const kept = new Set(keysOf(result));
        expect(items.filter(({ id }) => !kept.has(id)).length).toBeLessThanOrEqual(1);
        expect(result.records.length).toBeLessThanOrEqual(9);
        if (result.records.length === 9) continue;
        expect(codes(result)).toEqual(expect.arrayContaining([expect.stringMatching(/^json-/)]));
        const around = result.unread.filter(({ text: part }) => {
          const start = broken.indexOf(part);
          return start >= 0 && start <= at + 8 && at <= start + part.length + 8;
        });
        expect(around.length, `${char} at ${at}`).toBeGreaterThan(0);
      }
    },
  );
});

describe('a broken element', () => {
  const text = JSON.stringify(items, null, 2);
  const broken = text.replace('"title": "Title 4,', '"title" "Title 4,');

  it('is named with its line, the fault and what to do', async () => {
    const { files, unread } = await readText(broken, 'items.json');
    const line = text.slice(0, text.indexOf('"k4"')).split('\n').length - 1;
    expect(files[0]!.problems).toEqual([
      {
        code: 'json-element-broken',
        severity: 'error',
        message: expect.stringMatching(
          new RegExp(
            `^This entry is broken on line ${line + 3} \\(“.*” can't stand there\\) .* Mend it, or export`,
          ),
        ),
        where: { file: 'items.json', line },
      },
    ]);
    expect(unread).toEqual([{ text: expect.stringContaining('"k4"'), where: { file: 'items.json', line } }]);
    expect(broken).toContain(unread[0]!.text);
    expect(unread[0]!.text.startsWith('{')).toBe(true);
    expect(unread[0]!.text.endsWith('}')).toBe(true);
  });

  it('leaves the lines of the others right', async () => {
    const { records } = await readText(broken);
    const lines = broken.split('\n');
    for (const { key, place } of records) expect(lines[place.line!]).toContain(`"${key}"`);
    expect(records).toHaveLength(8);
  });

  it('gets a piece of its own beside another broken one', async () => {
    for (const layout of [text, JSON.stringify(items)]) {
      const two = layout.replace(/"Title 4,/, '"Title 4",').replace(/"Title 5,/, '"Title 5",');
      const result = await readText(two);
      expect(keysOf(result)).toEqual(['k0', 'k1', 'k2', 'k3', 'k6', 'k7', 'k8']);
      expect(result.unread.map((piece) => /k\d/.exec(piece.text)?.[0])).toEqual(['k4', 'k5']);
    }
  });

  it('does not give its own lists away as papers', async () => {
    const nested = items.map((it) => ({
      ...it,
      references: [{ title: 'Cited', DOI: '10.5555/x', type: 'book' }],
    }));
    const damaged = JSON.stringify(nested).replace('"title":"Title 4', '"title":Title 4');
    expect(keysOf(await readText(damaged))).toEqual(['k0', 'k1', 'k2', 'k3', 'k5', 'k6', 'k7', 'k8']);
    const first = JSON.stringify(nested).replace('"title":"Title 0', '"title":Title 0');
    expect(keysOf(await readText(first))).toEqual(['k1', 'k2', 'k3', 'k4', 'k5', 'k6', 'k7', 'k8']);
  });
});

describe('what else is read', () => {
  it('words and commas that are no JSON, with a warning', async () => {
    const result = await readText(
      '[{"type":"book","title":"A","volume":NaN,},\n{"type":"book","title":"B\nover two lines","note":"\\alpha",},]',
    );
    expect(result.records.map(({ title }) => title)).toEqual(['A', 'B over two lines']);
    expect(result.files[0]!.problems.map(({ code, where }) => [code, where?.line])).toEqual([
      ['json-repaired', 1],
      ['json-repaired', 2],
    ]);
  });

  it('lists and objects one behind the other', async () => {
    const [a, b, c] = items.map((it) => JSON.stringify(it));
    for (const text of [
      `[${a},${b}][${c}]`,
      `${a}${b}\n${c}`,
      `${a},${b},${c}`,
      `{"items":[${a},${b}]}{"items":[${c}]}`,
    ])
      expect(keysOf(await readText(text))).toEqual(['k0', 'k1', 'k2']);
  });

  it('a single work that breaks off', async () => {
    const work = {
      id: 'https://openalex.org/W2000000001',
      title: 'Cut off',
      publication_year: 2001,
      authorships: [{ author: { display_name: 'Ann Lee' } }, { author: { display_name: 'Bo Yu' } }],
    };
    const text = JSON.stringify(work);
    const result = await readText(text.slice(0, text.indexOf('Bo Yu')));
    expect(result.records).toMatchObject([{ title: 'Cut off', authors: [{ family: 'Lee' }] }]);
    expect(codes(result)).toContain('json-damaged');
  });

  it('a list whose name is broken', async () => {
    const text = fixture('formats/openalex.json').replace('"results"', '"re"sults"');
    const result = await readText(text);
    expect(result.files[0]!.format).toBe('openalex');
    expect(result.records).toHaveLength(5);
  });

  it('a map file, as far as it goes', async () => {
    const map = {
      format: 'papercosm-map',
      version: 1,
      papers: [1, 2, 3].map((n) => ({
        id: `p${n}`,
        title: `Paper ${n}`,
        year: 2000 + n,
        authors: ['a:lee'],
        authorCount: 1,
        keywords: [],
        references: [],
      })),
      authors: [{ id: 'a:lee', name: 'Lee, Ann', family: 'Lee', given: 'Ann', papers: 3 }],
      nodes: [{ id: 'p1', kind: 'paper', x: 1, y: 2, cluster: null }],
    };
    for (const text of [JSON.stringify(map), JSON.stringify(map, null, 2)]) {
      const cut = await readText(text.slice(0, text.indexOf('Paper 3')));
      expect(cut.files[0]!.format).toBe('papercosm-map');
      expect(cut.records.map(({ key, authors, authorCount }) => [key, authors.length, authorCount])).toEqual([
        ['p1', 0, 1],
        ['p2', 0, 1],
      ]);
      expect(codes(cut)).toEqual(['json-cut-short']);
      const damaged = await readText(text.replace(/"title": ?"Paper 2"/, '"title" "Paper 2"'));
      expect(damaged.records.map(({ key, authors }) => [key, authors])).toEqual([
        ['p1', [{ family: 'Lee', given: 'Ann' }]],
        ['p3', [{ family: 'Lee', given: 'Ann' }]],
      ]);
      expect(damaged.savedMap?.nodes).toHaveLength(1);
      const lines = text.split('\n');
      for (const { key, place } of damaged.records)
        expect(lines.slice(place.line! - 1, place.line! + 1).join('')).toContain(`"${key}"`);
    }
  });

  it('nothing of what has no papers in it', async () => {
    for (const text of ['[{"a":1},{"b"', '{"results":[{', '{"a', '[[[[', '{"x":[1,2', '[1,2,x]'])
      expect(codes(await readText(text))).toEqual(['json-broken']);
  });
});

describe('answers that say what went wrong', () => {
  it.each([
    ['{"error":"Paper with id x not found"}', 'Paper with id x not found'],
    ['{"message":"Resource not found"}', 'Resource not found'],
    ['{"message":"Too Many Requests.","code":"429"}', 'Too Many Requests.'],
    ['{"error":"Invalid query","message":"page is no number"}', 'Invalid query: page is no number'],
    [
      '{"status":"failed","message-type":"validation-failure","message":[{"type":"x","message":"Bad filter"}]}',
      'Bad filter',
    ],
    ['{"errors":[{"title":"Not Found","detail":"No such note"}]}', 'No such note'],
    ['{"error":{"code":404,"message":"Gone"}}', 'Gone'],
    ['{"detail":"Not allowed."}', 'Not allowed.'],
  ])('%s', async (text, said) => {
    const result = await readText(text);
    expect(codes(result)).toEqual(['json-error-answer']);
    expect(result.files[0]!.problems[0]!.message).toContain(`“${said}”`);
  });
});

describe('hostile files', () => {
  const n = 300_000;
  it.each([
    ['open brackets', '['.repeat(n)],
    ['open braces', `{"${'{'.repeat(n)}`],
    ['open elements', '[{"a":'.repeat(n / 6)],
    ['open members', '{"a":{'.repeat(n / 6)],
    ['unclosed strings', `[${'{"a":"b,'.repeat(n / 8)}`],
    ['quotation marks', '["'.repeat(n / 2)],
    ['backslashes', `[{"a":"${'\\'.repeat(n)}`],
    ['escaped marks', `[{"a":"${'\\",{"'.repeat(n / 6)}`],
    ['white space', `[{${' '.repeat(n)}{`],
    ['lists of lists', '{"results":['.repeat(n / 12)],
    ['damaged lists in one object', `{${'"a":[x{"title":"t","type":"book"}],'.repeat(n / 34)}`],
    ['lists under one layout', `{\n  "q":1,${'"a":[{"z":1}],'.repeat(n / 14)}`],
  ])('%s end soon', async (_, text) => {
    expect((await readText(text)).files).toHaveLength(1);
  });
});

describe('scanJson', () => {
  it('takes what JSON.parse takes', () => {
    fc.assert(
      fc.property(fc.json(), (text) => {
        expect(scanJson(text, 0)).toEqual({ ok: true, end: text.trimEnd().length });
      }),
    );
  });

  it('is never more than a repair away from JSON.parse', () => {
    const parts = fc.constantFrom(
      '{',
      '}',
      '[',
      ']',
      ',',
      ':',
      '"a"',
      '"\\x"',
      '"\n"',
      '1',
      '-',
      'NaN',
      'null',
      ' ',
    );
    fc.assert(
      fc.property(fc.array(parts, { maxLength: 12 }), (list) => {
        const text = list.join('');
        const scan = scanJson(text, 0);
        if (scan.ok) expect(() => JSON.parse(repairJson(text.slice(0, scan.end)))).not.toThrow();
        else expect(scan.resume).toBeGreaterThan(0);
      }),
      { numRuns: 2000 },
    );
  });
});

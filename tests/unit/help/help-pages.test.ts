import { readFileSync } from 'node:fs';
import { Marp } from '@marp-team/marp-core';
import { parseFragment, type DefaultTreeAdapterTypes } from 'parse5';
import { describe, expect, it } from 'vitest';
import { parseInspectArgs, parseMapArgs, parseSiteArgs } from '../../../src/cli/args';
import { LIMIT_WORDS, piecesOf, type HelpExample } from '../../../src/lib/components/help/help-page';
import { HELP_PAGES } from '../../../src/lib/components/help/registry';
import { EXAMPLE_IN_FILE, EXAMPLE_VIEW } from '../../../src/lib/export/slides/example';
import { marp } from '../../../src/lib/export/slides/marp';
import { toQrSvg } from '../../../src/lib/export/slides/qr-code';
import { SLIDE_TARGETS } from '../../../src/lib/export/slides/registry';
import { webPage } from '../../../src/lib/export/slides/web-page';
import { decodeView } from '../../../src/lib/view/permalink';

type Element = DefaultTreeAdapterTypes.Element;

const examples = HELP_PAGES.flatMap((page) => page.examples.map((example) => ({ page, ...example })));
const ofKind = (kind: HelpExample['kind']) =>
  examples.filter((example) => example.kind === kind).map((example) => [example.page.id, example] as const);

/** The elements of HTML as a browser builds them; a fault is an error. */
function elementsOf(html: string): Element[] {
  const faults: string[] = [];
  const fragment = parseFragment(html, { onParseError: ({ code }) => void faults.push(code) });
  expect(faults).toEqual([]);
  const found: Element[] = [];
  const visit = (nodes: DefaultTreeAdapterTypes.ChildNode[]): void => {
    for (const node of nodes)
      if ('tagName' in node) {
        found.push(node);
        visit(node.childNodes);
      }
  };
  visit(fragment.childNodes);
  return found;
}
const named = (elements: Element[], tag: string) => elements.filter(({ tagName }) => tagName === tag);
const attribute = ({ attrs }: Element, name: string) => attrs.find((one) => one.name === name)?.value;
/** Where the frames of a text lead. */
const framesOf = (html: string) =>
  named(elementsOf(html), 'iframe').map((frame) => attribute(frame, 'src') ?? attribute(frame, 'data-src'));

/** The words of a command, quotes taken off. */
const wordsOf = (line: string) =>
  Array.from(line.matchAll(/"([^"]*)"|(\S+)/g), ([, quoted, bare]) => quoted ?? bare!);

const rendered = (code: string, html?: ConstructorParameters<typeof Marp>[0]) =>
  new Marp({ script: false, ...html }).render(code, { htmlAsArray: true });

describe('pages of help', () => {
  it('say what to do, what it looks like and what is left without network, on paper and for the speaker', () => {
    expect(new Set(HELP_PAGES.map(({ id }) => id)).size).toBe(HELP_PAGES.length);
    for (const { id, title, lead, steps, examples, limits, more } of HELP_PAGES) {
      expect(id).toMatch(/^[a-z-]+$/);
      expect(Object.keys(limits).sort(), id).toEqual(Object.keys(LIMIT_WORDS).sort());
      expect(Math.min(steps.length, more.length, examples.length), id).toBeGreaterThan(0);
      const captions = examples.map(({ caption }) => caption);
      for (const text of [title, lead, ...steps, ...captions, ...Object.values(limits), ...more]) {
        expect(text.trim().length, id).toBeGreaterThan(1);
        // Each backquote has its other.
        expect(text.split('`').length % 2, text).toBe(1);
        expect(
          piecesOf(text)
            .map((piece) => piece.text)
            .join(''),
        ).toBe(text.replaceAll('`', ''));
      }
    }
  });

  it('show for every place that takes lines the lines that the Share dialog gives', () => {
    for (const target of SLIDE_TARGETS) {
      const page = HELP_PAGES.find(({ id }) => id === target.id);
      expect(page?.examples.map(({ code }) => code)).toContain(target.code(EXAMPLE_VIEW));
    }
  });
});

it('pages of help are dark in the colours of the app', () => {
  const tokens = (text: string) =>
    new Map(Array.from(text.matchAll(/(--[\w-]+): ([^;]+);/g), ([, name, value]) => [name, value]));
  const css = readFileSync('src/app.css', 'utf8');
  const dark = tokens(/:root\[data-theme='dark'\] \{([^}]*)\}/.exec(css)![1]!);
  const help = tokens(readFileSync('src/routes/help/+layout.svelte', 'utf8'));
  expect(help.size).toBeGreaterThan(5);
  for (const [name, value] of help) expect(value, name).toBe(dark.get(name));
});

describe('examples of help', () => {
  it.each(ofKind('html'))('are HTML without a fault: %s', (id, { code }) => {
    expect(elementsOf(code).length).toBeGreaterThan(0);
    // A page's own scripts aside, an address is the map's or a file beside.
    for (const frame of framesOf(code)) expect([EXAMPLE_VIEW.frame, EXAMPLE_IN_FILE.frame]).toContain(frame);
    if (id === 'reveal' && code.startsWith('<section>')) {
      const elements = elementsOf(code);
      expect(named(elements, 'section')).toHaveLength(1);
      const steps = elements.flatMap((element) => attribute(element, 'data-pc-step') ?? []);
      expect(steps).toEqual(['1', '2']);
      expect(named(elements, 'aside').map((aside) => attribute(aside, 'class'))).toEqual(['notes']);
    }
  });

  it.each(ofKind('shell'))('are commands that the program takes: %s', (_, { code }) => {
    const [npx, papercosm, command, ...args] = wordsOf(code);
    expect([npx, papercosm]).toEqual(['npx', 'papercosm']);
    const parsers = { inspect: parseInspectArgs, map: parseMapArgs, site: parseSiteArgs };
    const parse = parsers[command as keyof typeof parsers];
    expect(parse(args).files.length).toBeGreaterThan(0);
  });

  it.each(ofKind('address'))('are links that open as they say: %s', (id, { code }) => {
    const { hash, protocol } = new URL(code);
    const { view, problem } = decodeView(hash);
    expect([protocol, problem]).toEqual(['https:', undefined]);
    expect(view.filters.from).toMatch(/^20\d\d$/);
    if (id === 'qr') expect(toQrSvg(code)).toContain('<svg');
  });

  it('for Marp are a slide whose picture, link and notes its own core shows', () => {
    const [, example] = ofKind('markdown').find(([id]) => id === 'marp')!;
    const { html, comments } = rendered(`# Before\n\n${example.code}`);
    expect(html).toHaveLength(2);
    const elements = elementsOf(html[1]!);
    expect(
      named(elements, 'img').map((img) => ['src', 'alt', 'title'].map((name) => attribute(img, name))),
    ).toEqual([[EXAMPLE_VIEW.picture, 'Map', EXAMPLE_VIEW.title]]);
    expect(attribute(named(elements, 'img')[0]!, 'style')).toContain('height:520px');
    expect(named(elements, 'a').map((link) => attribute(link, 'href'))).toEqual([EXAMPLE_VIEW.link]);
    expect(comments[1]).toEqual([EXAMPLE_VIEW.steps.map(({ notes }) => notes).join('\n\n')]);
  });

  it.each(ofKind('markdown').filter(([id]) => id === 'slidev'))(
    'for %s are a slide of Slidev: front matter, a frame over the whole of it, notes',
    (_, { code }) => {
      const [, front, body, notes] =
        /^---\n([^]*?)\n---\n\n(<iframe .*><\/iframe>)\n\n<!--\n([^]*)\n-->$/.exec(code)!;
      expect(front).toBe('layout: full\ntitle: "My field"');
      expect([EXAMPLE_VIEW.frame, `/${EXAMPLE_IN_FILE.frame}`]).toContain(framesOf(body!)[0]);
      expect(notes).toBe('Begin slowly.\n\nTwo topics are new.');
    },
  );

  it.each(ofKind('markdown').filter(([id]) => id === 'quarto'))(
    'for %s are a slide of Quarto: a frame for reveal.js that stays outside, the picture for all else, notes',
    (_, { code }) => {
      // Fenced blocks of pandoc, each with its end.
      const blocks: string[][] = [];
      let open: string[] | null = null;
      for (const line of code.split('\n').slice(1)) {
        if (line.startsWith('::: ')) {
          expect(open).toBeNull();
          open = [line];
        } else if (line === ':::') {
          blocks.push(open!);
          open = null;
        } else if (open) open.push(line);
        else expect(line).toBe('');
      }
      expect(open).toBeNull();
      expect(blocks.map(([head]) => head)).toEqual([
        '::: {.content-visible when-format="revealjs"}',
        '::: {.content-visible unless-format="revealjs"}',
        '::: {.notes}',
      ]);
      const [fence, html, end] = blocks[0]!.slice(1);
      expect([fence, end]).toEqual(['```{=html}', '```']);
      const [frame] = named(elementsOf(html!), 'iframe');
      expect([EXAMPLE_VIEW.frame, EXAMPLE_IN_FILE.frame]).toContain(attribute(frame!, 'src'));
      expect(attribute(frame!, 'data-external')).toBe('1');
      expect(blocks[1]![1]).toBe('![My field](my-field.png)');
    },
  );
});

describe('Marp', () => {
  const hostile = {
    ...EXAMPLE_VIEW,
    title: 'A *b* [c](javascript:x) <script>x</script> ![w:1](y) $x$',
  };

  it('takes the slide wherever it is pasted: into an empty file, below text, after front matter', () => {
    for (const before of ['', 'Text', '# Before\n\n', '---\nmarp: true\n---\n\n# Before\n']) {
      const { html } = rendered(`${before}\n${marp.code(EXAMPLE_VIEW)}`.replace(/^\n/, ''));
      expect(html).toHaveLength(2);
      expect(named(elementsOf(html[0]!), 'h2')).toEqual([]);
      expect(named(elementsOf(html[1]!), 'img')).toHaveLength(1);
    }
  });

  it('takes no word of a title for an order', () => {
    for (const title of ['Blur, contrast and sepia', 'bg', 'blur', 'w:30 h:20', 'opacity:0 invert']) {
      const code = marp.code({ ...EXAMPLE_VIEW, title });
      const [picture, ...more] = named(elementsOf(rendered(code).html.join('')), 'img');
      expect([attribute(picture!, 'style'), more]).toEqual(['height:520px;', []]);
    }
  });

  it('shows a title as it is, whatever marks are in it', () => {
    const { html } = rendered(marp.code(hostile));
    const elements = elementsOf(html.join(''));
    expect(named(elements, 'script')).toEqual([]);
    expect(named(elements, 'em')).toEqual([]);
    expect(named(elements, 'img').map((img) => attribute(img, 'src'))).toEqual([EXAMPLE_VIEW.picture]);
    const text = ({ childNodes }: Element): string =>
      childNodes
        .map((node) => ('value' in node ? node.value : 'childNodes' in node ? text(node as Element) : ''))
        .join('');
    expect(text(named(elements, 'h1')[0]!)).toBe(hostile.title);
  });

  it('prints a frame as text, lets it through where HTML is allowed, and lets films through always', () => {
    const frame = webPage.code(EXAMPLE_VIEW);
    expect(framesOf(rendered(frame).html.join(''))).toEqual([]);
    expect(framesOf(rendered(frame, { html: true }).html.join(''))).toEqual([EXAMPLE_VIEW.frame]);
    const allowed = { iframe: ['src', 'title', 'width', 'height', 'allow', 'style'] };
    const [kept] = named(elementsOf(rendered(frame, { html: allowed }).html.join('')), 'iframe');
    expect(attribute(kept!, 'src')).toBe(EXAMPLE_VIEW.frame);
    const film = HELP_PAGES.find(({ id }) => id === 'film')!.examples[0]!.code;
    expect(named(elementsOf(rendered(film).html.join('')), 'video')).toHaveLength(1);
  });
});

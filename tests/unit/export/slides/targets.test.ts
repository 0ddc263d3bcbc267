import { DOMParser } from '@xmldom/xmldom';
import { describe, expect, it } from 'vitest';
import { LONGEST_QR, toQrSvg } from '../../../../src/lib/export/slides/qr-code';
import { SLIDE_TARGETS } from '../../../../src/lib/export/slides/registry';
import type { LiveView } from '../../../../src/lib/export/slides/slide-target';

const VIEW: LiveView = {
  frame: 'https://maps.example/embed/?ui=none&bg=transparent#s=1.abc',
  link: 'https://maps.example/#s=1.abc',
  picture: 'my-field.png',
  title: 'My field',
  width: 960,
  height: 540,
  steps: [],
};
const HOSTILE = `"></iframe><script>x</script> *b* [l](javascript:x) -->\n--- \n# h`;
const codeOf = (id: string, view: Partial<LiveView> = {}) =>
  SLIDE_TARGETS.find((target) => target.id === id)!.code({ ...VIEW, ...view });

describe('lines to paste', () => {
  it('are a frame for a web page', () => {
    expect(codeOf('web-page')).toBe(
      '<iframe src="https://maps.example/embed/?ui=none&amp;bg=transparent#s=1.abc" title="My field" width="960" height="540" loading="lazy" allow="fullscreen; clipboard-write; web-share" style="border:0;color-scheme:normal"></iframe>',
    );
  });

  it('are a slide of reveal.js whose frame loads when it is shown, with a fragment for each further step and notes by paragraph', () => {
    const steps = [
      { title: 'a', notes: 'One.\nTwo & three.' },
      { title: 'b', notes: '' },
      { title: 'c', notes: 'Four.' },
    ];
    const slide = new DOMParser().parseFromString(
      codeOf('reveal', { steps }).replace(' data-preload data-pc ', ' '),
      'text/xml',
    );
    const frame = slide.getElementsByTagName('iframe')[0]!;
    expect(frame.getAttribute('data-src')).toBe(VIEW.frame);
    expect(frame.getAttribute('src')).toBeFalsy();
    expect(frame.getAttribute('data-pc-poster')).toBe('my-field.png');
    const fragments = Array.from(slide.getElementsByTagName('span')).map((span) =>
      span.getAttribute('data-pc-step'),
    );
    expect(fragments).toEqual(['2', '3']);
    expect(frame.getAttribute('data-pc-step')).toBe('1');
    expect(Array.from(slide.getElementsByTagName('p')).map((p) => p.textContent)).toEqual([
      'One.',
      'Two & three.',
      'Four.',
    ]);
  });

  it('say that Quarto is to leave the frame alone, and show the picture elsewhere', () => {
    const code = codeOf('quarto');
    expect(code).toContain('data-external="1"');
    expect(code).toContain('![My field](my-field.png)');
  });

  it('are a picture with a link for Marp, without a link where none can carry the view', () => {
    expect(codeOf('marp')).toContain('![Map h:520](my-field.png "My field")');
    expect(codeOf('marp')).toContain('[The live map](https://maps.example/#s=1.abc)');
    expect(codeOf('marp', { link: null })).not.toContain('live map');
  });

  it.each(SLIDE_TARGETS.map(({ id }) => id))('hold titles and notes as text alone: %s', (id) => {
    const code = codeOf(id, { title: HOSTILE, steps: [{ title: HOSTILE, notes: HOSTILE }] });
    expect(code).not.toContain('<script');
    // Beside the frame, whose attributes hold no markup, and the comment: no line but ours begins a slide or a heading, no text is a link.
    const rest = code.replace(/<iframe[^>]*>/g, '').replace(/<!--[^]*-->/g, '');
    const lines = rest.split('\n');
    // Of reveal.js the slide is HTML, where brackets are brackets.
    if (id !== 'reveal') expect(rest.replace(/^title: .*/m, '')).not.toMatch(/[^\\]\]\(javascript/);
    const count = (mark: string) => lines.filter((line) => line.startsWith(mark)).length;
    expect([count('---'), count('***')]).toEqual([id === 'slidev' ? 2 : 0, id === 'marp' ? 1 : 0]);
    expect(lines.filter((line) => line.startsWith('#')).length).toBeLessThanOrEqual(1);
    expect(code.match(/<\/iframe>/g)?.length ?? 0).toBe(id === 'marp' ? 0 : 1);
    expect(code.replace(/^title: .*/m, '').match(/-->/g)?.length ?? 0).toBe(
      id === 'slidev' || id === 'marp' ? 1 : 0,
    );
  });
});

describe('a QR code', () => {
  it('is dark on white with four empty modules around, its three corners where a scanner looks for them', () => {
    const svg = toQrSvg('https://maps.example/');
    const modules = Number(/viewBox="0 0 (\d+) /.exec(svg)![1]);
    expect(modules).toBe(25 + 8);
    const dark = (x: number, y: number) => svg.includes(`M${x} ${y}h1`);
    for (const [x, y] of [
      [4, 4],
      [4 + 24, 4],
      [4, 4 + 24],
    ] as const)
      expect(dark(x, y)).toBe(true);
    expect(dark(4 + 24, 4 + 24) && dark(3, 3)).toBe(false);
    for (let at = 0; at < modules; at++)
      expect(dark(at, 3) || dark(3, at) || dark(at, modules - 4)).toBe(false);
  });

  it('is refused for an address that no phone would read', () => {
    expect(() => toQrSvg('x'.repeat(LONGEST_QR + 1))).toThrow(/300/);
  });
});

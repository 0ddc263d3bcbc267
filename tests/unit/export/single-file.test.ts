import { inflateSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { listSite } from '../../../src/lib/export/site/site';
import { toSingleFile } from '../../../src/lib/export/single-file/single-file';

const TEMPLATE =
  '<html><head><title>Papercosm</title></head><body><script type="application/octet-stream" id="papercosm-map"></script></body></html>';
const HOSTILE = '</script><!--\u2028\u2029 $& $1 <script> "quoted" & é 𝔘';

function readBack(page: string): unknown {
  const data = /id="papercosm-map">([^<]*)<\/script>/.exec(page)?.[1] ?? '';
  const bytes = Uint8Array.from(atob(data), (char) => char.charCodeAt(0));
  return JSON.parse(new TextDecoder().decode(inflateSync(bytes)));
}

describe('the single file', () => {
  it('gives back what stands in it, whatever that is', () => {
    const map = { format: 'papercosm-map', title: HOSTILE, papers: [{ title: HOSTILE }] };
    const page = toSingleFile({ template: TEMPLATE, map: JSON.stringify(map) });
    expect(readBack(page)).toEqual(map);
    expect(page.match(/<script/g)).toHaveLength(1);
    expect(page.match(/<\/script>/g)).toHaveLength(1);
    expect(page).not.toContain('<!--');
    expect(page).toContain('<title>&lt;/script&gt;&lt;!--');
  });

  it('takes title, view and a story from outside, but keeps a story of its own', () => {
    const story = { title: 'Told', steps: [{ title: 'One', view: '' }] };
    const page = toSingleFile({
      template: TEMPLATE,
      map: '{"title":"old"}',
      title: 'New',
      view: '0.e30',
      story,
    });
    expect(readBack(page)).toEqual({ title: 'New', view: '0.e30', story });
    const own = { title: 'Own', steps: [] };
    const kept = toSingleFile({ template: TEMPLATE, map: JSON.stringify({ story: own }), story });
    expect(readBack(kept)).toEqual({ story: own });
  });

  it('refuses a page that is not its template', () => {
    expect(() => toSingleFile({ template: '<html></html>', map: '{}' })).toThrow(/build the site again/);
  });
});

describe('a site', () => {
  const picture = new Uint8Array([0x89, 0x50]);
  const site = {
    page: toSingleFile({ template: TEMPLATE, map: '{"title":"Bees"}' }),
    title: 'Bees & <flowers>',
    description: 'Papers about bees.',
    address: 'https://example.org/map/',
    views: [{ name: 'wild-bees', payload: '0.e30' }],
    pictures: new Map([['wild-bees', picture]]),
  };

  it('has the map, a page for each view, and what other sites read of them', () => {
    const files = listSite(site);
    expect([...files.keys()]).toEqual([
      'index.html',
      'oembed.json',
      'v/wild-bees/index.html',
      'v/wild-bees/oembed.json',
      'v/wild-bees/og.png',
      '_headers',
    ]);
    const page = String(files.get('v/wild-bees/index.html'));
    expect(page).toContain('<iframe src="../../index.html#s=0.e30"');
    expect(page).toContain('property="og:title" content="Bees &amp; &lt;flowers&gt;: wild bees"');
    expect(page).toContain('property="og:image" content="https://example.org/map/v/wild-bees/og.png"');
    expect(page).toContain(
      'type="application/json+oembed" href="https://example.org/map/v/wild-bees/oembed.json"',
    );
    expect(files.get('v/wild-bees/og.png')).toBe(picture);
    // Without a picture none is named.
    expect(String(files.get('index.html'))).not.toContain('og:image');
  });

  it('describes itself as oEmbed asks', () => {
    const card = JSON.parse(String(listSite(site).get('v/wild-bees/oembed.json'))) as Record<string, unknown>;
    expect(card).toMatchObject({
      version: '1.0',
      type: 'rich',
      width: 960,
      height: 540,
      thumbnail_width: 1200,
      thumbnail_height: 630,
      thumbnail_url: 'https://example.org/map/v/wild-bees/og.png',
    });
    expect(card.html).toContain('<iframe src="https://example.org/map/v/wild-bees/"');
  });
});

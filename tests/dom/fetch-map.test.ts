import { afterEach, describe, expect, it, vi } from 'vitest';
import { fetchMap, MOST_MAP_BYTES } from '../../src/lib/state/fetch-map';
import { mapAddress } from '../../src/lib/state/map-address';
import { narrowPolicy } from '../../src/lib/state/narrow-policy';

const BASE = 'https://papercosm.example/app/?map=x';
const MAP = '{\n  "format": "papercosm-map",\n  "version": 1 }';
const ADDRESS = 'https://host.example/maps/my%20field.json?raw=1';

function answer(body: BodyInit | null, init: ResponseInit = {}) {
  const asked = vi.fn(async () => new Response(body, init));
  vi.stubGlobal('fetch', asked);
  return asked;
}

async function problemOf(address = ADDRESS): Promise<{ code: string; message: string }> {
  const result = await fetchMap(address, BASE);
  if (!('code' in result)) throw new Error('a map came');
  return result;
}

afterEach(() => vi.unstubAllGlobals());

describe('a map file from elsewhere', () => {
  it('comes with its name, asked for without cookies and without a referrer', async () => {
    const asked = answer(MAP);
    const file = await fetchMap(ADDRESS, BASE);
    expect(file).toMatchObject({ name: 'my field.json' });
    expect('blob' in file && (await file.blob.text())).toBe(MAP);
    expect(asked).toHaveBeenCalledExactlyOnceWith(
      new URL(ADDRESS),
      expect.objectContaining({ credentials: 'omit', referrerPolicy: 'no-referrer' }),
    );
  });

  it('may be one of the own host, named by its path', async () => {
    const asked = answer(MAP);
    expect(await fetchMap('../maps/a.json', BASE)).toMatchObject({ name: 'a.json' });
    expect(String(asked.mock.calls.flat()[0])).toBe('https://papercosm.example/maps/a.json');
  });

  it('is asked for from no address but https', async () => {
    const asked = answer(MAP);
    for (const address of [
      'http://host.example/a.json',
      'file:///etc/passwd',
      'javascript:alert(1)',
      'https://',
    ])
      expect((await problemOf(address)).code).toBe('map-address-unusable');
    expect(asked).not.toHaveBeenCalled();
  });

  it('is said to be gone, refused, or out of reach', async () => {
    answer('', { status: 404 });
    expect(await problemOf()).toMatchObject({ code: 'map-not-found' });
    answer('', { status: 403, statusText: 'Forbidden' });
    expect((await problemOf()).message).toContain('host.example did not give the map out (403 Forbidden)');
    vi.stubGlobal('fetch', () => Promise.reject(new TypeError('Failed to fetch')));
    expect((await problemOf()).message).toContain('Access-Control-Allow-Origin');
    vi.stubGlobal('fetch', () => Promise.reject(new DOMException('', 'TimeoutError')));
    expect((await problemOf()).message).toContain('within a minute');
    const broken = new ReadableStream({ pull: (stream) => stream.error(new TypeError('network')) });
    answer(broken);
    expect((await problemOf()).message).toContain('broke off');
  });

  it('is refused when it is something else, or too large, said or not', async () => {
    answer('<!doctype html>');
    expect(await problemOf()).toMatchObject({ code: 'not-a-map' });
    answer(MAP, { headers: { 'content-length': String(MOST_MAP_BYTES + 1) } });
    expect(await problemOf()).toMatchObject({ code: 'map-too-large' });
    let sent = 0;
    const endless = new ReadableStream<Uint8Array>({
      pull(stream) {
        sent++;
        stream.enqueue(new Uint8Array(2 ** 23));
      },
    });
    answer(endless);
    expect(await problemOf()).toMatchObject({ code: 'map-too-large' });
    expect(sent).toBeLessThan(MOST_MAP_BYTES / 2 ** 23 + 4);
  });

  it('is named by the query alone', () => {
    expect(mapAddress('?map=https%3A%2F%2Fa.example%2Fx.json&x=1')).toBe('https://a.example/x.json');
    for (const search of ['', '?map=', '?mapp=x', '?x=map']) expect(mapAddress(search)).toBeNull();
  });
});

describe('the policy', () => {
  const policyFor = (search: string): string => {
    const page = document.implementation.createHTMLDocument('');
    narrowPolicy(page, { href: `https://papercosm.example/${search}`, search });
    return page.head.querySelector('meta')!.content;
  };

  it('leaves the page its own host and the one that the link names', () => {
    expect(policyFor('')).toBe("connect-src 'self'");
    expect(policyFor('?map=https%3A%2F%2Fa.example%3A8443%2Fx.json')).toBe(
      "connect-src 'self' https://a.example:8443",
    );
  });

  it('can’t be widened by what stands in the address', () => {
    for (const given of [
      '*',
      "https://a.example;script-src 'unsafe-inline'",
      'http://a.example',
      'https:',
      'x.json',
    ])
      expect(policyFor(`?map=${encodeURIComponent(given)}`)).toMatch(
        /^connect-src 'self'(?: https:\/\/(?:a|papercosm)\.example)?$/,
      );
  });
});

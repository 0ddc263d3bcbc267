import { createServer } from 'node:http';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, test, type BrowserContext, type Page } from '@playwright/test';
import { HELP_PAGES } from '../../src/lib/components/help/registry';
import { SITE } from '../../src/cli/setup/build.mjs';
import { dropFile, openFile, openFinished, openShare, settled, sharedPage, standsStill } from './app';

/** A host that is not the page's own: it counts what reaches it. */
async function otherHost(): Promise<{ url: string; hits: string[]; close: () => void }> {
  const hits: string[] = [];
  const server = createServer((request, response) => {
    hits.push(request.url ?? '');
    response.writeHead(200, { 'access-control-allow-origin': '*' }).end('');
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return { url: `http://127.0.0.1:${address.port}`, hits, close: () => server.close() };
}

/** What the policy refuses on the page from now on: directive and what was blocked. */
async function watchPolicy(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const refused: string[] = [];
    Object.assign(window, { refused });
    document.addEventListener('securitypolicyviolation', (event) =>
      refused.push(`${event.effectiveDirective} ${event.blockedURI}`),
    );
  });
}
const refusedOn = (page: Page) =>
  page.evaluate(() => (window as unknown as { refused: string[] }).refused.join('\n'));

/** Tries what injected markup would try. Run as the page's own code, so that nothing but the policy stands in the way. */
function attack(page: Page, host: string): Promise<string[]> {
  return page.evaluate(async (other) => {
    // The debugger's own call may make code of text; what comes after it may not.
    await new Promise((done) => setTimeout(done));
    const outcomes: string[] = [];
    const add = (name: string, set: (element: HTMLElement) => void, parent: Element = document.body) => {
      const element = document.createElement(name);
      set(element);
      parent.append(element);
      return element;
    };
    const settle = (element: HTMLElement) =>
      new Promise<string>((done) => {
        element.addEventListener('load', () => done('loaded'), { once: true });
        element.addEventListener('error', () => done('refused'), { once: true });
        setTimeout(() => done('refused'), 2000);
      });
    add('script', (script) => (script.textContent = 'window.ran = "inline script"'));
    add('button', (button) => button.setAttribute('onclick', 'window.ran = "handler"')).click();
    add('a', (link) => link.setAttribute('href', 'javascript:window.ran="address"')).click();
    for (const code of ['eval', 'Function', 'setTimeout']) {
      try {
        if (code === 'eval') (0, eval)('window.ran = "eval"');
        else if (code === 'Function') Reflect.construct(Function, ['window.ran = "Function"'])();
        else (setTimeout as (code: string) => void)('window.ran = "timer"');
      } catch {
        outcomes.push(`${code}: refused`);
      }
    }
    const elements: [string, Record<string, string>][] = [
      ['script', { src: `${other}/script.js` }],
      ['img', { src: `${other}/image.png` }],
      ['link', { rel: 'stylesheet', href: `${other}/style.css` }],
      ['iframe', { src: `${other}/frame.html` }],
      ['object', { data: `${other}/object.svg` }],
      ['video', { src: `${other}/video.mp4` }],
      ['iframe', { srcdoc: `<script>parent.ran = 'frame'</script><img src="${other}/inner.png">` }],
    ];
    await Promise.all(
      elements.map(async ([name, attributes]) => {
        const element = document.createElement(name);
        for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
        const outcome = settle(element);
        document.body.append(element);
        await outcome;
        element.remove();
      }),
    );
    const tell = async (name: string, ask: () => unknown) => {
      const outcome = await Promise.resolve()
        .then(ask)
        .then(
          () => 'done',
          () => 'refused',
        );
      outcomes.push(`${name}: ${outcome}`);
    };
    await tell('fetch', () => fetch(`${other}/fetch`));
    await tell('fetch without cors', () => fetch(`${other}/fetch-blind`, { mode: 'no-cors' }));
    await tell(
      'request',
      () =>
        new Promise<void>((done, fail) => {
          const request = new XMLHttpRequest();
          request.onload = () => done();
          request.onerror = () => fail(new Error('refused'));
          request.open('GET', `${other}/request`);
          request.send();
        }),
    );
    await tell(
      'socket',
      () =>
        new Promise<void>((done, fail) => {
          const socket = new WebSocket(other.replace('http', 'ws'));
          socket.onopen = () => done();
          socket.onerror = () => fail(new Error('refused'));
        }),
    );
    await tell(
      'event source',
      () =>
        new Promise<void>((done, fail) => {
          const source = new EventSource(`${other}/events`);
          source.onopen = () => done();
          source.onerror = () => fail(new Error('refused'));
        }),
    );
    navigator.sendBeacon(`${other}/beacon`, 'x');
    await tell(
      'worker',
      () =>
        new Promise<void>((done, fail) => {
          // One of another host is refused before the policy is asked.
          const worker = new Worker('data:text/javascript,postMessage(1)');
          worker.onmessage = () => done();
          worker.onerror = () => fail(new Error('refused'));
        }),
    );
    // A form that posts, and a base that turns all addresses round.
    const form = add('form', (element) => {
      element.setAttribute('action', `${other}/form`);
      element.setAttribute('method', 'post');
    }) as HTMLFormElement;
    form.submit();
    const before = document.baseURI;
    add('base', (base) => base.setAttribute('href', `${other}/`), document.head).remove();
    if (document.baseURI !== before) outcomes.push('base: done');
    add('p', (element) => (element.style.backgroundImage = `url(${other}/background.png)`));
    await new Promise((done) => setTimeout(done, 300));
    return outcomes;
  }, host);
}

const MUST_REFUSE = [
  'script-src-elem inline',
  'script-src-attr inline',
  'script-src eval',
  'script-src-elem http',
  'img-src http',
  'style-src-elem http',
  'frame-src http',
  'object-src http',
  'media-src http',
  'connect-src http',
  'connect-src ws',
  'worker-src data',
  'form-action http',
  'base-uri http',
];

/** What the page of an address asks of hosts over https, and what its policy has refused while it opened. */
interface Opened {
  hits: Set<string>;
  refused: string;
}

async function openWatched(page: Page, address: string): Promise<Opened> {
  const hits = new Set<string>();
  await watchPolicy(page);
  await page.route(/^https:/, (route) => {
    hits.add(new URL(route.request().url()).host);
    return route.fulfill({ status: 404, headers: { 'access-control-allow-origin': '*' } });
  });
  if (address.startsWith('/embed/?map=')) {
    // A frame shows no other map in the place of one that is not there.
    await page.goto(address);
    await expect(page.getByRole('alert')).toContainText('There is no map any more');
  } else await openFinished(page, address);
  return { hits, refused: await refusedOn(page) };
}

/** What a page may ask over https when its address names a host, or none. */
async function expectNoOther(page: Page, { hits }: Opened, named: string): Promise<void> {
  const outcomes = await page.evaluate(async () => {
    const host = 'https://elsewhere.example.org';
    const tell = (name: string, ask: () => unknown) =>
      Promise.resolve()
        .then(ask)
        .then(
          () => `${name}: done`,
          () => `${name}: refused`,
        );
    navigator.sendBeacon(`${host}/beacon`, 'x');
    // What the page's head holds can't be taken out of force.
    document
      .querySelectorAll('meta[http-equiv="content-security-policy" i]')
      .forEach((meta) => meta.remove());
    const wide = document.createElement('meta');
    wide.httpEquiv = 'content-security-policy';
    wide.content = 'connect-src *';
    document.head.append(wide);
    return Promise.all([
      tell('fetch', () => fetch(`${host}/fetch`)),
      tell('blind', () => fetch(`${host}/blind`, { mode: 'no-cors' })),
      tell('named', () => fetch('https://maps.example.org/again', { mode: 'no-cors' })),
    ]);
  });
  expect(outcomes).toEqual(['fetch: refused', 'blind: refused', named ? 'named: done' : 'named: refused']);
  expect([...hits]).toEqual(named ? ['maps.example.org'] : []);
}

for (const address of ['/', '/embed/']) {
  test.describe(`the page at ${address}`, () => {
    let opened: Opened;
    const shared = sharedPage(async (page) => (opened = await openWatched(page, address)));

    test('is under the policy: no injected code runs, nothing reaches another host', async () => {
      const page = shared();
      const other = await otherHost();
      expect(opened.refused).toBe('');
      const outcomes = await attack(page, other.url);
      expect(outcomes.filter((outcome) => !outcome.endsWith(': refused'))).toEqual([]);
      expect(outcomes).toEqual(expect.arrayContaining(['eval: refused', 'Function: refused']));
      const refused = await refusedOn(page);
      for (const directive of MUST_REFUSE) expect(refused).toContain(directive);
      expect(await page.evaluate(() => (window as unknown as { ran?: string }).ran)).toBeUndefined();
      expect(other.hits).toEqual([]);
      other.close();
    });

    test('has a worker that is under the policy too', async () => {
      const page = shared();
      const other = await otherHost();
      const outcomes = await page.evaluate(async (host) => {
        const code = `onmessage = async () => {
          const tell = (name, ask) => Promise.resolve().then(ask).then(() => name + ': done', () => name + ': refused');
          postMessage(await Promise.all([
            tell('fetch', () => fetch('${host}/fetch')),
            tell('fetch over https', () => fetch('https://elsewhere.example.org/')),
            tell('import', () => importScripts('${host}/script.js')),
            tell('eval', () => eval('1')),
          ]));
        }`;
        const worker = new Worker(URL.createObjectURL(new Blob([code], { type: 'text/javascript' })));
        return new Promise<string[]>((done) => {
          worker.onmessage = ({ data }: MessageEvent<string[]>) => done(data);
          worker.postMessage(null);
        });
      }, other.url);
      expect(outcomes).toEqual([
        'fetch: refused',
        'fetch over https: refused',
        'import: refused',
        'eval: refused',
      ]);
      expect(other.hits).toEqual([]);
      other.close();
    });

    test('asks no host over https', () => expectNoOther(shared(), opened, ''));
  });

  test(`${address}?map=… asks no host over https but the one that its address names`, async ({ page }) => {
    const named = `?map=${encodeURIComponent('https://maps.example.org/x.json')}`;
    await expectNoOther(page, await openWatched(page, address + named), named);
  });
}

test('the built pages carry the policy before any script', () => {
  for (const file of ['index.html', 'embed/index.html']) {
    const html = readFileSync(path.join(SITE, file), 'utf8');
    const meta = /<meta http-equiv="content-security-policy" content="([^"]*)">/i.exec(html);
    expect(meta, file).not.toBeNull();
    expect(meta!.index).toBeLessThan(html.indexOf('<script'));
    expect(html.slice(0, meta!.index)).not.toMatch(/<(?:script|link[^>]*(?:stylesheet|preload))/);
    const policy = new Map(
      meta![1]!.split(';').map((part) => {
        const [name = '', ...sources] = part.trim().split(/\s+/);
        return [name, sources];
      }),
    );
    expect(policy.get('default-src')).toEqual(["'self'"]);
    expect(
      policy.get('script-src')!.every((source) => /^'(?:self|sha(?:256|384|512)-[^']+)'$/.test(source)),
    ).toBe(true);
    // Any host that a link may name; what is not named is given up before anything runs (see below).
    expect(policy.get('connect-src')).toEqual(["'self'", 'https:']);
    policy.delete('connect-src');
    expect(policy.get('img-src')).toEqual(["'self'", 'data:', 'blob:']);
    expect(policy.get('media-src')).toEqual(["'self'", 'blob:']);
    for (const none of ['object-src', 'base-uri', 'form-action'])
      expect(policy.get(none)).toEqual(["'none'"]);
    for (const sources of policy.values()) expect(sources.join(' ')).not.toMatch(/https?:|\*|unsafe-eval/);
    // Inline scripts are those of the build alone, each with its hash; no handler, no address that is code.
    expect(html).not.toMatch(/\son[a-z]+=|javascript:/i);
  }
});

test('the pages of help are built with their texts, under the policy, without a script', () => {
  const pages = ['', ...HELP_PAGES.map(({ id }) => `${id}/`)];
  for (const folder of pages) {
    const html = readFileSync(path.join(SITE, 'help', folder, 'index.html'), 'utf8');
    expect(html, folder).toMatch(/<meta http-equiv="content-security-policy" content="default-src 'self';/i);
    expect(html, folder).not.toMatch(/<script|\son[a-z]+=|javascript:/i);
    // Examples are text, however they look.
    const own = html.replace(/<pre [^]*?<\/pre>/g, '');
    for (const [, address] of own.matchAll(/\s(?:href|src)="([^"]*)"/g)) expect(address).toMatch(/^\.\.?\//);
    const shown = folder === '' ? HELP_PAGES : HELP_PAGES.filter(({ id }) => `${id}/` === folder);
    for (const { title } of shown) expect(html, folder).toContain(title);
    if (folder !== '') expect(html.match(/<pre /g)).toHaveLength(shown[0]!.examples.length);
  }
});

const EVIL =
  '"><script>window.ran=1</script><img src="https://example.org/x.png" onerror="window.ran=1"><style>@import "https://example.org/x.css";</style>&xxe;';

/** Papers whose every text is markup. */
function hostileLibrary(): string {
  return JSON.stringify(
    [0, 1, 2, 3].map((i) => ({
      id: `p${i}`,
      type: 'article-journal',
      title: `Stone walls ${i} ${EVIL}`,
      author: [{ family: `Lee ${EVIL}`, given: 'Ann' }],
      keyword: `snails, ${EVIL}`,
      abstract: EVIL,
      'container-title': EVIL,
      URL: 'javascript:window.ran=1',
      issued: { 'date-parts': [[2000 + i]] },
    })),
  );
}

/** Every request that the context makes, of pages, frames, workers, sockets and beacons. */
function logRequests(context: BrowserContext): string[] {
  const urls: string[] = [];
  context.on('request', (request) => urls.push(request.url()));
  const sockets = (page: Page) => void page.on('websocket', (socket) => urls.push(socket.url()));
  context.pages().forEach(sockets);
  context.on('page', sockets);
  return urls;
}

async function saveAs(page: Page, name: string | RegExp): Promise<{ file: string; text: string }> {
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('dialog').getByRole('button', { name }).first().click(),
  ]);
  const file = await download.path();
  return { file, text: readFileSync(file).toString('latin1') };
}

test('a saved SVG runs nothing and loads nothing', async ({ page, context }) => {
  await openFinished(page);
  await openFile(page, {
    name: 'evil.json',
    mimeType: 'application/json',
    buffer: Buffer.from(hostileLibrary()),
  });
  await page.getByRole('button', { name: 'Share' }).click();
  const { text } = await saveAs(page, /^SVG/);
  expect(text).toContain('&lt;script');
  const folder = mkdtempSync(path.join(tmpdir(), 'papercosm-'));
  const file = path.join(folder, 'map.svg');
  writeFileSync(file, Buffer.from(text, 'latin1'));
  const urls = logRequests(context);
  const picture = await context.newPage();
  await picture.goto(pathToFileURL(file).href);
  await picture.waitForLoadState('load');
  const found = await picture.evaluate(() => {
    const every = [...document.querySelectorAll('*')];
    return {
      root: document.documentElement.localName,
      ran: (window as unknown as { ran?: number }).ran ?? null,
      names: [...new Set(every.map((element) => element.localName))],
      references: every.flatMap((element) =>
        [...element.attributes]
          .filter(
            ({ name, value }) => /^on|href|src/i.test(name) || /url\((?!#)|javascript:|@import/i.test(value),
          )
          .map(({ name, value }) => `${name}=${value}`),
      ),
    };
  });
  expect(found.root).toBe('svg');
  expect(found.ran).toBeNull();
  expect(found.references).toEqual([]);
  for (const name of ['script', 'style', 'image', 'use', 'foreignObject', 'a', 'iframe', 'animate', 'set'])
    expect(found.names).not.toContain(name);
  expect(urls).toEqual([pathToFileURL(file).href]);
});

test('no request leaves the page in a whole session', async ({ page, context, baseURL }) => {
  const urls = logRequests(context);
  const beacons: string[] = [];
  await context.exposeBinding('toldAway', (_, url: string) => void beacons.push(url));
  await page.addInitScript(() => {
    const original = navigator.sendBeacon.bind(navigator);
    navigator.sendBeacon = (url, data) => {
      (window as unknown as { toldAway(url: string): void }).toldAway(String(url));
      return original(url, data);
    };
  });
  const saved: string[] = [];
  await openFinished(page);
  // A link carries a sample's view; papers of one's own have none.
  const link = await (await openShare(page, 'Link')).getByLabel('As a link').inputValue();
  await page.keyboard.press('Escape');
  await dropFile(page, 'walls.bib', readFileSync('tests/fixtures/pollination.bib', 'utf8'));
  await expect(page.getByRole('heading', { name: 'What was read' })).toBeVisible();
  await page.keyboard.press('Escape');
  await settled(page);
  const range = page.getByRole('textbox', { name: 'Range of dates' });
  await range.fill('2005 to 2020');
  await range.press('Enter');
  const search = page.getByRole('combobox', { name: 'Search papers, authors, keywords' });
  await search.fill('pollination');
  await expect(page.getByRole('option').first()).toBeVisible();
  await search.press('Enter');
  await expect(page.getByRole('complementary', { name: 'What is chosen' })).toBeVisible();
  await page.getByRole('button', { name: 'Authors', exact: true }).click();
  await settled(page);
  await standsStill(page);
  for (const way of ['Picture', 'PowerPoint', 'Map, network, papers']) {
    const dialog = await openShare(page, way);
    const buttons = await dialog.getByRole('region', { name: way }).getByRole('button').allTextContents();
    for (const name of buttons.map((text) => text.trim())) {
      // All others save something.
      if (/^(?:How to: |Arrange labels$)/.test(name)) continue;
      const { text } = await saveAs(page, name);
      saved.push(text);
    }
  }
  expect(saved.length).toBeGreaterThanOrEqual(10);
  await page.keyboard.press('Escape');
  await page.reload();
  await settled(page);
  const embed = await context.newPage();
  await embed.goto(`/embed/${new URL(link).hash}`);
  await settled(embed);
  expect(urls.length).toBeGreaterThan(10);
  const outside = urls.filter((url) => {
    const own = /^(?:data|blob|about):/.test(url) ? url.replace(/^blob:/, '') : url;
    return !/^(?:data|about):/.test(own) && new URL(own).origin !== new URL(baseURL!).origin;
  });
  expect(outside).toEqual([]);
  expect(beacons).toEqual([]);
});

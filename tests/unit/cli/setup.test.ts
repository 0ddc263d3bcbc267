import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import http from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { findStale } from '../../../src/cli/setup/install.mjs';
import { run } from '../../../src/cli/setup/project.mjs';
import { parseStartArgs } from '../../../src/cli/setup/start.mjs';
import { serve } from '../../../src/cli/setup/static-server.mjs';
import {
  countPlaywright,
  countVitest,
  namesOfPlaywright,
  namesOfVitest,
  sum,
  withExitCode,
} from '../../../src/cli/setup/test.mjs';

let folder = '';
let site = '';
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'papercosm-site-'));
  site = path.join(folder, 'site');
  mkdirSync(path.join(site, 'embed'), { recursive: true });
  mkdirSync(path.join(site, '_app', 'immutable'), { recursive: true });
  writeFileSync(path.join(site, 'index.html'), 'home');
  writeFileSync(path.join(site, 'embed', 'index.html'), 'embed');
  writeFileSync(path.join(site, 'about.html'), 'about');
  writeFileSync(path.join(site, '.secret'), 'secret');
  writeFileSync(path.join(site, '_app', 'immutable', 'a.js'), 'js');
  writeFileSync(path.join(folder, 'outside.txt'), 'outside');
  writeFileSync(path.join(folder, 'my library.bib'), '@book{a, title={A}}');
});
afterAll(() => rmSync(folder, { recursive: true }));

const open: { close: () => Promise<void> }[] = [];
afterEach(async () => {
  for (const server of open.splice(0)) await server.close();
});
async function start(files: string[] = [], port = 0) {
  const server = await serve({ root: site, files, port });
  open.push(server);
  return server;
}

/** A request as it stands: fetch would tidy the path up first. */
function get(port: number, target: string, options: http.RequestOptions = {}) {
  return new Promise<{ status: number; headers: http.IncomingHttpHeaders; body: string }>(
    (resolve, reject) => {
      http
        .request({ host: '127.0.0.1', port, path: target, ...options }, (response) => {
          let body = '';
          response.on('data', (part: Buffer) => (body += part.toString()));
          response.on('end', () =>
            resolve({ status: response.statusCode ?? 0, headers: response.headers, body }),
          );
        })
        .on('error', reject)
        .end();
    },
  );
}

describe('the server', () => {
  it('serves pages under the addresses that a static host gives them', async () => {
    const { port } = await start();
    expect(await get(port, '/')).toMatchObject({ status: 200, body: 'home' });
    expect(await get(port, '/?a=1')).toMatchObject({ status: 200, body: 'home' });
    expect(await get(port, '/about')).toMatchObject({ status: 200, body: 'about' });
    expect((await get(port, '/about/?a=1')).headers.location).toBe('/about?a=1');
    expect((await get(port, '/embed?ui=none')).headers.location).toBe('/embed/?ui=none');
    expect((await get(port, '/embed/')).headers['content-type']).toBe('text/html; charset=utf-8');
    expect(await get(port, '/nothing')).toMatchObject({ status: 404 });
    expect(await get(port, '/', { method: 'HEAD' })).toMatchObject({ status: 200, body: '' });
    expect(await get(port, '/', { method: 'POST' })).toMatchObject({ status: 405 });
  });

  it('lets other sites frame the embed and nothing else', async () => {
    const { port } = await start();
    const headers = async (target: string) => (await get(port, target)).headers;
    expect(await headers('/')).toMatchObject({ 'content-security-policy': "frame-ancestors 'self'" });
    expect(await headers('/')).not.toHaveProperty('access-control-allow-origin');
    expect(await headers('/embed/')).toMatchObject({
      'content-security-policy': 'frame-ancestors *',
      'access-control-allow-origin': '*',
    });
    expect(await headers('/embedded')).toMatchObject({ 'content-security-policy': "frame-ancestors 'self'" });
    const script = await headers('/_app/immutable/a.js');
    expect(script).toMatchObject({ 'access-control-allow-origin': '*', 'x-content-type-options': 'nosniff' });
    expect(script['cache-control']).toContain('immutable');
  });

  it.each(['/../outside.txt', '/..%2foutside.txt', '/%2e%2e/outside.txt', '/embed/../../outside.txt'])(
    'gives nothing from outside the site: %s',
    async (target) => {
      const { status, body } = await get((await start()).port, target);
      expect([status, body.includes('outside')]).toEqual([404, false]);
    },
  );

  it.each(['/.secret', '/%00', '/..\\outside.txt', '/%zz', '//etc/passwd', '/embed%5c..%5c..%5coutside.txt'])(
    'refuses %s',
    async (target) => {
      expect((await get((await start()).port, target)).status).toBeGreaterThanOrEqual(400);
    },
  );

  it("hands out the reader's files by number, to this machine alone", async () => {
    const { port } = await start([path.join(folder, 'my library.bib')]);
    const list = await get(port, '/local-files.json');
    expect(JSON.parse(list.body)).toEqual({ files: [{ name: 'my library.bib', url: 'local/0', size: 19 }] });
    expect(list.headers).not.toHaveProperty('access-control-allow-origin');
    expect(await get(port, '/local/0')).toMatchObject({ status: 200, body: '@book{a, title={A}}' });
    for (const target of ['/local/1', '/local/-1', '/local/0/..', '/local/__proto__']) {
      expect((await get(port, target)).status).toBe(404);
    }
    for (const target of ['/local/0', '/local-files.json']) {
      expect((await get(port, target, { headers: { host: 'evil.example' } })).status).toBe(403);
    }
    expect(JSON.parse((await get((await start()).port, '/local-files.json')).body)).toEqual({ files: [] });
  });

  it('takes the next port when one is taken, unless it must not', async () => {
    const first = await start();
    const second = await start([], first.port);
    expect(second.port).toBeGreaterThan(first.port);
    await expect(serve({ root: site, port: first.port, strict: true })).rejects.toThrow('is taken');
  });
});

describe('arguments of start', () => {
  it('are files, a port and whether to open a browser', () => {
    const file = path.join(folder, 'my library.bib');
    expect(parseStartArgs([file, '--port', '5000', '--no-open'])).toEqual({
      files: [file],
      port: 5000,
      strict: false,
      open: false,
    });
    expect(parseStartArgs(['--port=0']).port).toBe(0);
  });

  it.each([[['--port', 'x']], [['--port']], [['--port', '70000']], [['--what']], [['missing.bib']]])(
    'are refused: %j',
    (args) => {
      expect(() => parseStartArgs(args)).toThrow(expect.objectContaining({ exitCode: 2 }));
    },
  );
});

describe('installing', () => {
  it('is due when a package is missing or of another version, but not for other platforms', () => {
    const locked = {
      '': { version: '0.1.0' },
      'node_modules/a': { version: '1.0.0' },
      'node_modules/b': { version: '2.0.0' },
      'node_modules/c': { version: '3.0.0', optional: true },
    };
    expect(findStale(locked, { 'node_modules/a': { version: '1.0.0' } })).toEqual(['node_modules/b']);
    expect(
      findStale(locked, { 'node_modules/a': { version: '0.9.0' }, 'node_modules/b': { version: '2.0.0' } }),
    ).toEqual(['node_modules/a']);
    expect(findStale(locked, locked)).toEqual([]);
  });
});

describe('the last line of npm test', () => {
  it('adds up what the runners report', () => {
    const vitest = countVitest({ numPassedTests: 5, numFailedTests: 1, numPendingTests: 2, numTodoTests: 0 });
    const playwright = countPlaywright({ stats: { expected: 3, flaky: 1, unexpected: 2, skipped: 1 } });
    expect(sum([vitest, playwright])).toEqual({ passed: 9, failed: 3, skipped: 3 });
  });

  it('names the tests that failed, each with its file', () => {
    const test = (fullName: string, status: string, ...failureMessages: string[]) => ({
      fullName,
      status,
      failureMessages,
    });
    const file = (name: string) => path.resolve('tests', name);
    const testResults = [
      {
        name: file('a.test.ts'),
        status: 'failed',
        assertionResults: [test('adds', 'passed'), test('takes away', 'failed', 'Error: 1\n at b')],
      },
      { name: file('b.test.ts'), status: 'failed', message: 'Cannot find c', assertionResults: [] },
      { name: file('c.test.ts'), status: 'passed', assertionResults: [test('waits', 'pending')] },
    ];
    expect(namesOfVitest({ testResults })).toEqual([
      'tests/a.test.ts > takes away: Error: 1',
      'tests/b.test.ts: Cannot find c',
    ]);
    const spec = (title: string, line: number, ok: boolean) => ({ title, file: 'a.spec.ts', line, ok });
    const suites = [{ specs: [spec('opens', 3, true)], suites: [{ specs: [spec('closes', 9, false)] }] }];
    expect(namesOfPlaywright({ suites })).toEqual(['a.spec.ts:9 > closes']);
    expect([namesOfVitest(null), namesOfPlaywright(null)]).toEqual([[], []]);
  });

  it('counts a runner that crashed or found no test as a failure', () => {
    expect(withExitCode(countVitest(null), 1)).toEqual({ passed: 0, failed: 1, skipped: 0 });
    expect(withExitCode(countPlaywright(null), 0).failed).toBe(1);
    expect(withExitCode({ passed: 4, failed: 0, skipped: 0 }, 1).failed).toBe(1);
    expect(withExitCode({ passed: 4, failed: 2, skipped: 0 }, 1).failed).toBe(2);
    expect(withExitCode({ passed: 4, failed: 0, skipped: 0 }, 0).failed).toBe(0);
  });
});

it('a program whose output is collected leaves nothing out, and tells its exit code', async () => {
  const said: Buffer[] = [];
  const script =
    "process.stdout.write('out'.repeat(50_000)); process.stderr.write('err'); process.exitCode = 3;";
  const code = await run(process.execPath, ['-e', script], { collect: (chunk) => void said.push(chunk) });
  const text = Buffer.concat(said).toString();
  expect(code).toBe(3);
  expect(text).toHaveLength(150_003);
  expect(text.replaceAll('out', '')).toContain('err');
});

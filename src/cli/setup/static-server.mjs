// A small server for the built site on this machine: static files, the headers of an embeddable page, and the reader's own files.
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import http from 'node:http';
import path from 'node:path';
import { SetupError } from './project.mjs';

/** @type {Record<string, string>} */
const TYPES = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.map': 'application/json; charset=utf-8',
  '.webmanifest': 'application/manifest+json',
  '.txt': 'text/plain; charset=utf-8',
  '.md': 'text/plain; charset=utf-8',
  '.bib': 'text/plain; charset=utf-8',
  '.xml': 'application/xml; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.webp': 'image/webp',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.wasm': 'application/wasm',
};

/** Paths that an embed in a sandboxed frame must be able to load, since such a frame has an origin of its own, and what other pages load. */
const SHARED = /^\/(embed|_app|samples|lib)(\/|$)/;

/**
 * Headers of a path, beside its type. Only the embed may be framed by other sites; frame-ancestors works as a header only.
 *
 * @param {string} pathname starts with "/"
 * @returns {Record<string, string>}
 */
export function headersFor(pathname) {
  return {
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
    'content-security-policy': `frame-ancestors ${/^\/embed(\/|$)/.test(pathname) ? '*' : "'self'"}`,
    'cache-control': pathname.startsWith('/_app/immutable/')
      ? 'public, max-age=31536000, immutable'
      : 'no-cache',
    ...(SHARED.test(pathname) ? { 'access-control-allow-origin': '*' } : {}),
  };
}

/**
 * Maps a request path to a file below the root.
 *
 * @param {string} root absolute
 * @param {string} pathname still percent-encoded, starts with "/"
 * @returns {Promise<{file: string, size: number} | {redirect: string} | null>} null: there is no such file, or it is outside the root
 */
export async function resolveFile(root, pathname) {
  let decoded;
  try {
    decoded = decodeURIComponent(pathname);
  } catch {
    return null;
  }
  if (decoded.includes('\0') || decoded.includes('\\')) return null;
  if (decoded.split('/').some((part) => part === '..' || (part.startsWith('.') && part !== '.'))) return null;
  const base = path.join(root, decoded);
  if (base !== root && !base.startsWith(root + path.sep)) return null;
  /** @param {string} file */
  const sizeOf = async (file) => {
    const info = await stat(file).catch(() => null);
    return info?.isFile() ? { file, size: info.size } : null;
  };
  if (decoded.endsWith('/')) {
    const index = await sizeOf(path.join(base, 'index.html'));
    if (index) return index;
    // A page that was built as "name.html" links relative to its parent, so it must not be shown under "name/".
    const page = decoded === '/' ? null : await sizeOf(`${base.replace(/[/\\]+$/, '')}.html`);
    return page ? { redirect: pathname.replace(/\/+$/, '') } : null;
  }
  const exact = (await sizeOf(base)) ?? (await sizeOf(`${base}.html`));
  if (exact) return exact;
  return (await sizeOf(path.join(base, 'index.html'))) ? { redirect: `${pathname}/` } : null;
}

/**
 * True when a Host header names this machine. The reader's own files are answered to nobody else: a page of another site that
 * had its name point here (DNS rebinding) would otherwise count as the same origin.
 *
 * @param {string | undefined} host
 */
export function isLocalHost(host) {
  return /^(localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/i.test(host ?? '');
}

/**
 * The request handler. Beside the files below `root` it answers /local-files.json with {files: [{name, url, size}]} and
 * /local/0, /local/1 … with the bytes of the files that were named on the command line.
 *
 * @param {{root: string, files?: string[]}} options root and files absolute
 * @returns {http.RequestListener}
 */
export function createHandler({ root, files = [] }) {
  return (request, response) => {
    answer(request, response).catch(() => {
      if (!response.headersSent) response.writeHead(500, { 'content-type': 'text/plain; charset=utf-8' });
      response.end();
    });
  };

  /** @param {http.IncomingMessage} request @param {http.ServerResponse} response */
  async function answer(request, response) {
    // Not new URL(): it would resolve ".." before we could refuse it.
    const target = request.url ?? '/';
    const pathname = target.split(/[?#]/, 1)[0] || '/';
    const query = target.slice(pathname.length).split('#', 1)[0] ?? '';
    const headers = headersFor(pathname);
    /** @param {number} status @param {string} text @param {Record<string, string>} [more] */
    const say = (status, text, more) => {
      response.writeHead(status, { ...headers, 'content-type': 'text/plain; charset=utf-8', ...more });
      response.end(request.method === 'HEAD' ? undefined : text);
    };
    if (request.method !== 'GET' && request.method !== 'HEAD') {
      return say(405, 'Only GET and HEAD are answered.', { allow: 'GET, HEAD' });
    }
    if (!pathname.startsWith('/') || pathname.startsWith('//')) return say(400, 'Not a path.');
    if (pathname === '/local-files.json' || pathname.startsWith('/local/')) {
      if (!isLocalHost(request.headers.host)) return say(403, 'Local files are for this machine only.');
      if (pathname === '/local-files.json') {
        const list = await Promise.all(
          files.map(async (file, i) => ({
            name: path.basename(file),
            url: `local/${i}`,
            size: (await stat(file).catch(() => null))?.size ?? 0,
          })),
        );
        return say(200, JSON.stringify({ files: list }), { 'content-type': TYPES['.json'] ?? '' });
      }
      const file = /^\/local\/\d{1,6}$/.test(pathname) ? files[Number(pathname.slice(7))] : undefined;
      const info = file === undefined ? null : await stat(file).catch(() => null);
      if (file === undefined || !info?.isFile()) return say(404, 'No such file.');
      return send(file, info.size, 'application/octet-stream');
    }
    const found = await resolveFile(root, pathname);
    if (!found) return say(404, 'Not found.');
    if ('redirect' in found) return say(308, '', { location: found.redirect + query });
    return send(
      found.file,
      found.size,
      TYPES[path.extname(found.file).toLowerCase()] ?? 'application/octet-stream',
    );

    /** @param {string} file @param {number} size @param {string} type */
    function send(file, size, type) {
      response.writeHead(200, { ...headers, 'content-type': type, 'content-length': size });
      if (request.method === 'HEAD') return void response.end();
      createReadStream(file)
        .on('error', () => response.destroy())
        .pipe(response);
    }
  }
}

/** @param {http.Server} server @param {number} port @param {string} host @returns {Promise<string | null>} error code or null */
function listen(server, port, host) {
  return new Promise((resolve) => {
    /** @param {NodeJS.ErrnoException} error */
    const onError = (error) => resolve(error.code ?? 'unknown');
    server.once('error', onError);
    server.listen(port, host, () => {
      server.off('error', onError);
      resolve(null);
    });
  });
}

/**
 * Serves on this machine only, over IPv4 and (where there is one) IPv6, since browsers take either for "localhost".
 *
 * @param {{root: string, files?: string[], port: number, strict?: boolean}} options strict: no other port when it is taken; port 0: any
 * @returns {Promise<{url: string, port: number, close: () => Promise<void>}>}
 * @throws {SetupError} when no port is free
 */
export async function serve({ root, files, port, strict = false }) {
  const handler = createHandler({ root, files });
  const last = strict || port === 0 ? port : Math.min(port + 50, 65_535);
  for (let candidate = port; candidate <= last; candidate++) {
    const four = http.createServer(handler);
    const error = await listen(four, candidate, '127.0.0.1');
    if (error === 'EADDRINUSE') continue;
    if (error)
      throw new SetupError(`Port ${candidate} can't be opened (${error}). Choose another with --port.`);
    const address = four.address();
    const actual = typeof address === 'object' && address ? address.port : candidate;
    const six = http.createServer(handler);
    const second = await listen(six, actual, '::1');
    if (second === 'EADDRINUSE') {
      four.close();
      if (port === 0) candidate--;
      continue;
    }
    const servers = second === null ? [four, six] : [four];
    return {
      url: `http://localhost:${actual}`,
      port: actual,
      close: async () => {
        for (const server of servers) server.closeAllConnections();
        await Promise.all(servers.map((server) => new Promise((done) => server.close(done))));
      },
    };
  }
  const tried = last > port ? `Ports ${port} to ${last} are` : `Port ${port} is`;
  throw new SetupError(`${tried} taken. Stop what listens there, or choose another with --port.`);
}

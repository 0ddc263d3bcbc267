// npm run test:package: packs the package, installs the tarball in an empty folder, and uses it there as anybody would.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { ROOT, SetupError, isMain, runMain } from './project.mjs';

const NPM = process.platform === 'win32' ? 'npm.cmd' : 'npm';
/** A page's script and a deck's, as TypeScript sees them. */
const USER = `import { connect, type Connection } from 'papercosm/embed';
import Papercosm, { type PapercosmPlugin } from 'papercosm/reveal';
const wire: Connection = connect(document.createElement('iframe'));
const plugin: PapercosmPlugin = Papercosm();
void wire.goTo(2).then(({ step, of, notes }) => [step + of, notes.length, plugin.id]);
// @ts-expect-error a step is a number
void wire.goTo('2');
`;

/** @param {boolean} condition @param {string} what */
function check(condition, what) {
  if (!condition) throw new SetupError(`The package does not hold: ${what}.`);
  console.log(`ok  ${what}`);
}

/**
 * The fixture's picture with its letters packs to 112 kB, without them to 61.
 *
 * @param {Buffer} bytes
 */
function isPicture(bytes) {
  return bytes.readUInt32BE(16) === 900 && bytes.readUInt32BE(20) === 500 && bytes.length > 85_000;
}

export async function testPackage() {
  const folder = mkdtempSync(path.join(tmpdir(), 'papercosm-package-'));
  /** @param {string} command @param {string[]} args @param {string} [cwd] */
  const run = (command, args, cwd = folder) =>
    execFileSync(command, args, {
      cwd,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'inherit'],
      maxBuffer: 2 ** 26,
    });
  try {
    const packed = JSON.parse(
      run(NPM, ['pack', '--json', '--silent', '--pack-destination', folder], ROOT).replace(/^[^[{]*/, ''),
    );
    const [{ filename, size, entryCount }] = Array.isArray(packed) ? packed : Object.values(packed);
    console.log(`${filename}: ${(size / 1e6).toFixed(1)} MB, ${entryCount} files`);
    writeFileSync(path.join(folder, 'package.json'), '{"private":true,"type":"module"}');
    run(NPM, ['install', '--prefer-offline', '--no-audit', '--no-fund', '--silent', `./${filename}`]);

    const papers = path.join(ROOT, 'tests', 'fixtures', 'pollination.bib');
    const inspected = JSON.parse(run('npx', ['--no-install', 'papercosm', 'inspect', papers, '--json']));
    check(inspected.corpus.papers === 10, 'papercosm inspect reads a file');
    run('npx', ['--no-install', 'papercosm', 'map', papers, '-o', 'map.json']);
    const map = JSON.parse(readFileSync(path.join(folder, 'map.json'), 'utf8'));
    check(map.format === 'papercosm-map' && map.nodes.length > 10, 'papercosm map writes a map file');
    run('npx', ['--no-install', 'papercosm', 'map', papers, '-o', 'map.svg']);
    check(
      readFileSync(path.join(folder, 'map.svg'), 'utf8').includes('<text'),
      'papercosm map writes an SVG',
    );

    // What draws pixels and sets type comes along: the rasteriser of the platform and the typeface.
    for (const [file, what, holds] of /** @type {[string, string, (bytes: Buffer) => boolean][]} */ ([
      ['map.png', 'a PNG of the asked size, with letters in it', isPicture],
      [
        'map.pdf',
        'a PDF with the typeface inside',
        (bytes) => /\/FontName \/[A-Z]{6}\+Inter/.test(bytes.toString('latin1')),
      ],
      ['map.pptx', 'a PowerPoint deck', (bytes) => bytes.includes('ppt/media/map1.png')],
      ['map.html', 'a single file', (bytes) => bytes.includes('id="papercosm-map">')],
    ])) {
      const size = file === 'map.png' ? ['--width', '900', '--height', '500'] : [];
      run('npx', ['--no-install', 'papercosm', 'map', papers, '-o', file, ...size]);
      const bytes = readFileSync(path.join(folder, file));
      check(holds(bytes), `papercosm map writes ${what} (${(bytes.length / 1e3).toFixed(0)} kB)`);
    }

    const used = run(process.execPath, [
      '--input-type=module',
      '-e',
      `const embed = await import('papercosm/embed'); const { default: plugin } = await import('papercosm/reveal');
       console.log(typeof embed.connect, typeof embed.defineElement, plugin().id);`,
    ]);
    check(used.trim() === 'function function papercosm', 'papercosm/embed and papercosm/reveal are imported');

    writeFileSync(path.join(folder, 'user.ts'), USER);
    for (const [module, resolution] of [
      ['nodenext', 'nodenext'],
      ['esnext', 'bundler'],
    ])
      run(process.execPath, [
        path.join(ROOT, 'node_modules', 'typescript', 'bin', 'tsc'),
        ...['--noEmit', '--strict', '--target', 'es2022', '--lib', 'es2022,dom,dom.iterable'],
        ...['--module', module ?? '', '--moduleResolution', resolution ?? '', 'user.ts'],
      ]);
    check(true, 'the types are found, by Node’s rules and by a bundler’s');
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

if (isMain(import.meta.url)) await runMain(testPackage);

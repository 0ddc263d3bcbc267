/**
 * npm run targets: what other programs make of our files. It runs those that are on this machine (LibreOffice, poppler, pandoc; Slidev's parser in a folder
 * that --slidev names) and says which are not; a finding that does not hold ends with status 1. None of them is needed by `npm test`.
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import os from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { HELP_PAGES } from '../../src/lib/components/help/registry';
import { DEFAULT_VIEW } from '../../src/lib/model/view';
import { toStoryFile } from '../../src/lib/view/story/story-file';

const { values } = parseArgs({ options: { slidev: { type: 'string' } } });
const folder = mkdtempSync(path.join(os.tmpdir(), 'papercosm-targets-'));
const at = (name: string) => path.join(folder, name);
const run = (command: string, ...args: string[]) =>
  execFileSync(command, args, { cwd: folder, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
const papercosm = (...args: string[]) =>
  run(process.execPath, path.resolve('src/cli/bin.mjs'), 'map', ...args);
let failed = 0;

function check(holds: boolean, what: string): void {
  console.log(`${holds ? 'ok     ' : 'FAILED '} ${what}`);
  if (!holds) failed++;
}

function has(command: string): boolean {
  try {
    execFileSync('sh', ['-c', `command -v ${command}`], { stdio: 'ignore' });
    return true;
  } catch {
    console.log(`–       ${command} is not on this machine`);
    return false;
  }
}

const LINK = 'https://maps.example/#step={step}';
const TITLES = ['The whole field', 'Since 2012', 'One search'];
const examplesOf = (id: string) => HELP_PAGES.find((page) => page.id === id)!.examples;

function makeFiles(): void {
  const library = path.resolve('tests/fixtures/pollination.bib');
  papercosm(library, '-o', 'map.json');
  const story = toStoryFile({
    title: 'Pollination',
    steps: TITLES.map((title, i) => ({
      ...{ title, caption: `Caption ${i + 1}.`, notes: `First line ${i + 1}.\nSecond line.`, seconds: null },
      view: {
        ...DEFAULT_VIEW,
        sample: null,
        query: i === 2 ? 'bee' : '',
        filters: { ...DEFAULT_VIEW.filters, from: i === 1 ? '2012' : null },
      },
    })),
  });
  const map = JSON.parse(readFileSync(at('map.json'), 'utf8')) as object;
  writeFileSync(at('told.json'), JSON.stringify({ ...map, story }));
  papercosm('told.json', '-o', 'told.pptx', '--link', LINK);
  papercosm('told.json', '-o', 'told.pdf', '--link', LINK);
}

function readWithPoppler(file: string, what: string, pages: number, images: boolean): void {
  const info = run('pdfinfo', file);
  check(new RegExp(`^Pages: +${pages}$`, 'm').test(info), `${what}: pdfinfo counts ${pages} pages`);
  const texts = run('pdftotext', '-layout', file, '-').split('\f');
  TITLES.forEach((title, i) =>
    check(texts[i]?.includes(title) === true, `${what}: pdftotext finds “${title}” on page ${i + 1}`),
  );
  const listed = run('pdfimages', '-list', file).trim().split('\n').length - 2;
  if (!images) check(listed === 0, `${what}: pdfimages lists none (${listed})`);
}

function tryOffice(): void {
  run(
    'soffice',
    '--headless',
    '--convert-to',
    'pdf:impress_pdf_Export',
    '--outdir',
    at('office'),
    'told.pptx',
  );
  readWithPoppler(at('office/told.pdf'), 'LibreOffice reads the .pptx', TITLES.length + 1, true);
  const urls = run('pdfinfo', '-url', at('office/told.pdf'));
  TITLES.forEach((_, i) =>
    check(
      urls.includes(LINK.replace('{step}', String(i + 1))),
      `LibreOffice: slide ${i + 1} leads to step ${i + 1}`,
    ),
  );
  // Saved again as OpenDocument, notes and alternative texts are still there.
  run('soffice', '--headless', '--convert-to', 'fodp', '--outdir', at('office'), 'told.pptx');
  const slides = readFileSync(at('office/told.fodp'), 'utf8');
  const notes = TITLES.every((_, i) => slides.includes(`First line ${i + 1}.`));
  check(notes && slides.includes('Second line.'), 'LibreOffice: the notes of all steps');
  check(slides.includes('A map of '), 'LibreOffice: the pictures have words for those who can’t see them');
}

/** Quarto reads with pandoc: the blocks are blocks, and the frame is raw HTML. */
function tryPandoc(): void {
  for (const [i, { code }] of examplesOf('quarto').entries()) {
    writeFileSync(at('slide.md'), code);
    const html = run('pandoc', '-t', 'revealjs', 'slide.md');
    check(
      /<h2[^>]*>My field<\/h2>/.test(html),
      `pandoc: example ${i + 1} of Quarto is a slide with its title`,
    );
    check(
      /<div class="content-visible"[^>]*when-format="revealjs"/.test(html),
      'pandoc: a block for reveal.js',
    );
    check(/<iframe [^>]*data-external="1"/.test(html), 'pandoc: the frame comes through as it is');
    check(/<img [^>]*my-field\.png/.test(html), 'pandoc: the picture for other formats');
    check(/<aside class="notes">[^]*Begin slowly\./.test(html), 'pandoc: the notes');
  }
}

interface SlidevParser {
  parse(
    markdown: string,
    file: string,
  ): Promise<{
    slides: { frontmatter: Record<string, unknown>; content: string; note?: string }[];
  }>;
}

async function trySlidev(modules: string): Promise<void> {
  const require = createRequire(path.resolve(modules, 'package.json'));
  const { parse } = (await import(require.resolve('@slidev/parser'))) as SlidevParser;
  for (const [i, { code }] of examplesOf('slidev').entries()) {
    const { slides } = await parse(`# Before\n\n${code}\n\n---\n\n# After\n`, 'slides.md');
    check(slides.length === 3, `Slidev: example ${i + 1} is one slide (${slides.length - 2})`);
    const slide = slides[1]!;
    check(
      slide.frontmatter.layout === 'full' && slide.frontmatter.title === 'My field',
      'Slidev: its front matter',
    );
    check(/^<iframe /.test(slide.content.trim()), 'Slidev: its frame');
    check(slide.note?.includes('Begin slowly.') === true, 'Slidev: its notes');
  }
}

try {
  makeFiles();
  if (has('pdftotext')) {
    readWithPoppler(at('told.pdf'), 'PDF of a story', TITLES.length, false);
    const urls = run('pdfinfo', '-url', 'told.pdf');
    check(urls.includes('#step=3'), 'PDF of a story: pages lead to their steps');
    if (has('soffice')) tryOffice();
  }
  if (has('pandoc')) tryPandoc();
  if (values.slidev) await trySlidev(values.slidev);
  else console.log('–       Slidev: name a folder with @slidev/parser, --slidev FOLDER');
} finally {
  rmSync(folder, { recursive: true, force: true });
}
if (failed > 0) process.exitCode = 1;
console.log(failed === 0 ? 'All of it holds.' : `${failed} findings do not hold.`);

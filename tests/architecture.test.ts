import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import {
  LAYERS,
  MOST_LINES,
  countLines,
  findCycles,
  judgeFolders,
  judgeImport,
  judgeText,
  layerOf,
  readImports,
  resolveFile,
  scriptOf,
} from './layers';

const everything = ['src', 'workers'].flatMap((folder) =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => `${entry.parentPath}/${entry.name}`.replaceAll('\\', '/')),
);
const files = everything.filter((name) => /\.(ts|js|mjs|svelte)$/.test(name));
const read = (file: string) => readFileSync(file, 'utf8');
/** Each file is parsed once: parsing is what takes the time here. */
const imports = new Map(files.map((file) => [file, readImports(file, read(file))]));

/** One import, judged as if it stood in `file`. */
function judge(file: string, text: string): (string | null)[] {
  return readImports(file, text).map((line) => judgeImport(file, line));
}

describe('the checkout', () => {
  it('has files in every part of the flow', () => {
    const layers = new Set(files.map(layerOf));
    for (const layer of [...LAYERS, 'workers', 'cli'] as const) expect(layers).toContain(layer);
  });

  it('imports to the left only', () => {
    const faults = files.flatMap((file) =>
      imports.get(file)!.flatMap((line) => {
        const fault = judgeImport(file, line);
        return fault ? [`${file}:${line.line} imports ${line.specifier}: ${fault}`] : [];
      }),
    );
    expect(faults).toEqual([]);
  });

  it('has no files that import each other in a loop, not even types', () => {
    const known = new Set(files);
    const graph = new Map(
      files.map((file) => [
        file,
        imports.get(file)!.flatMap(({ specifier }) => resolveFile(file, specifier, known) ?? []),
      ]),
    );
    expect([...graph.values()].flat().length).toBeGreaterThan(files.length);
    expect(findCycles(graph)).toEqual([]);
  });

  it('shows a finished map without parsers of other formats, tagger, clustering and layout', () => {
    const known = new Set(files);
    const reached = new Set<string>();
    const visit = (file: string): void => {
      if (reached.has(file)) return;
      reached.add(file);
      for (const { specifier, typeOnly } of imports.get(file) ?? []) {
        if (typeOnly) continue;
        expect(specifier, file).not.toMatch(/^(wink|papaparse|saxes|graphology-layout)/);
        const next = resolveFile(file, specifier, known);
        if (next) visit(next);
      }
    };
    visit('src/lib/finished/engine.ts');
    expect(reached.size).toBeGreaterThan(30);
    const heavy =
      /parsers\/(registry|read-files|bibtex|tagged|tables|pages|archives|names)|text\/(tagger|terms|labels|vectors)|topics\/(leiden|communities)|layout\/(?!node-radius)/;
    expect([...reached].filter((file) => heavy.test(file))).toEqual([]);
  });

  it('has no crowded folder and no long file', () => {
    expect(judgeFolders(everything)).toEqual([]);
    const long = files.flatMap((file) => {
      const lines = countLines(read(file));
      return lines > MOST_LINES ? [`${file}: ${lines} lines`] : [];
    });
    expect(long).toEqual([]);
  });

  it('starts workers in one place and makes no markup of text', () => {
    const faults = files.flatMap((file) => judgeText(file, read(file)).map((fault) => `${file}: ${fault}`));
    expect(faults).toEqual([]);
  });

  it('keeps its top level to the agreed entries', () => {
    const agreed = [
      ...[
        'src',
        'static',
        'findings',
        'workers',
        'tests',
        'svelte.config.js',
        'vite.config.ts',
        'package.json',
        'tsconfig.json',
      ],
      ...['README.md', 'LICENSE', 'CHANGELOG.md', 'CONTRIBUTING.md', 'SECURITY.md', 'CITATION.cff'],
      'package-lock.json',
      // Made by tools and ignored by git.
      ...['node_modules', 'build', 'test-results', 'playwright-report'],
    ];
    const extra = readdirSync('.').filter((name) => !name.startsWith('.') && !agreed.includes(name));
    expect(extra).toEqual([]);
  });
});

describe('the rules', () => {
  it('forbid an arrow to the right and allow one to the left', () => {
    expect(judge('src/lib/corpus/a.ts', "import { b } from '../text/b';")).toEqual([
      'corpus/ must not import from text/, which is to its right',
    ]);
    expect(judge('src/lib/text/a.ts', "import { b } from '../corpus/b';")).toEqual([null]);
    expect(judge('src/lib/topics/a.ts', "import { b } from '../map/b';")[0]).toContain('to its right');
    expect(judge('src/lib/metrics/a.ts', "import type { B } from '../evidence/b';")[0]).toContain(
      'to its right',
    );
    expect(judge('src/lib/layout/a.ts', "import { b } from '../networks/b';")[0]).toContain('to its right');
    expect(judge('src/lib/model/a.ts', "import type { B } from '../parsers/b';")[0]).toContain(
      'to its right',
    );
    expect(judge('src/lib/view/a.ts', "export { b } from '../renderers/sigma/b';")[0]).toContain(
      'to its right',
    );
    expect(judge('src/lib/view/a.ts', "const b = await import('../state/b');")[0]).toContain('to its right');
  });

  it('let only types cross between the page and the worker', () => {
    expect(judge('src/lib/state/a.ts', "import { b } from '$lib/map/b';")[0]).toContain('ask the engine');
    expect(judge('src/lib/state/a.ts', "import type { B } from '$lib/map/b';")).toEqual([null]);
    expect(judge('src/lib/state/a.ts', "import { type B } from '$lib/map/b';")).toEqual([null]);
    expect(judge('src/lib/state/a.ts', "import { type B, c } from '$lib/map/b';")[0]).toContain('ask');
    expect(judge('workers/a.ts', "import { b } from '../src/lib/renderers/sigma/b';")[0]).toContain('page');
    expect(judge('workers/a.ts', "import { b } from '../src/lib/export/b';")).toEqual([null]);
  });

  it('keep aliases, frameworks and graphs where they belong', () => {
    expect(judge('src/lib/text/a.ts', "import { b } from '$lib/model/b';")[0]).toContain('bundler');
    expect(judge('src/lib/renderers/a.ts', "import { mount } from 'svelte';")).toEqual([
      'renderers/ knows no framework',
    ]);
    expect(judge('src/lib/map/a.ts', "import Graph from 'graphology';")[0]).toContain('to-graphology');
    expect(judge('src/lib/map/a.ts', "import type Graph from 'graphology';")).toEqual([null]);
    expect(judge('src/lib/networks/to-graphology.ts', "import Graph from 'graphology';")).toEqual([null]);
    expect(judge('src/lib/renderers/sigma/a.ts', "import Graph from 'graphology';")).toEqual([null]);
    expect(
      judge('src/lib/state/a.ts', "import W from '../../../workers/engine.worker?worker';")[0],
    ).toContain('workers/');
  });

  it('find loops of any length, and no loop where two ways lead to one file', () => {
    const graph = (arrows: Record<string, string[]>) => findCycles(new Map(Object.entries(arrows)));
    expect(graph({ a: ['b', 'c'], b: ['d'], c: ['d'], d: [] })).toEqual([]);
    expect(graph({ a: ['b'], b: ['c'], c: ['a'], d: ['a'] })).toEqual([['a', 'b', 'c']]);
    expect(graph({ a: ['b'], b: ['a', 'c'], c: ['d'], d: ['c'] })).toEqual([
      ['c', 'd'],
      ['a', 'b'],
    ]);
    expect(graph({ a: ['a'] })).toEqual([['a']]);
  });

  it('see loops of types, through aliases and Svelte files too', () => {
    const texts: Record<string, string> = {
      'src/lib/view/a.ts': "import type { B } from './b';",
      'src/lib/view/b.ts': "export type { C } from '$lib/state/c.svelte';",
      'src/lib/state/c.svelte.ts': "type D = import('../components/D.svelte').D;",
      'src/lib/components/D.svelte': "<script>\n  import a from '$lib/view/a';\n</script>",
      'src/lib/view/e.ts': "import './e.css';\nimport { a } from './a';\nimport ts from 'typescript';",
    };
    const known = new Set(Object.keys(texts));
    const cycles = findCycles(
      new Map(
        Object.entries(texts).map(([file, text]) => [
          file,
          readImports(file, text).flatMap(({ specifier }) => resolveFile(file, specifier, known) ?? []),
        ]),
      ),
    );
    expect(cycles).toEqual([Object.keys(texts).slice(0, 4).sort()]);
  });

  it('count files of each folder and lines of a file', () => {
    const many = (folder: string, n: number) => Array.from({ length: n }, (_, i) => `${folder}/${i}.ts`);
    expect(judgeFolders([...many('src/a', 30), ...many('src/a/b', 30)])).toEqual([]);
    expect(judgeFolders([...many('src/a', 31), ...many('src/lib/text/words', 40)])).toEqual([
      'src/a: 31 files',
    ]);
    expect(countLines('a\n'.repeat(400))).toBe(400);
    expect(countLines('a\n'.repeat(400) + 'b')).toBe(401);
  });

  it('read the scripts of a Svelte file and keep its line numbers', () => {
    const text =
      '<p>import x from "y";</p>\n<script lang="ts">\n  import { a } from "$lib/text/a";\n</script>\n';
    expect(readImports('A.svelte', text)).toEqual([{ specifier: '$lib/text/a', typeOnly: false, line: 3 }]);
    expect(scriptOf('A.svelte', text).split('\n')).toHaveLength(text.split('\n').length);
  });

  it('find workers, markup and code made of text, but not talk about them', () => {
    expect(judgeText('src/lib/view/a.ts', 'const w = new Worker(url);')).toHaveLength(1);
    expect(judgeText('src/lib/client/engine-client.ts', 'const w = new Worker(url);')).toEqual([]);
    expect(
      judgeText('src/lib/view/a.ts', '/** Starts a new Worker. */\nexport const a = 1; // new Worker'),
    ).toEqual([]);
    expect(judgeText('src/lib/view/A.svelte', '<p>{@html text}</p>')).toHaveLength(1);
    expect(judgeText('src/lib/view/a.ts', 'element.innerHTML = text;')).toHaveLength(1);
    expect(judgeText('src/lib/view/a.ts', 'if (element.innerHTML === text) stop();')).toEqual([]);
    expect(judgeText('src/lib/view/a.ts', 'new Function(text)();')).toHaveLength(1);
  });
});

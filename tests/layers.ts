// What may import what, as data, and a reader of import lines. The test beside it applies both to the checkout.
import path from 'node:path';
import ts from 'typescript';

/** Layers from left to right. A file imports only from its own layer and from layers to its left. */
export const LAYERS = [
  'model',
  // Types only: what both sides of the wire agree on.
  'protocol',
  // What other pages load: the messages to and from a frame, their client, the element and the plug-in for slides.
  'embed',
  // The ground: graphs as arrays, and places for their nodes. Neither knows what a node stands for.
  'graph',
  'layout',
  'parsers',
  'corpus',
  'text',
  'networks',
  'topics',
  'metrics',
  // Puts networks, topics, layout and metrics together.
  'map',
  // Answers questions about a map.
  'evidence',
  // Shows a finished map: the one part of that side which the page takes in too.
  'finished',
  'client',
  'view',
  'renderers',
  'export',
  'state',
  'components',
  'routes',
] as const;
export type Layer = (typeof LAYERS)[number] | 'workers' | 'cli' | 'other';

/** Runs in the worker: the page must not pull any of it in. Types are free to cross. */
const WORKER_SIDE = new Set<Layer>([
  ...(['graph', 'layout', 'parsers', 'corpus', 'text'] as const),
  ...(['networks', 'topics', 'metrics', 'map', 'evidence'] as const),
]);
/** Runs on the page only. */
const PAGE_SIDE = new Set<Layer>(['client', 'view', 'renderers', 'state', 'components', 'routes']);
/** Knows no framework. */
const PLAIN = new Set<Layer>([
  ...WORKER_SIDE,
  ...(['finished', 'model', 'protocol', 'embed', 'view', 'renderers', 'export'] as const),
]);
/** Also runs in Node through tsx, where there is no bundler to resolve aliases. */
const IN_NODE = new Set<Layer>([
  ...WORKER_SIDE,
  'finished',
  'model',
  'protocol',
  'view',
  'export',
  'workers',
  'cli',
]);

export interface ImportLine {
  specifier: string;
  /** Nothing of it is left at run time. */
  typeOnly: boolean;
  line: number;
}

/** A file's text with everything but its scripts blanked; line numbers stay. Other files than Svelte's: unchanged. */
export function scriptOf(file: string, text: string): string {
  if (!file.endsWith('.svelte')) return text;
  const blank = (part: string) => part.replace(/[^\n]/g, ' ');
  let script = '';
  let at = 0;
  for (const match of text.matchAll(/(<script\b[^>]*>)([\s\S]*?)<\/script>/g)) {
    const start = match.index + (match[1]?.length ?? 0);
    const end = start + (match[2]?.length ?? 0);
    script += blank(text.slice(at, start)) + text.slice(start, end);
    at = end;
  }
  return script + blank(text.slice(at));
}

/** Every import, re-export, dynamic import and `import('…')` type of a file. */
export function readImports(file: string, text: string): ImportLine[] {
  const source = ts.createSourceFile(
    file,
    scriptOf(file, text),
    ts.ScriptTarget.Latest,
    true,
    ts.ScriptKind.TS,
  );
  const found: ImportLine[] = [];
  const add = (node: ts.Node, specifier: ts.Node | undefined, typeOnly: boolean) => {
    if (!specifier || !ts.isStringLiteralLike(specifier)) return;
    const { line } = source.getLineAndCharacterOfPosition(node.getStart(source));
    found.push({ specifier: specifier.text, typeOnly, line: line + 1 });
  };
  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node)) add(node, node.moduleSpecifier, isTypeImport(node.importClause));
    else if (ts.isExportDeclaration(node)) add(node, node.moduleSpecifier, isTypeExport(node));
    else if (ts.isImportTypeNode(node)) {
      add(node, ts.isLiteralTypeNode(node.argument) ? node.argument.literal : undefined, true);
    } else if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword) {
      add(node, node.arguments[0], false);
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

function isTypeImport(clause: ts.ImportClause | undefined): boolean {
  if (!clause) return false;
  if (clause.phaseModifier === ts.SyntaxKind.TypeKeyword) return true;
  const named = clause.namedBindings;
  return (
    !clause.name &&
    !!named &&
    ts.isNamedImports(named) &&
    named.elements.length > 0 &&
    named.elements.every((e) => e.isTypeOnly)
  );
}

function isTypeExport(node: ts.ExportDeclaration): boolean {
  if (node.isTypeOnly) return true;
  const clause = node.exportClause;
  return (
    !!clause &&
    ts.isNamedExports(clause) &&
    clause.elements.length > 0 &&
    clause.elements.every((e) => e.isTypeOnly)
  );
}

/** The layer of a file or folder, by its path from the root of the checkout. */
export function layerOf(file: string): Layer {
  const parts = file.split('/');
  if (parts[0] === 'workers') return 'workers';
  if (parts[0] !== 'src') return 'other';
  if (parts[1] === 'routes') return 'routes';
  if (parts[1] === 'cli') return 'cli';
  if (parts[1] === 'embed') return 'embed';
  const layer = LAYERS.find((name) => name === parts[2]);
  return parts[1] === 'lib' && layer ? layer : 'other';
}

/** Path from the root of what a file of ours is meant by an import; null for a package. */
export function resolveImport(file: string, specifier: string): string | null {
  if (specifier.startsWith('$lib/')) return `src/lib/${specifier.slice(5)}`;
  if (specifier.startsWith('.'))
    return path.posix.normalize(path.posix.join(path.posix.dirname(file), specifier));
  return null;
}

/** What is wrong with one import of a file, in words; null: nothing. */
export function judgeImport(file: string, { specifier, typeOnly }: ImportLine): string | null {
  const from = layerOf(file);
  if (IN_NODE.has(from) && /^\$(lib|app|env)\b/.test(specifier))
    return `${from}/ runs outside the bundler too: no ${specifier}`;
  const target = resolveImport(file, specifier);
  if (target === null) return judgePackage(file, from, specifier, typeOnly);
  const to = layerOf(target);
  if (to === 'other')
    return from === 'other' || /\.(css|json)$/.test(target) || target.startsWith('src/app')
      ? null
      : `${target} belongs to no layer`;
  if (to === 'cli') return from === 'cli' ? null : `nothing imports from the command line (${target})`;
  if (to === 'workers') {
    return from === 'workers' || from === 'cli'
      ? null
      : `only the command line and workers/ import from workers/ (${target})`;
  }
  if (from === 'workers') {
    return PAGE_SIDE.has(to) && !typeOnly ? `the worker must not pull in the page's ${to}/` : null;
  }
  if (from === 'cli' || from === 'other') return null;
  if (PAGE_SIDE.has(from) && WORKER_SIDE.has(to) && !typeOnly)
    return `${from}/ is on the page, ${to}/ in the worker: ask the engine`;
  return LAYERS.indexOf(to) <= LAYERS.indexOf(from)
    ? null
    : `${from}/ must not import from ${to}/, which is to its right`;
}

function judgePackage(file: string, from: Layer, specifier: string, typeOnly: boolean): string | null {
  if (PLAIN.has(from) && /^(svelte|@sveltejs)\b/.test(specifier)) return `${from}/ knows no framework`;
  if (specifier === 'graphology' && !typeOnly && from !== 'other') {
    const allowed =
      file === 'src/lib/networks/to-graphology.ts' || file.startsWith('src/lib/renderers/sigma/');
    if (!allowed)
      return 'graphs are built in networks/to-graphology.ts (worker) and renderers/sigma/ (display) only';
  }
  if (
    specifier === 'sigma' &&
    !typeOnly &&
    from !== 'other' &&
    !file.startsWith('src/lib/renderers/sigma/')
  ) {
    return 'Sigma is drawn with in renderers/sigma/ only';
  }
  if (/[?&](worker|sharedworker)\b/.test(specifier)) return 'workers are started in client/ only';
  return null;
}

/** Forbidden words of a source file, each with the reason; comments don't count. */
export function judgeText(file: string, text: string): string[] {
  const faults: string[] = [];
  const whole = scriptOf(file, text);
  // Telling comments from code takes its time: only where there is a word that could be a fault.
  const script = /Worker|HTML|write|eval|Function/.test(whole) ? withoutComments(file, whole) : '';
  if (/\bnew (Shared)?Worker\b/.test(script) && !file.startsWith('src/lib/client/')) {
    faults.push('a `new Worker` stands in client/ only');
  }
  if (file.endsWith('.svelte') && /\{@html\b/.test(text)) faults.push('{@html} makes markup of text');
  if (/\b(inner|outer)HTML \+?= |\binsertAdjacentHTML \(|\bdocument \. write \(/.test(script)) {
    faults.push('text must not become markup: use textContent');
  }
  if (/\beval \(|\bnew Function \(/.test(script)) faults.push('no code from text');
  return faults;
}

/** The tokens of a script, a blank between each two. */
function withoutComments(file: string, text: string): string {
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true, ts.ScriptKind.TS);
  const tokens: string[] = [];
  const visit = (node: ts.Node): void => {
    const children = node.getChildren(source).filter((child) => !ts.isJSDoc(child));
    if (children.length === 0) tokens.push(node.getText(source));
    for (const child of children) visit(child);
  };
  visit(source);
  return tokens.join(' ');
}

/** The file of ours that an import means, with its ending; null for packages, styles and what a tool makes. */
export function resolveFile(file: string, specifier: string, files: ReadonlySet<string>): string | null {
  const target = resolveImport(file, specifier);
  if (target === null) return null;
  const bare = target.replace(/\?.*$/, '');
  const endings = ['', '.ts', '.svelte.ts', '.js', '.d.ts', '/index.ts'];
  return endings.map((ending) => bare + ending).find((name) => files.has(name)) ?? null;
}

/**
 * Groups of files that import each other in a loop: the strongly connected components with more than one file, or with a file that
 * imports itself (Tarjan 1972, doi:10.1137/0201010). Each is sorted.
 */
export function findCycles(imports: ReadonlyMap<string, readonly string[]>): string[][] {
  const index = new Map<string, number>();
  const low = new Map<string, number>();
  const stack: string[] = [];
  const onStack = new Set<string>();
  const cycles: string[][] = [];
  const visit = (file: string): void => {
    const own = index.size;
    index.set(file, own);
    low.set(file, own);
    stack.push(file);
    onStack.add(file);
    for (const next of imports.get(file) ?? []) {
      if (!index.has(next)) visit(next);
      if (onStack.has(next)) low.set(file, Math.min(low.get(file)!, low.get(next)!));
    }
    if (low.get(file) !== own) return;
    const members = stack.splice(stack.indexOf(file));
    for (const member of members) onStack.delete(member);
    if (members.length > 1 || imports.get(file)?.includes(file)) cycles.push(members.sort());
  };
  for (const file of imports.keys()) if (!index.has(file)) visit(file);
  return cycles;
}

/** Most lines of a file, and most files of a folder: a room is what a newcomer can hold in her head. */
export const MOST_LINES = 400;
export const MOST_FILES = 30;

/** Folders with more files of their own than MOST_FILES. Word lists (text/words) may be as many as they like. */
export function judgeFolders(files: readonly string[]): string[] {
  const counts = new Map<string, number>();
  for (const file of files) {
    const folder = path.posix.dirname(file);
    if (folder !== 'src/lib/text/words') counts.set(folder, (counts.get(folder) ?? 0) + 1);
  }
  return [...counts].filter(([, n]) => n > MOST_FILES).map(([folder, n]) => `${folder}: ${n} files`);
}

/** Lines of a text; the line feed at its end starts none. */
export function countLines(text: string): number {
  return text.replace(/\n$/, '').split('\n').length;
}

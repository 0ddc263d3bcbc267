// Builds what other pages load, from src/embed into build/lib: ES modules, plain scripts, and their types.
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { ROOT, SetupError, isMain, runMain } from './project.mjs';

/** Where the built files go, absolute. */
export const LIBRARY = path.join(ROOT, 'build', 'lib');
const SOURCES = path.join(ROOT, 'src', 'embed');

/** Each with the name that a plain script tag leaves behind. */
const ENTRIES = [
  { name: 'papercosm', global: 'Papercosm' },
  { name: 'reveal', global: 'PapercosmReveal' },
];

/** @throws {SetupError} when a source can't be built */
export async function buildLibrary() {
  const { build } = await import('vite');
  for (const { name, global } of ENTRIES) {
    for (const [format, file] of /** @type {const} */ ([
      ['es', `${name}.js`],
      ['iife', `${name}.iife.js`],
    ])) {
      await build({
        root: ROOT,
        configFile: false,
        logLevel: 'warn',
        publicDir: false,
        build: {
          outDir: LIBRARY,
          emptyOutDir: false,
          target: 'es2022',
          minify: true,
          lib: {
            entry: path.join(SOURCES, `${name}.ts`),
            name: global,
            formats: [format],
            fileName: () => file,
          },
        },
      });
    }
  }
  await writeTypes();
}

/** Writes the types of the entries and of all that they name, with endings that every way of resolving modules understands. */
async function writeTypes() {
  const { default: ts } = await import('typescript');
  const program = ts.createProgram(
    ENTRIES.map(({ name }) => path.join(SOURCES, `${name}.ts`)),
    {
      declaration: true,
      emitDeclarationOnly: true,
      strict: true,
      skipLibCheck: true,
      target: ts.ScriptTarget.ES2022,
      module: ts.ModuleKind.ESNext,
      moduleResolution: ts.ModuleResolutionKind.Bundler,
      lib: ['lib.es2022.d.ts', 'lib.dom.d.ts', 'lib.dom.iterable.d.ts'],
      types: [],
      rootDir: path.join(ROOT, 'src'),
      outDir: path.join(LIBRARY, 'types'),
    },
  );
  const { emitSkipped, diagnostics } = program.emit(undefined, (file, text) => {
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, text.replace(/(from |import\()(['"])(\.[^'"]+)\2/g, '$1$2$3.js$2'));
  });
  if (emitSkipped)
    throw new SetupError(
      `The types could not be written: ${diagnostics.map(({ messageText }) => String(messageText)).join('; ')}`,
    );
  for (const { name } of ENTRIES) {
    const own = `./types/embed/${name}.js`;
    const isPlugin = name === 'reveal';
    writeFileSync(
      path.join(LIBRARY, `${name}.d.ts`),
      `export * from '${own}';\n${isPlugin ? `export { default } from '${own}';\n` : ''}`,
    );
  }
}

if (isMain(import.meta.url)) await runMain(buildLibrary);

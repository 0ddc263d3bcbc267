// Rules for the whole checkout; run as `eslint --config tests/eslint.config.js .` so that the top level stays free of tool files.
import js from '@eslint/js';
import prettier from 'eslint-config-prettier';
import svelte from 'eslint-plugin-svelte';
import globals from 'globals';
import { defineConfig } from 'eslint/config';
import ts from 'typescript-eslint';
import svelteConfig from '../svelte.config.js';

const PURE =
  'src/lib/{model,protocol,graph,layout,parsers,corpus,text,networks,topics,metrics,map,evidence,view,export}/**/*.ts';

/** The same for .ts and .svelte: another list of endings would have TypeScript load the whole project again. */
const TYPED = {
  projectService: true,
  tsconfigRootDir: new URL('..', import.meta.url).pathname,
  extraFileExtensions: ['.svelte'],
};

export default defineConfig(
  {
    ignores: [
      '.svelte-kit/',
      'build/',
      'node_modules/',
      'static/',
      'test-results/',
      'playwright-report/',
      '.cache/',
    ],
  },
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  js.configs.recommended,
  ...ts.configs.strict,
  ...svelte.configs.recommended,
  prettier,
  ...svelte.configs.prettier,
  {
    languageOptions: { globals: { ...globals.browser, ...globals.node, __PAPERCOSM_VERSION__: 'readonly' } },
    rules: {
      '@typescript-eslint/no-explicit-any': 'error',
      // Typed arrays are indexed within bounds everywhere; noUncheckedIndexedAccess makes each of those a question of "!".
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      '@typescript-eslint/no-dynamic-delete': 'off',
      '@typescript-eslint/no-invalid-void-type': 'off',
      // Files hold control characters, and parsers look for them.
      'no-control-regex': 'off',
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      'no-console': 'error',
      'no-implied-eval': 'error',
      'no-undef': 'off', // TypeScript knows better
      'prefer-const': 'error',
      'object-shorthand': 'error',
    },
  },
  {
    files: ['src/**/*.ts', 'workers/**/*.ts'],
    languageOptions: { parserOptions: TYPED },
    rules: {
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/await-thenable': 'error',
      '@typescript-eslint/no-misused-promises': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
    },
  },
  {
    files: ['**/*.svelte', '**/*.svelte.ts'],
    languageOptions: {
      parserOptions: { ...TYPED, parser: ts.parser, svelteConfig },
    },
    rules: {
      // No text from a file ever becomes markup.
      'svelte/no-at-html-tags': 'error',
      'svelte/no-target-blank': 'error',
      'svelte/require-each-key': 'error',
      // The site is built with relative paths; links stay inside the page or carry their state in the hash.
      'svelte/no-navigation-without-resolve': 'off',
      // Data is kept raw on purpose: it is replaced as a whole and never passes through a proxy.
      'svelte/prefer-svelte-reactivity': 'off',
      'prefer-const': 'off',
      'svelte/prefer-const': 'error',
    },
  },
  {
    // Same input, same settings, same seed: same bytes. Randomness and clocks are arguments.
    files: [PURE],
    rules: {
      'no-restricted-properties': [
        'error',
        { object: 'Math', property: 'random', message: 'Take a seeded generator as an argument.' },
        { object: 'Date', property: 'now', message: 'Take the clock as an argument.' },
        { object: 'performance', property: 'now', message: 'Take the clock as an argument.' },
      ],
    },
  },
  {
    files: ['src/cli/**', 'tests/**', '*.config.{js,ts}'],
    rules: { 'no-console': 'off' },
  },
  {
    files: ['tests/**'],
    ignores: ['tests/wait-for.ts'],
    rules: {
      'no-restricted-properties': [
        'error',
        { object: 'vi', property: 'waitFor', message: 'Use tests/wait-for.ts: a second is too short.' },
        { object: 'vi', property: 'waitUntil', message: 'Use tests/wait-for.ts: a second is too short.' },
      ],
    },
  },
);

import { parseArgs } from 'node:util';
import { BIBLIOGRAPHIES, EXPORTS, type ExportFormat } from '../lib/export/registry';
import type { BibliographyFormat } from '../lib/model/bibliography';
import { DEFAULT_SETTINGS, type Settings } from '../lib/model/settings';
import { NETWORKS } from '../lib/networks/registry';
import { OPEN_RANGE, parseRangeText, type DateRange } from '../lib/view/dates';
import { COUNTINGS, EXTENSIONS, LAYOUTS, NORMALIZATIONS, UsageError } from './usage';

export interface InspectArgs {
  files: string[];
  json: boolean;
}

export interface MapArgs {
  files: string[];
  out: string;
  format: ExportFormat['id'] | BibliographyFormat;
  settings: Settings;
  years: DateRange;
  /** Names as they were typed. */
  authors: string[];
}

/** Arguments after "inspect". Throws UsageError. */
export function parseInspectArgs(args: string[]): InspectArgs {
  const { values, positionals } = guarded(() =>
    parseArgs({ args, allowPositionals: true, options: { json: { type: 'boolean', default: false } } }),
  );
  return { files: needFiles(positionals), json: values.json };
}

/** Arguments after "map". Throws UsageError. */
export function parseMapArgs(args: string[]): MapArgs {
  const text = { type: 'string' } as const;
  const { values, positionals } = guarded(() =>
    parseArgs({
      args,
      allowPositionals: true,
      options: {
        output: { ...text, short: 'o' },
        network: text,
        resolution: text,
        seed: text,
        'min-weight': text,
        years: text,
        author: { ...text, multiple: true },
        layout: text,
        counting: text,
        normalization: text,
      },
    }),
  );
  const files = needFiles(positionals);
  const out = values.output;
  if (!out) throw new UsageError(`Say where the map goes: -o OUT, where OUT ends in ${EXTENSIONS}.`);
  // The longest ending that fits: "x.nodes.csv" before "x.csv".
  const format = [...BIBLIOGRAPHIES, ...EXPORTS]
    .filter(({ extension }) => out.toLowerCase().endsWith(extension))
    .sort((a, b) => b.extension.length - a.extension.length)[0];
  if (!format) throw new UsageError(`${out} has an ending that can't be written. There are ${EXTENSIONS}.`);
  const names = NETWORKS.map(({ name }) => name);
  oneOf('layout', values.layout, LAYOUTS);
  oneOf('counting', values.counting, COUNTINGS);
  oneOf('normalization', values.normalization, NORMALIZATIONS);
  return {
    files,
    out,
    format: format.id,
    settings: {
      ...DEFAULT_SETTINGS,
      network: oneOf('network', values.network, names) ?? DEFAULT_SETTINGS.network,
      resolution: number('resolution', values.resolution, 0.01, 100) ?? DEFAULT_SETTINGS.resolution,
      seed: number('seed', values.seed, 0, 2 ** 31, true) ?? DEFAULT_SETTINGS.seed,
      minWeight: number('min-weight', values['min-weight'], 0, 1e6) ?? DEFAULT_SETTINGS.minWeight,
    },
    years: parseYears(values.years),
    authors: values.author ?? [],
  };
}

function needFiles(files: string[]): string[] {
  if (files.length === 0) throw new UsageError('Name at least one file.');
  return files;
}

function parseYears(text: string | undefined): DateRange {
  if (text === undefined) return OPEN_RANGE;
  const range = parseRangeText(text);
  if (!range) throw new UsageError(`--years takes a range such as 2010-2015, 2010- or -2015, not "${text}".`);
  return range;
}

function oneOf<T extends string>(
  option: string,
  value: string | undefined,
  names: readonly T[],
): T | undefined {
  if (value === undefined) return undefined;
  const found = names.find((name) => name === value);
  if (!found) throw new UsageError(`--${option} has no "${value}". There is ${names.join(', ')}.`);
  return found;
}

function number(
  option: string,
  text: string | undefined,
  least: number,
  most: number,
  whole = false,
): number | undefined {
  if (text === undefined) return undefined;
  const value = text.trim() === '' ? Number.NaN : Number(text);
  if (!(value >= least && value <= most) || (whole && !Number.isInteger(value))) {
    const kind = whole ? 'a whole number' : 'a number';
    throw new UsageError(`--${option} takes ${kind} from ${least} to ${most}, not "${text}".`);
  }
  return value;
}

/** Node's own complaints about options, as usage errors. */
function guarded<T>(parse: () => T): T {
  try {
    return parse();
  } catch (error) {
    if (error instanceof Error && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS')) {
      throw new UsageError(`${error.message.split('. ')[0] ?? error.message}.`);
    }
    throw error;
  }
}

import { parseArgs } from 'node:util';
import { BIBLIOGRAPHIES, EXPORTS, type ExportFormat } from '../lib/export/registry';
import type { BibliographyFormat } from '../lib/model/exchange/bibliography';
import { DEFAULT_SETTINGS, type Settings } from '../lib/model/settings';
import { OPEN_RANGE, parseRangeText, type DateRange } from '../lib/view/dates';
import { parsePicture, PICTURE_OPTIONS, type PictureArgs } from './picture-options';
import { parseSettings, refuseUnheeded, SETTING_OPTIONS } from './map-options';
import { EXTENSIONS, UsageError } from './usage';

export interface InspectArgs {
  files: string[];
  json: boolean;
}

export interface MapArgs {
  files: string[];
  out: string;
  format: ExportFormat['id'] | BibliographyFormat;
  settings: Settings;
  /** Those of the settings that were named: they also go before the ones that a map file brings. */
  given: Partial<Settings>;
  /** Whether the map file says why its links, clusters and names are as they are. */
  evidence: boolean;
  years: DateRange;
  /** Names as they were typed. */
  authors: string[];
  /** How a picture or deck comes out; null for other formats. */
  picture: PictureArgs | null;
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
        years: text,
        author: { ...text, multiple: true },
        evidence: { type: 'boolean', default: false },
        ...PICTURE_OPTIONS,
        ...SETTING_OPTIONS,
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
  if (values.evidence && format.id !== 'json')
    throw new UsageError('--evidence is written into map files only: -o x.json.');
  const picture = parsePicture(values, format.id);
  const given = parseSettings(values);
  const settings = { ...DEFAULT_SETTINGS, ...given };
  // Without a name the files decide: a finished map or a saved one brings its own.
  if (given.network) refuseUnheeded(given, given.layout ? settings : { ...settings, layout: 'scatter' });
  return {
    files,
    out,
    format: format.id,
    settings,
    given,
    evidence: values.evidence,
    years: parseYears(values.years),
    authors: values.author ?? [],
    picture,
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

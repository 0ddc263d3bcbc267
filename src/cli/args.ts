import { parseArgs } from 'node:util';
import { BIBLIOGRAPHIES, EXPORTS, type ExportFormat } from '../lib/export/registry';
import type { BibliographyFormat } from '../lib/model/exchange/bibliography';
import { DEFAULT_SETTINGS, type Settings } from '../lib/model/settings';
import { OPEN_RANGE, parseRangeText, type DateRange } from '../lib/view/dates';
import { parsePicture, PICTURE_OPTIONS, type PictureArgs } from './picture-options';
import { parseSettings, refuseUnheeded, SETTING_OPTIONS } from './map-options';
import { parsePage, readPayload, type PageArgs } from './page-options';
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
  /** Of a page that shows the map. */
  page: PageArgs;
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
  const picture = parsePicture(format.id === 'html' ? withoutPage(values) : values, format.id);
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
    page: format.id === 'html' ? parsePage(values) : {},
  };
}

/** Arguments after "site". */
export interface SiteArgs {
  files: string[];
  /** The folder. */
  out: string;
  title?: string;
  /** Where the folder will stand, with "/" at its end; '' when that is not known. */
  address: string;
  /** Payloads by their names. */
  views: { name: string; payload: string }[];
}

/** Arguments after "site". Throws UsageError. */
export function parseSiteArgs(args: string[]): SiteArgs {
  const text = { type: 'string' } as const;
  const { values, positionals } = guarded(() =>
    parseArgs({
      args,
      allowPositionals: true,
      options: {
        output: { ...text, short: 'o' },
        title: text,
        address: text,
        view: { ...text, multiple: true },
      },
    }),
  );
  const files = needFiles(positionals);
  if (!values.output) throw new UsageError('Say which folder the site goes to: -o DIR.');
  const views = (values.view ?? []).map((given) => {
    const [, name, payload] = /^([^=]*)=(.*)$/s.exec(given) ?? [];
    if (name === undefined || payload === undefined || !/^[\p{L}\p{N}_-]{1,80}$/u.test(name))
      throw new UsageError(
        `--view takes NAME=PAYLOAD, NAME of letters, digits, "-" and "_", not "${given.slice(0, 80)}".`,
      );
    return { name, payload: readPayload(payload) };
  });
  const twice = views.find(({ name }, at) => views.findIndex((view) => view.name === name) !== at);
  if (twice) throw new UsageError(`Two views are called "${twice.name}".`);
  return {
    files,
    out: values.output,
    ...(values.title === undefined ? {} : { title: values.title }),
    address: readAddress(values.address),
    views,
  };
}

function readAddress(given: string | undefined): string {
  if (given === undefined) return '';
  if (!/^https?:\/\/[^/?#\s]+/.test(given) || /[?#\s"<>]/.test(given))
    throw new UsageError(`--address takes the address of a folder, such as https://example.org/map/.`);
  return given.endsWith('/') ? given : `${given}/`;
}

/** What a page heeds is no picture's. */
function withoutPage<T extends object>(values: T): T {
  return { ...values, view: undefined, title: undefined };
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

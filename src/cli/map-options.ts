import { NETWORK_NAMES, type NetworkName } from '../lib/model/network';
import { NETWORK_OPTIONS, type NetworkSetting } from '../lib/model/network-options';
import { KEYWORD_WORDS } from '../lib/model/setting-words';
import {
  AXES,
  COUNTINGS,
  LAYOUT_NAMES,
  NORMALIZATIONS,
  QUALITIES,
  SETTING_LIMITS,
  UNITS,
  type Settings,
} from '../lib/model/settings';
import { UsageError } from './usage';

/** Options that choose one of some names. */
export const CHOICES = {
  network: { key: 'network', names: NETWORK_NAMES },
  unit: { key: 'unit', names: UNITS },
  counting: { key: 'counting', names: COUNTINGS },
  normalization: { key: 'normalization', names: NORMALIZATIONS },
  keywords: { key: 'keywords', names: Object.keys(KEYWORD_WORDS) },
  quality: { key: 'quality', names: QUALITIES },
  layout: { key: 'layout', names: LAYOUT_NAMES },
  x: { key: 'scatterX', names: AXES },
  y: { key: 'scatterY', names: AXES },
} as const satisfies Record<string, { key: keyof Settings; names: readonly string[] }>;

/** Options that are numbers, whole ones but for those of PARTS. */
export const NUMBERS = {
  seed: 'seed',
  resolution: 'resolution',
  'min-cluster-size': 'minClusterSize',
  'min-weight': 'minWeight',
  'min-occurrences': 'minOccurrences',
  'min-shared': 'minShared',
  strongest: 'strongest',
  'most-nodes': 'mostNodes',
  'max-authors': 'maxAuthors',
  neighbours: 'neighbours',
  'min-keyword-papers': 'minKeywordPapers',
  'min-author-papers': 'minAuthorPapers',
} as const satisfies Record<string, keyof typeof SETTING_LIMITS>;
const PARTS: ReadonlySet<string> = new Set(['resolution', 'minWeight']);

/** Options without a value: what they set. */
export const SWITCHES = {
  'largest-component': ['largestComponent', true],
  'no-outside-works': ['outsideWorks', false],
} as const satisfies Record<string, readonly [keyof Settings, boolean]>;

/** Other names by which readers know a normalisation. */
const ALIASES: Record<string, string> = { 'association-strength': 'association', salton: 'cosine' };

/** What parseArgs is to know of the options above. */
export const SETTING_OPTIONS: Record<string, { type: 'string' | 'boolean' }> = Object.fromEntries([
  ...[...Object.keys(CHOICES), ...Object.keys(NUMBERS)].map((name) => [name, { type: 'string' }]),
  ...Object.keys(SWITCHES).map((name) => [name, { type: 'boolean' }]),
]) as Record<string, { type: 'string' | 'boolean' }>;

/**
 * The settings that options give; those that are not given are absent.
 *
 * @param values as parseArgs returns them
 * @throws UsageError for a name or number that an option doesn't take
 */
export function parseSettings(values: Record<string, unknown>): Partial<Settings> {
  const given: Record<string, unknown> = {};
  for (const [option, { key, names }] of Object.entries(CHOICES)) {
    const value = values[option];
    if (typeof value === 'string') given[key] = oneOf(option, value, names);
  }
  for (const [option, key] of Object.entries(NUMBERS)) {
    const value = values[option];
    if (typeof value === 'string') given[key] = number(option, value, SETTING_LIMITS[key], !PARTS.has(key));
  }
  for (const [option, [key, value]] of Object.entries(SWITCHES)) {
    if (values[option] === true) given[key] = value;
  }
  return given as Partial<Settings>;
}

/**
 * Sees to it that no option is given in vain: that the network heeds it, and that axes have a scatter plot.
 *
 * @param settings those that the map is made with
 * @throws UsageError that names the networks which heed the option
 */
export function refuseUnheeded(given: Partial<Settings>, settings: Settings): void {
  const { network } = settings;
  for (const [option, key] of optionsWithKeys()) {
    const value = given[key];
    if (value === undefined || heeds(network, key, value)) continue;
    const others = NETWORK_NAMES.filter((name) => heeds(name, key, value)).join(', ');
    const what = key === 'unit' ? `has no unit "${String(value)}"` : `does not heed --${option}`;
    throw new UsageError(`The network ${network} ${what}. Those that do: --network ${others}.`);
  }
  for (const [option, key] of [
    ['x', 'scatterX'],
    ['y', 'scatterY'],
  ] as const) {
    if (given[key] !== undefined && settings.layout !== 'scatter')
      throw new UsageError(`--${option} needs --layout scatter.`);
  }
}

function optionsWithKeys(): [string, keyof Settings][] {
  return [
    ...Object.entries(CHOICES).map(([option, { key }]): [string, keyof Settings] => [option, key]),
    ...Object.entries(NUMBERS),
    ...Object.entries(SWITCHES).map(([option, [key]]): [string, keyof Settings] => [option, key]),
  ];
}

/** Settings that some networks heed and others do not; all others concern every map. */
const OF_SOME: ReadonlySet<string> = new Set(
  Object.values(NETWORK_OPTIONS).flatMap(({ settings }): readonly string[] => settings),
);

function heeds(network: NetworkName, key: keyof Settings, value: unknown): boolean {
  const { settings, units } = NETWORK_OPTIONS[network];
  if (key === 'unit') return units.some((unit) => unit === value);
  // What changes nothing may always be said.
  if ((key === 'counting' && value === 'full') || (key === 'normalization' && value === 'none')) return true;
  return !OF_SOME.has(key) || settings.includes(key as NetworkSetting);
}

function oneOf(option: string, value: string, names: readonly string[]): string {
  const wanted = option === 'normalization' ? (ALIASES[value] ?? value) : value;
  if (!names.includes(wanted))
    throw new UsageError(`--${option} has no "${value}". There is ${names.join(', ')}.`);
  return wanted;
}

function number(
  option: string,
  text: string,
  [least, most]: readonly [number, number],
  whole: boolean,
): number {
  const value = text.trim() === '' ? Number.NaN : Number(text);
  if (!(value >= least && value <= most) || (whole && !Number.isInteger(value))) {
    const kind = whole ? 'a whole number' : 'a number';
    throw new UsageError(`--${option} takes ${kind} from ${least} to ${most}, not "${text}".`);
  }
  return value;
}

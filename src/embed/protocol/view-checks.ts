/** The fields of a view as they may stand in a message. Words that only some version knows (metrics, settings) are checked where they are used. */
import {
  hasFields,
  isFlag,
  isNumber,
  isRecord,
  isText,
  isWhole,
  listOf,
  oneOf,
  optional,
  orNull,
  type Check,
  type Fields,
} from './checks';

const isIsoDate: Check = (value) => typeof value === 'string' && /^\d{4}(-\d\d(-\d\d)?)?$/.test(value);
const isIds = listOf(isText);

const FILTERS: Fields = {
  from: orNull(isIsoDate),
  to: orNull(isIsoDate),
  undated: oneOf('keep', 'hide'),
  retracted: optional(oneOf('hide', 'only')),
  authors: isIds,
  authorMode: oneOf('any', 'all', 'co-authors'),
  kinds: listOf(oneOf('paper', 'author', 'keyword', 'source', 'work', 'item'), 6),
  clusters: isIds,
  minLinks: isWhole(0, 1e9),
};

const ENCODINGS: Fields = {
  sizeBy: isText,
  colourBy: isText,
  filtered: oneOf('ghost', 'hide'),
  labels: isNumber(0, 2),
};

const isSettings: Check = (value) =>
  isRecord(value) &&
  Object.values(value).every(
    (setting) => setting === null || isFlag(setting) || isText(setting) || Number.isFinite(setting),
  );

const isBox: Check = (value) =>
  listOf(isNumber(-1e12, 1e12), 4)(value) &&
  Array.isArray(value) &&
  value.length === 4 &&
  value[2] > value[0] &&
  value[3] > value[1];

const CHOICE: Fields = {
  of: oneOf('node', 'region'),
  id: isText,
  how: oneOf('pinned', 'hidden', 'moved'),
  by: optional(listOf(isNumber(-1e9, 1e9), 2)),
  form: optional(isWhole(0, 4)),
};

const VIEW: Fields = {
  sample: orNull(isText),
  settings: isSettings,
  filters: hasFields(FILTERS),
  query: isText,
  selection: isIds,
  link: orNull(hasFields({ source: isText, target: isText })),
  box: orNull(isBox),
  encodings: hasFields(ENCODINGS),
  // Frames from before labels could be chosen say nothing of them.
  labelChoices: optional(listOf(hasFields(CHOICE), 500)),
  data: optional(isText),
};

const inPart = (fields: Fields): Fields =>
  Object.fromEntries(Object.entries(fields).map(([name, check]) => [name, optional(check)]));

export const isView = hasFields(VIEW);
export const isViewPatch = hasFields({
  ...inPart(VIEW),
  filters: optional(hasFields(inPart(FILTERS))),
  encodings: optional(hasFields(inPart(ENCODINGS))),
});

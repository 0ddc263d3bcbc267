/**
 * What files say of retractions, corrections and cut lists of authors: in titles ("RETRACTED: …"), kinds of documents ("Retracted
 * Publication") and notes ("Erratum in: …").
 */
import { joinFlags, PAPER_FLAGS, type PaperFlag } from '../model/flags';

const TITLES: readonly (readonly [RegExp, PaperFlag])[] = [
  [/^[[(]?retracted(?: (?:article|paper|chapter|publication))?(?:[\])]|\s?[:.–—-])/i, 'retracted'],
  [/^(?:WITHDRAWN|REMOVED)(?: (?:ARTICLE|PAPER))?\s?[:.–—-]/, 'retracted'],
  [
    /[[(](?:retracted|withdrawn)(?: (?:article|paper|chapter|publication))?(?:[\])]|[.,:;] [^()[\]]{1,120}[\])]$)/i,
    'retracted',
  ],
  [
    /^(?:(?:notice of )?retraction(?: note| notice)?|errat(?:um|a)|corrigend(?:um|a)|addendum|(?:publisher|author)(?:['’]s)? correction|correction(?: to)?|(?:editorial )?expression of concern)(?:\s?[:.–—]|$)/i,
    'notice',
  ],
  [/^(?:retraction (?:note|notice)|errat(?:um|a)|corrigend(?:um|a)) (?:to|for|of|in)\b/i, 'notice'],
  [/\((?:retraction|correction) of vol\b/i, 'notice'],
];

/** "RETRACTED: Lamps", "Lamps (Retracted article. See vol. 3)", "Erratum to: Lamps". */
export function flagsOfTitle(title: string): PaperFlag[] | undefined {
  return firstOf(TITLES, title.slice(0, 2_000).trim());
}

const KINDS: readonly (readonly [RegExp, PaperFlag])[] = [
  [/^(?:retracted|withdrawn)(?: (?:publication|article|paper))?$/, 'retracted'],
  [/^publication with expression of concern$/, 'concern'],
  [/^corrected and republished article$/, 'corrected'],
  [
    /^(?:retraction(?: of publication| notice)?|(?:published )?erratum|corrigendum|correction(?:, addition)?|expression of concern|withdrawal)$/,
    'notice',
  ],
];

/** Kinds of documents, one or several in each text: "Article; Retracted Publication". */
export function flagsOfKinds(...kinds: (string | undefined)[]): PaperFlag[] | undefined {
  return joinFlags(
    ...kinds
      .flatMap((kind) => (kind ?? '').slice(0, 1_000).split(/[;|\n]/))
      .map((kind) => firstOf(KINDS, kind.trim().toLowerCase())),
  );
}

const NOTES: readonly (readonly [RegExp, PaperFlag])[] = [
  [
    /(?:^|[\s[(])(?:retraction in|retracted (?:in|by|on|article|publication|paper))\b|^[[(]?retracted\b/i,
    'retracted',
  ],
  [/\bexpression of concern in\b/i, 'concern'],
  [
    /\b(?:erratum|corrigendum|correction|corrected and republished) in\b|^[[(]?(?:erratum|corrigendum)\s?:/i,
    'corrected',
  ],
  [/\b(?:retraction of|erratum for|expression of concern for):/i, 'notice'],
];

/** A note: "Retraction in: Lamp J. 2016", "[Erratum: Phys.Rev.D 10, 1669]", and our own "Status: retracted, corrected". */
export function flagsOfNote(note: string | undefined): PaperFlag[] | undefined {
  const text = (note ?? '').slice(0, 5_000).trim();
  if (text === '') return undefined;
  const own = /(?:^|\n)\s{0,9}status:\s{0,9}([a-z, -]{1,100})/i.exec(text)?.[1];
  const words = (own ?? '').split(',').map((word) => word.trim().toLowerCase());
  return joinFlags(
    PAPER_FLAGS.filter((flag) => words.includes(flag)),
    NOTES.flatMap(([pattern, flag]) => (pattern.test(text) ? [flag] : [])),
  );
}

/** A note that flagsOfNote reads back; undefined without flags. */
export function writeFlagNote(flags: readonly PaperFlag[] | undefined): string | undefined {
  return flags && flags.length > 0 ? `Status: ${flags.join(', ')}` : undefined;
}

/** What stands at the end of a list of names for those who are left out. */
export function isCutMark(text: string): boolean {
  return /^[\s{]{0,9}(?:(?:and )?others|et\.? al(?:ii|\.)?)[\s}]{0,9}$/i.test(text);
}

/** Whether a whole list of names ends in "et al." or dots. */
export function endsInCutMark(list: string): boolean {
  return /[\s,;|](?:et\.? al(?:ii|\.)?|\.\.\.|…)[\s},;]{0,9}$/i.test(list.slice(-40));
}

function firstOf(patterns: readonly (readonly [RegExp, PaperFlag])[], text: string): PaperFlag[] | undefined {
  const found = patterns.find(([pattern]) => pattern.test(text));
  return found && [found[1]];
}

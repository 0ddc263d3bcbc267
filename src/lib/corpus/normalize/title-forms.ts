/** What of a title names the work, and what it says of its kind. */
import { isGenericTitle, normalizeTitle } from './normalize-title';

/** Papers about a paper: never the same work as it. */
export type Notice = 'erratum' | 'comment' | 'reply' | 'retraction';

/** What comes before a paper of the same title: the plan of it, or its first stage. */
export type Stage = 'protocol' | 'registered report';

export interface TitleForms {
  /** Normal title without what databases add to it. */
  core: string;
  /** Other titles given beside it: the original and its translation. */
  others: string[];
  /** Stands in square brackets, or its language is noted: a translation. */
  isTranslated: boolean;
  isGeneric: boolean;
}

/** What a title says of the kind of work. */
export interface TitleMarks {
  notice: Notice | undefined;
  stage: Stage | undefined;
}

const LANGUAGES =
  'afrikaans|arabic|bulgarian|catalan|chinese|croatian|czech|danish|dutch|english|estonian|finnish|french|german|greek|hebrew|hungarian|icelandic|indonesian|italian|japanese|korean|latvian|lithuanian|norwegian|persian|polish|portuguese|romanian|russian|serbian|slovak|slovene|slovenian|spanish|swedish|thai|turkish|ukrainian|vietnamese';
/** "[German]", "(in Russian)", "LA: Chi", "<ORIGINAL>" */
const LANGUAGE_NOTE = new RegExp(
  `\\s?(?:[[(](?:article )?(?:in )?(?:${LANGUAGES})(?:,? (?:and )?(?:${LANGUAGES}))?[\\])]|\\bLA: ?[A-Za-z]{2,3}$)`,
  'gi',
);
const LABEL =
  /^(?:short|brief|preliminary|technical|original|case|clinical|full|special|research|rapid|invited|featured?)?[ -]?(?:report|article|communication|note|paper|review|commentary|study|contribution|publication|trial)s?\s?[:.—-]\s/i;
const RETRACTED = /^(?:retracted(?: article)?|withdrawn|article withdrawn|retracted paper)\s?[:.—-]\s?/i;

const NOTICES: readonly [Notice, RegExp][] = [
  [
    'retraction',
    /^(?:retraction|withdrawal|notice of retraction|retraction (?:notice|note|statement))\b(?:\s?[:.—-]|\s(?:of|to|for|notice|note)\b)|\[retraction(?: of| notice)?[^\]]{0,200}\]/i,
  ],
  [
    'erratum',
    /^(?:erratum|errata|corrigend(?:um|a)|correction|addendum|publisher(?:’|')?s? (?:correction|note)|author(?:’|')?s? correction|expression of concern|berichtigung|rectificatif|fe de erratas?|errata corrige|corrección)\b(?:\s?[:.—-]|\s(?:to|for|on|of|in)\b)|[([:.]\s?(?:erratum|corrigendum)[\])]?\.?$|\(vol\.? \d{1,5}, (?:pgs?|pp?|art|no|issue)\b[^()]{1,60}\)\.?$/i,
  ],
  [
    'reply',
    /^(?:(?:in )?(?:reply|response|rejoinder|rebuttal)|authors?(?:’|')?s?(?:’|')? (?:reply|response))(?:\s?[:.—-]|\s(?:to|on|by|from)\b)|[-—–:.([]\s?(?:(?:the )?authors?(?:’|')?s?(?:’|')? )?(?:reply|response|rejoinder)[\])]?\.?$|[-—–:.([]\s?(?:an? |the )?rebuttal[\])]?\.?$/i,
  ],
  [
    'comment',
    /^(?:(?:invited |editorial |letter )?(?:comment|commentary|discussion|remarks?)(?:\s?[:—]|\s(?:on|to|about|of)\b)|(?:comment|letter|re)\s?:\s|letter (?:regarding|by|concerning)\b|(?:a )?book review\b|review of(?:\s?:|\s?[“"]))|[-—–:.([]\s?(?:(?:editorial|invited) )?(?:comment(?:ary)?|discussion)[\])]?\.?$/i,
  ],
];

/** "(Protocol)" at the end of a title: not the work's own words. */
const PROTOCOL_NOTE = /\s?[[(](?:(?:study|trial|review) )?protocol[\])]\.?$/i;
const MAY_BE_STAGE = /protocol|registered report|stage 1|analysis plan/i;
const STAGES: readonly (readonly [Stage, RegExp])[] = [
  ['registered report', /\bregistered report\b|\bstage 1 (?:protocol|report|manuscript)\b/i],
  [
    'protocol',
    /[[(](?:[\p{L}-]{1,20} ){0,3}protocol[\])]|^(?:study |trial |review )?protocol(?:\s?[:.—–]| (?:of|for)\b)|(?:[:.?—–]|\s-)\s?(?:(?:an?|the|our) )?(?:[\p{L}\d-]{1,25},? ){0,9}(?:protocol|statistical analysis plan)(?:\.?$|[,.:]| (?:of|for|and|paper|v(?:ersion)?)\b)|\b(?:study|trial|review) protocol\.?$|\bprotocol (?:of|for) an? (?:[\p{L}-]{1,25},? ){0,6}(?:trial|review|study|survey|meta-analysis)\b/iu,
  ],
];

/** What databases note at the end: "[Erratum appears in Chest 1993;103:1640]", "[see comment]", "[Abstract]". */
const NOTE =
  /[.\s]{0,3}\[(?:(?:published )?(?:erratum|errata|corrected|corrigendum|comment|retraction|republished|reprint|summary for patients|update|original report)s? (?:appears? |published |and republished )?(?:in|from)\b|see comments?|abstract|electronic resource|review|letter|editorial)[^[\]]{0,300}(?:\[[^[\]]{0,200}\][^[\]]{0,100})?(?:\]|$)/gi;

/** Without any of these there is no note, no language and no other title in a title. */
const MAY_BE_NOTED = /[[(]|\bla:/i;
const MAY_BE_SEVERAL = /[<;=/\]]/;

const NO_TITLES: string[] = [];

/** @param titleKey the title's normal form, as normalizeTitle gives it */
export function readTitle(title: string, titleKey: string): TitleForms {
  const mayBeNoted = MAY_BE_NOTED.test(title);
  const short = withoutNotes(title, mayBeNoted);
  let own = short.replace(RETRACTED, '');
  if (mayBeNoted) own = own.replace(PROTOCOL_NOTE, '');
  let text = mayBeNoted ? own.replace(LANGUAGE_NOTE, ' ') : own;
  const isNoted = text.length < own.length;
  text = text.replace(LABEL, '').trim();
  const core = text === title ? titleKey : normalizeTitle(text);
  return {
    core,
    others: MAY_BE_SEVERAL.test(text) ? listTitles(text) : NO_TITLES,
    isTranslated: /^\[[^\]]{10,}\]/.test(text) || isNoted,
    isGeneric: isGenericTitle(core),
  };
}

export function readMarks(title: string): TitleMarks {
  const short = withoutNotes(title, MAY_BE_NOTED.test(title));
  const begin = short.startsWith('[') ? short.slice(1) : short;
  return {
    notice: NOTICES.find(([, pattern]) => pattern.test(begin))?.[0],
    stage: MAY_BE_STAGE.test(short) ? STAGES.find(([, pattern]) => pattern.test(short))?.[0] : undefined,
  };
}

function withoutNotes(title: string, mayBeNoted: boolean): string {
  const short = title.slice(0, 2_000);
  return (mayBeNoted ? short.replace(NOTE, '') : short).replace(/^["“”'\s]{1,3}/, '');
}

/** "Utilidad de …; Is it useful …?", "A study. <ORIGINAL> ETUDE", "[A study] Etude": each in normal form; none where there is but one. */
function listTitles(text: string): string[] {
  const parts = text
    .split(/\s?<original>\s?|;\s|\s=\s|\s\/\s|(?<=[^\s]\])\s?(?=\S)/i)
    .map((part) => part.trim())
    .filter((part) => part.length >= 20);
  if (parts.length < 2 || parts.length > 4) return [];
  return parts.map(normalizeTitle).filter((part) => !isGenericTitle(part));
}

const LIGATURES: ReadonlyMap<string, string> = new Map([
  ['\ufb00', 'ff'],
  ['\ufb01', 'fi'],
  ['\ufb02', 'fl'],
  ['\ufb03', 'ffi'],
  ['\ufb04', 'ffl'],
  ['\ufb05', 'st'],
  ['\ufb06', 'st'],
]);

/**
 * Takes out of a title or abstract what is no prose: `$maths$`, TeX commands, URLs, markup, PDF ligatures, odd dashes.
 * Maths becomes a full stop so that no phrase runs across it. An en dash between two letters is a hyphen: "structure–activity".
 */
export function cleanText(text: string): string {
  // Most texts hold none of these, and a look is cheaper than a search.
  const prose = /[$\\<@]/.test(text) ? stripMarkup(text) : text;
  return prose
    .replace(/(?:https?:\/\/|www\.)[^\s)\]>]+/gi, ' . ')
    .replace(/[\ufb00-\ufb06]/g, (ligature) => LIGATURES.get(ligature) ?? ligature)
    .replace(/\u00ad/g, '')
    .replace(/[\u2018\u2019\u02bc]/g, "'")
    .replace(/[\u2010\u2011]/g, '-')
    .replace(/(?<=\p{L})[\u2012\u2013](?=\p{L})/gu, '-')
    .replace(/\s*[\u2012-\u2015]\s*|\s-{1,3}\s|--+/g, ' , ')
    .replace(/[{}~]/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}

/** Takes out maths, tags, TeX commands and mail addresses. */
function stripMarkup(text: string): string {
  return text
    .replace(/\$\$?[^$]{1,300}\$\$?/g, ' . ')
    .replace(/\\\(.{1,300}?\\\)/g, ' . ')
    .replace(/<\/?[a-zA-Z][^<>]{0,80}>/g, ' ')
    .replace(/\\(?:text(?:bf|it|tt|sc|rm)?|emph|mathrm|mathbf)\s*\{([^{}]*)\}/g, '$1')
    .replace(/\\[a-zA-Z]+\s*/g, ' ')
    .replace(/\S+/g, (word) => (isMailAddress(word) ? ' . ' : word));
}

/** "name@place.org", with whatever stands around it. By places and not by a pattern, which would try every pair of "@" and ".". */
function isMailAddress(word: string): boolean {
  const at = word.indexOf('@', 1);
  return at > 0 && word.lastIndexOf('.', word.length - 2) >= at + 2;
}

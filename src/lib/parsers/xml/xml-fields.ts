/** Fields that several XML formats write alike. */

/** "doi:10.1000/182", "https://doi.org/10.1000/182" -> "10.1000/182"; undefined where there is none. */
export function readDoi(text: string | undefined): string | undefined {
  return /\b10\.\d{4,9}(?:\.\d{1,9}){0,4}\/[^\s"<>]{1,300}/.exec(text ?? '')?.[0];
}

/** A DOI in a link to doi.org; undefined for other links. */
export function readDoiLink(link: string | undefined): string | undefined {
  return /^https?:\/\/(?:dx\.|www\.)?doi\.org\//i.test(link ?? '') ? readDoi(link) : undefined;
}

/** "http://arxiv.org/abs/1601.00001v1", "arXiv:2304.02112v2", "10.48550/arXiv.2304.02112" -> the id without its version. */
export function readArxivId(text: string | undefined): string | undefined {
  const found =
    /(?:arxiv\.org\/[a-z]{3,6}\/|arxiv[:.]\s{0,3}|^\s{0,9})(\d{4}\.\d{4,5}|[a-z-]{2,20}(?:\.[A-Z]{2})?\/\d{7})(?:v\d{1,2})?(?![\d.])/i.exec(
      (text ?? '').slice(0, 300),
    );
  return found?.[1];
}

/** Hyphens for dashes; "5194-210" -> "5194-5210". */
export function readPages(text: string | undefined): string | undefined {
  if (text === undefined) return undefined;
  const pages = text.replace(/\s{0,9}(?:[‐-―−]|-{1,3})\s{0,9}/g, '-').trim();
  const short = /^([A-Za-z]?)(\d{1,9})-(\d{1,8})(?=$|[\s,;])/.exec(pages);
  if (!short) return pages || undefined;
  const [all, letter, first, last] = short as unknown as [string, string, string, string];
  if (last.length >= first.length) return pages;
  const full = first.slice(0, first.length - last.length) + last;
  return Number(full) > Number(first) ? `${letter}${first}-${full}${pages.slice(all.length)}` : pages;
}

/** A title without the full stop that some catalogues put behind each. */
export function withoutFullStop(title: string): string {
  // "et al." and "U.S." keep it.
  return /[^.]\.$/.test(title) && !/(?:\.\p{L}|\b(?:etc|al|Inc|Ltd|Jr))\.$/u.test(title)
    ? title.slice(0, -1).trimEnd()
    : title;
}

export function unique(words: readonly (string | undefined)[]): string[] {
  return [...new Set(words.filter((word): word is string => word !== undefined && word !== ''))];
}

const SMALL = new Set(
  'a an and as at but by de der des di du for from in la le of on or et per the to und und van via von with y'.split(
    ' ',
  ),
);

/** "Journal of dairy science" -> "Journal of Dairy Science": capitals as in the name of a journal. */
export function titleCase(title: string): string {
  let isFirst = true;
  return title
    .split(' ')
    .map((word) => {
      const keep = !isFirst && SMALL.has(word);
      isFirst = /[.:?!]$/.test(word) || word === '=';
      return keep || word !== word.toLowerCase()
        ? word
        : word.replace(/\p{Ll}/u, (letter) => letter.toUpperCase());
    })
    .join(' ');
}

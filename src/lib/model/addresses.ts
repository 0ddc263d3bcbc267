/** Addresses that links lead to: only those of the web, and of the resolvers that are known. */

/** The text where it is an address of the web, http or https; undefined for any other scheme and for what is no address. */
export function webAddress(text: string | undefined): string | undefined {
  return text !== undefined && /^https?:\/\/[^\s]/i.test(text) ? text : undefined;
}

/** The text where it is none of these: it is kept as a text, in a field that no program makes a link of. */
export function otherAddress(text: string | undefined): string | undefined {
  return webAddress(text) === undefined ? text : undefined;
}

export function doiAddress(doi: string): string {
  return `https://doi.org/${encodePath(doi)}`;
}

export function arxivAddress(id: string): string {
  return `https://arxiv.org/abs/${encodePath(id)}`;
}

export function pubmedAddress(id: string): string {
  return `https://pubmed.ncbi.nlm.nih.gov/${encodeURIComponent(wellFormed(id))}/`;
}

function encodePath(text: string): string {
  return encodeURI(wellFormed(text));
}

/** Half a character, which no address can hold, becomes the sign for one that is not known. */
function wellFormed(text: string): string {
  return text.replace(/\p{Cs}/gu, '\ufffd');
}

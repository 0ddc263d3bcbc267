/** Lower case without accents, so that "Erdos" finds "Erdős". */
export function foldForSearch(word: string): string {
  return word
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase();
}

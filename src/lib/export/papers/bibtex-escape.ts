/** Text as LaTeX that gives the same text. Brackets become commands, because BibTeX counts them even behind a backslash. */
const ESCAPES = new Map([
  ['\\', '\\textbackslash{}'],
  ['{', '\\textbraceleft{}'],
  ['}', '\\textbraceright{}'],
  ['~', '\\textasciitilde{}'],
  ['^', '\\textasciicircum{}'],
  ['`', '\\textasciigrave{}'],
  ['<', '\\textless{}'],
  ['>', '\\textgreater{}'],
  ['$', '\\$'],
  ['%', '\\%'],
  ['#', '\\#'],
  ['_', '\\_'],
  ['&', '\\&'],
]);

export function escapeLatex(text: string): string {
  if (!/[\\{}~^`<>$%#_&'-]/.test(text)) return text;
  return (
    text
      .replace(/[\\{}~^`<>$%#_]/g, (char) => ESCAPES.get(char)!)
      // "&lt;" is five characters here, and no entity.
      .replace(/&(?=\\#|[a-z]{1,8};)/gi, '\\&{}')
      .replace(/(?<!\\)&/g, '\\&')
      // Two hyphens would be a dash, two apostrophes a quotation mark.
      .replace(/([-'])(?=\1)/g, '$1{}')
  );
}

/** A web address or identifier: verbatim but for what would end the field. */
export function escapeUrl(text: string): string {
  return text.replace(/[\s{}\\]/g, (char) => encodeURIComponent(char));
}

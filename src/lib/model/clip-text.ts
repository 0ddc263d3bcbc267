/** Characters (UTF-16 units) of a text that a picture, a line or a tip shows at most. Whoever wants the whole asks for it. */
export const LONGEST_SHOWN = 300;

/**
 * The text, or as much of it as is shown, with an ellipsis: at most `most` UTF-16 units together. No character is cut in two.
 *
 * @param most 1 or more
 */
export function clipText(text: string, most = LONGEST_SHOWN): string {
  if (text.length <= most) return text;
  const end = /[\ud800-\udbff]/.test(text.charAt(most - 2)) ? most - 2 : most - 1;
  return `${text.slice(0, end).trimEnd()}…`;
}

import { foreignLetters } from './font-faces';
import type { Figure } from './figure-model';

/** Letters that a PDF has no shapes for, in words with a remedy, none or one sentence: its typeface is Latin, Greek and Cyrillic. */
export function missingLetters(pages: readonly { figure: Figure }[]): string[] {
  const letters = foreignLetters(pages.map(({ figure }) => textOf(figure)).join(''));
  if (letters.length === 0) return [];
  const some = letters.slice(0, 8).join(' ');
  const which = letters.length === 1 ? 'the letter' : `${letters.length} letters, such as`;
  return [
    `The PDF's typeface lacks ${which} ${some}, and draws boxes for them. SVG and PNG take them from this machine.`,
  ];
}

function textOf({ labels, names, legend }: Figure): string {
  return [...labels, ...names, ...(legend?.texts ?? [])].flatMap(({ lines }) => lines).join('');
}

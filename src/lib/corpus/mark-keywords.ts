import type { KeywordMark } from '../model/corpus';
import { compareText } from './normalize/fold-text';
import type { ParsedKeyword } from './normalize/parse-keyword';

/**
 * The marks of one paper's keywords, joined where a heading stands several times.
 *
 * @param indexOf dense index of the keyword with a label
 * @returns ascending by keyword, none without a star or a qualifier
 */
export function markKeywords(
  keywords: readonly ParsedKeyword[],
  indexOf: (label: string) => number | undefined,
): KeywordMark[] {
  const marks = new Map<number, { focused: boolean; qualifiers: Set<string> }>();
  for (const { label, focused, qualifiers } of keywords) {
    if (!focused && qualifiers.length === 0) continue;
    const keyword = indexOf(label);
    if (keyword === undefined) continue;
    const mark = marks.get(keyword) ?? { focused: false, qualifiers: new Set() };
    mark.focused ||= focused;
    for (const qualifier of qualifiers) mark.qualifiers.add(qualifier);
    marks.set(keyword, mark);
  }
  return [...marks]
    .sort(([a], [b]) => a - b)
    .map(([keyword, mark]) => ({
      keyword,
      focused: mark.focused,
      qualifiers: [...mark.qualifiers].sort(compareText),
    }));
}

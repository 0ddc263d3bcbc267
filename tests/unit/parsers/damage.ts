import { expect } from 'vitest';
import { NO_PROGRESS } from '../../../src/lib/model/progress';
import type { ParseResult } from '../../../src/lib/model/record';
import type { TextParser } from '../../../src/lib/parsers/parser';
import { textInputOf } from '../../../src/lib/parsers/text-input';

export function parseWith(parser: TextParser, text: string): Promise<ParseResult> {
  return parser.parse(textInputOf(text), { file: 'x', progress: NO_PROGRESS });
}

/** Cuts the text at many places and asserts that the records which end before the cut stay as they are. */
export async function expectCutsToKeepRecords(parser: TextParser, text: string): Promise<void> {
  const whole = (await parseWith(parser, text)).records;
  const starts = [...whole.slice(1).map((record) => record.place.line ?? 0), Infinity];
  for (let cut = 0; cut < text.length; cut += 7) {
    const line = text.slice(0, cut).split('\n').length;
    const safe = starts.filter((start) => start <= line).length;
    const { records } = await parseWith(parser, text.slice(0, cut));
    expect(records.slice(0, safe), `cut at ${cut}`).toEqual(whole.slice(0, safe));
  }
}

/** Changes one character in a hundred behind a line and asserts that the records before it stay, and that all text is accounted for. */
export async function expectNoiseToKeepRecords(parser: TextParser, text: string): Promise<void> {
  const whole = (await parseWith(parser, text)).records;
  let seed = 7;
  const random = (below: number) => (seed = (seed * 48_271) % 2_147_483_647) % below;
  for (let round = 0; round < 60; round++) {
    const safe = round % whole.length;
    const from =
      text
        .split('\n')
        .slice(0, (whole[safe]!.place.line ?? 1) - 1)
        .join('\n').length + 1;
    const letters = [...text];
    for (let i = safe === 0 ? 0 : from; i < letters.length; i++)
      if (random(100) === 0)
        letters[i] = String.fromCharCode(random(4) === 0 ? random(32) : 32 + random(200));
    const { records, problems, unread = [] } = await parseWith(parser, letters.join(''));
    expect(records.slice(0, safe), `round ${round}`).toEqual(whole.slice(0, safe));
    expect(problems.every(({ message, where }) => message !== '' && where?.file === 'x')).toBe(true);
    expect(
      unread.every((piece) => piece.text !== '' && problems.some(({ where }) => where === piece.where)),
    ).toBe(true);
  }
}

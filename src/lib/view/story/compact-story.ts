/** A story in few letters, as it stands in a link beside the view. */
import type { Story, StoryStep } from '../../model/story';
import type { View } from '../../model/view';
import { compactView, expandView, type Compact } from '../compact-view';

/** As many steps, letters and seconds as a link may bring. */
const MOST_STEPS = 100;
const LONGEST_TEXT = 4_000;
const LONGEST_STEP = 3600;

/**
 * `t` title, `s` steps, each with what its view differs in from the default one (without the sample, which is the link's) and, where they are
 * given: `T` title, `C` caption, `N` notes, `S` seconds. What is said to the speaker alone goes along only when asked for.
 */
export function compactStory({ title, steps }: Story, withNotes = false): Compact {
  return {
    s: steps.map((step) => {
      const { d: _, ...view } = compactView(step.view);
      return {
        ...(step.caption === '' ? {} : { C: step.caption }),
        ...(withNotes && step.notes !== '' ? { N: step.notes } : {}),
        ...(step.seconds === null ? {} : { S: step.seconds }),
        ...(step.title === '' ? {} : { T: step.title }),
        ...view,
      };
    }),
    ...(title === '' ? {} : { t: title }),
  };
}

/** Reads what compactStory wrote; null: it is no story. What makes no sense is left out and named in `ignored`. */
export function expandStory(
  value: unknown,
  sample: View['sample'],
): { story: Story | null; ignored: string[] } {
  if (!isRecord(value) || !Array.isArray(value.s)) return { story: null, ignored: ['story'] };
  const ignored = new Set<string>();
  const steps = (value.s as unknown[]).slice(0, MOST_STEPS).flatMap((given, at): StoryStep[] => {
    if (!isRecord(given)) {
      ignored.add(`step ${at + 1}`);
      return [];
    }
    const { C, N, S, T, ...compact } = given;
    const found = expandView(compact);
    for (const name of found.ignored) ignored.add(`${name} of step ${at + 1}`);
    const seconds = typeof S === 'number' && S > 0 && S <= LONGEST_STEP ? S : null;
    return [{ title: text(T), caption: text(C), notes: text(N), seconds, view: { ...found.view, sample } }];
  });
  if (value.s.length > MOST_STEPS) ignored.add(`steps after the first ${MOST_STEPS}`);
  return { story: steps.length > 0 ? { title: text(value.t), steps } : null, ignored: [...ignored] };
}

function isRecord(value: unknown): value is Compact {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function text(value: unknown): string {
  return typeof value === 'string' ? value.slice(0, LONGEST_TEXT) : '';
}

/** A story as a map file holds it, and back (see StoryFile). */
import type { Problem } from '../../model/problem';
import type { Story, StoryFile, StoryFileStep, StoryStep } from '../../model/story';
import { decodeView, encodeView } from '../permalink';

/** More steps than anybody tells; what a forged file holds beyond is left out. */
const MOST_STEPS = 500;
/** Letters of a title, caption or note. */
const LONGEST_TEXT = 20_000;
/** Seconds that a step stands, at most: an hour. */
const LONGEST_STEP = 3600;

export function toStoryFile(story: Story): StoryFile {
  return { title: story.title, steps: story.steps.map(toFileStep) };
}

function toFileStep({ title, caption, notes, seconds, view }: StoryStep): StoryFileStep {
  return {
    title,
    ...(caption === '' ? {} : { caption }),
    ...(notes === '' ? {} : { notes }),
    ...(seconds === null ? {} : { seconds }),
    view: encodeView(view),
  };
}

/**
 * Reads what toStoryFile wrote, or anything else: what makes no sense is left out and told. null where there is no step.
 *
 * @param value the key `story` of a map file
 */
export function readStoryFile(value: unknown): { story: Story | null; problems: Problem[] } {
  if (value === undefined || value === null) return { story: null, problems: [] };
  const { title, steps } = isRecord(value) ? value : {};
  if (!Array.isArray(steps)) return { story: null, problems: [unreadable('it has no list of steps')] };
  const problems: Problem[] = [];
  const read: StoryStep[] = [];
  for (const [at, step] of steps.slice(0, MOST_STEPS).entries()) {
    const found = isRecord(step) && typeof step.view === 'string' ? decodeView(step.view) : undefined;
    if (!found || !isRecord(step) || found.problem?.code === 'link-unreadable') {
      problems.push(unreadable(`the view of step ${at + 1} can't be read, so the step is left out`));
      continue;
    }
    if (found.problem) problems.push(partly(at, found.problem));
    read.push({
      title: text(step.title),
      caption: text(step.caption),
      notes: text(step.notes),
      seconds: secondsOf(step.seconds),
      view: found.view,
    });
  }
  if (steps.length > MOST_STEPS)
    problems.push(unreadable(`it has ${steps.length} steps, and the first ${MOST_STEPS} are kept`));
  return { story: read.length > 0 ? { title: text(title), steps: read } : null, problems };
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function text(value: unknown): string {
  return typeof value === 'string' ? value.slice(0, LONGEST_TEXT) : '';
}

function secondsOf(value: unknown): number | null {
  return typeof value === 'number' && value > 0 && value <= LONGEST_STEP ? value : null;
}

function unreadable(why: string): Problem {
  return {
    code: 'story-unreadable',
    severity: 'warning',
    message: `The story in this map file is not whole: ${why}. Everything else of the map is there.`,
  };
}

function partly(at: number, { message }: Problem): Problem {
  return {
    code: 'story-partly-unreadable',
    severity: 'note',
    message: `Step ${at + 1} of the story: ${message}`,
  };
}

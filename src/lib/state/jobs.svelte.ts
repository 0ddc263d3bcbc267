import type { Problem } from '../model/problem';
import type { Stage } from '../model/progress';
import type { Snapshot } from '../model/snapshot';
import { DEFAULT_VIEW, type View } from '../model/view';

/** The job that runs, how far it is, and what to go back to when it ends without a map. */
export class JobState {
  status = $state<'empty' | 'working' | 'settled' | 'failed'>('empty');
  progress = $state.raw<{ stage: Stage; done: number; total: number } | null>(null);
  problem = $state.raw<Problem | null>(null);
  /** What to show of the map that comes out. */
  pendingView = $state.raw<View | null>(null);
  /** Whether the job has put a first picture on the screen. */
  isPreviewed = false;
  /** Whether it makes another map of the papers that are open. */
  isRebuild = false;
  /** Whether the view that a map file brings comes before the one that waits. */
  takesView = false;
  /** What to go back to when a job is cancelled or fails. */
  before: { snapshot: Snapshot | null; view: View; status: 'empty' | 'settled' } = {
    snapshot: null,
    view: DEFAULT_VIEW,
    status: 'empty',
  };
  /** Numbers the jobs; answers to earlier ones are dropped. */
  #attempt = 0;

  /**
   * @param view what to show of the map that comes out
   * @returns the job's number
   */
  begin(view: View, now: { snapshot: Snapshot | null; view: View }): number {
    if (this.status !== 'working') this.before = { ...now, status: now.snapshot ? 'settled' : 'empty' };
    this.status = 'working';
    this.isRebuild = false;
    this.takesView = false;
    this.problem = null;
    this.progress = { stage: 'reading', done: 0, total: 1 };
    this.pendingView = view;
    return ++this.#attempt;
  }

  /** Whether no other job has begun since. */
  isCurrent(attempt: number): boolean {
    return attempt === this.#attempt;
  }

  fail(problem: Problem): void {
    this.progress = null;
    this.problem = problem;
    this.status = 'failed';
  }

  /** Back to the map behind an error message, if there is one. */
  dismiss(hasMap: boolean): void {
    this.problem = null;
    if (this.status === 'failed') this.status = hasMap ? 'settled' : 'empty';
  }
}

import { decodeView } from '../lib/view/permalink';
import { UsageError } from './usage';

/** How a page that shows a map comes out. */
export interface PageArgs {
  /** Payload of a link's hash. */
  view?: string;
  title?: string;
}

const text = { type: 'string' } as const;
export const PAGE_OPTIONS = { view: text, title: text };

/**
 * @param values as parseArgs returns them
 * @throws UsageError for a view that can't be read
 */
export function parsePage({ view, title }: { view?: string; title?: string }): PageArgs {
  return {
    ...(view === undefined ? {} : { view: readPayload(view) }),
    ...(title === undefined ? {} : { title }),
  };
}

/** What stands behind "#s=" in a link, with or without that. Throws UsageError when it can't be read. */
export function readPayload(given: string): string {
  const payload = given.replace(/^#?s=/, '');
  const { problem } = decodeView(payload);
  if (problem) throw new UsageError(`--view: ${problem.message}`);
  return payload;
}

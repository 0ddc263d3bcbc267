import type { Problem } from '../model/problem';
import type { DataChange } from '../view/story/data-hash';
import { reasonInWords, type NotKept } from './projects/not-kept';

/** What can go wrong on the page before the engine has anything to say. */

const LONGEST_NAME = 60;

export function unknownSample(id: string): Problem {
  const name = id.length > LONGEST_NAME ? `${id.slice(0, LONGEST_NAME)}…` : id;
  return {
    code: 'unknown-sample',
    severity: 'warning',
    message: `This link names a sample (“${name}”) that this version of Papercosm does not have. The page is shown as it opens; ask for the link again, or reload the page if it has been open for long.`,
  };
}

export function unreachableSample(error: unknown): Problem {
  return {
    code: 'sample-unreachable',
    severity: 'error',
    message: `The sample could not be fetched (${reasonOf(error)}). Reload the page, or open a file of your own.`,
  };
}

/** A link that names files of somebody's own. */
export function linkToLocalFiles(): Problem {
  return {
    code: 'link-to-local-files',
    severity: 'warning',
    message:
      'This link shows somebody’s own files, and no link can carry those. Ask for the map file and open it here. Meanwhile, this is the sample.',
  };
}

/** A project that this tab had, and that the browser did not keep. */
export function unkeptProject({ name, reason }: { name: string; reason: NotKept }): Problem {
  return {
    code: 'project-was-not-kept',
    severity: 'warning',
    message: `“${name}” could not be kept when it was open: ${reasonInWords(reason)}. Open its files or its project file again.`,
  };
}

/** The address names a project of this browser's, and the storage can't be read. */
export function storageTrouble(reason: NotKept): Problem {
  return {
    code: 'storage-closed',
    severity: 'warning',
    message: `This link shows a project of this browser’s, and it can’t be read: ${reasonInWords(reason)}. Open its files or its project file. Meanwhile, this is the sample.`,
  };
}

/** A link was made on another map than the one that it opens. */
export function dataChanged(change: Exclude<DataChange, 'none'>): Problem {
  return {
    code: 'data-changed',
    severity: 'note',
    message:
      change === 'papers'
        ? 'The papers or links of this map have changed since this link was made. What is left of its view is shown.'
        : 'This map is arranged otherwise than when this link was made, so the part that it shows may lie elsewhere. Papers and links are the same.',
  };
}

/** A map file with a story joins a project that has one. */
export function storyStays(): Problem {
  return {
    code: 'story-of-file-left-out',
    severity: 'note',
    message:
      'The map file tells a story of its own. The one of this project stays; open the map file by itself to see the other.',
  };
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

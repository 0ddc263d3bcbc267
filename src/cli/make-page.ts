import { readFile } from 'node:fs/promises';
import { toSingleFile } from '../lib/export/single-file/single-file';
import type { StoryFile } from '../lib/model/story';
import type { Engine, InputFile } from '../lib/protocol/engine';
import { toStoryFile, readStoryFile } from '../lib/view/story/story-file';
import type { PageArgs } from './page-options';
import { buildPlayer } from './setup/build.mjs';

/** A map file tells what it is at its very beginning. */
const BEGINNING = 200;

/**
 * The map of an engine as one HTML file.
 *
 * @param files that it was made of: a map file among them may hold a story
 * @param view what is shown first where none is asked for
 */
export async function makePage(
  engine: Engine,
  files: InputFile[],
  page: PageArgs,
  view: string | undefined,
): Promise<string> {
  const map = await engine.exportMap('json', view, 'cards');
  const isNamed = (JSON.parse(map) as { title: string }).title !== '';
  const stem = files[0]?.name.replace(/\.[^.]*$/, '');
  return toSingleFile({
    template: await readFile(await buildPlayer(), 'utf8'),
    map,
    ...(isNamed ? {} : { title: stem }),
    story: await findStory(files),
    ...page,
  });
}

/** The story of the first map file that has one. */
export async function findStory(files: InputFile[]): Promise<StoryFile | undefined> {
  for (const { bytes } of files) {
    const blob = bytes instanceof Blob ? bytes : new Blob([bytes as Uint8Array<ArrayBuffer>]);
    if (!(await blob.slice(0, BEGINNING).text()).includes('"papercosm-map"')) continue;
    const { story } = readStoryFile(storyIn(await blob.text()));
    if (story) return toStoryFile(story);
  }
  return undefined;
}

function storyIn(text: string): unknown {
  try {
    return (JSON.parse(text) as { story?: unknown }).story;
  } catch {
    // The engine has said what is wrong with the file.
    return undefined;
  }
}

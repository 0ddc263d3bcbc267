import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { pictureFor } from '../lib/export/figure/picture';
import { listSite, PREVIEW } from '../lib/export/site/site';
import { DEFAULT_SETTINGS } from '../lib/model/settings';
import type { Snapshot } from '../lib/model/snapshot';
import { DEFAULT_FILTERS } from '../lib/model/view';
import type { Engine, InputFile } from '../lib/protocol/engine';
import { decodeView } from '../lib/view/permalink';
import { createEngine } from '../../workers/engine';
import type { SiteArgs } from './args';
import { makePage } from './make-page';
import { makePicture } from './make-picture';
import { loadMap } from './map';
import { UsageError } from './usage';

/**
 * Writes a static folder that shows the map of some files.
 *
 * @param folder absolute; made where it is not there
 * @returns what to tell the reader, one line each
 * @throws InputError when there is nothing usable in the files, UsageError when the folder can't be written
 */
export async function writeSite(files: InputFile[], args: SiteArgs, folder: string): Promise<string[]> {
  const engine = createEngine();
  const { snapshot } = await loadMap(engine, files, { settings: DEFAULT_SETTINGS, given: {} });
  const stem = files[0]?.name.replace(/\.[^.]*$/, '') ?? '';
  const title = args.title ?? (snapshot.title || stem);
  const site = listSite({
    page: await makePage(engine, files, { title }, undefined),
    title,
    description: `${snapshot.method}.`,
    address: args.address,
    views: args.views,
    pictures: await drawPreviews(engine, files, snapshot, { ...args, title }),
  });
  try {
    for (const [file, content] of site) {
      const target = path.join(folder, file);
      await mkdir(path.dirname(target), { recursive: true });
      await writeFile(target, content);
    }
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new UsageError(`${args.out} can't be written (${reason}).`);
  }
  return [
    ...[...site.keys()].map((file) => `${args.out}/${file}`),
    ...(args.address === ''
      ? ['note: previews need the address of the site: give --address https://…/ once it is known.']
      : []),
  ];
}

/** The map itself ('') and each named view as a PNG of the size that cards on other sites have. */
async function drawPreviews(
  engine: Engine,
  files: InputFile[],
  snapshot: Snapshot,
  { views, title }: { views: SiteArgs['views']; title: string },
): Promise<Map<string, Uint8Array>> {
  const pictures = new Map<string, Uint8Array>();
  for (const { name, payload } of [{ name: '', payload: null }, ...views]) {
    const view = payload === null ? null : { ...decodeView(payload).view, sample: null };
    const picture = { ...pictureFor('png'), ...PREVIEW, scale: 1, title };
    const order = { files, snapshot, picture: { format: 'png' as const, picture, view, link: null } };
    const { content } = await makePicture(engine, { ...order, filters: DEFAULT_FILTERS, given: {} });
    if (typeof content !== 'string') pictures.set(name, content);
  }
  return pictures;
}

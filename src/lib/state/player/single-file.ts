import { asset } from '$app/paths';
import { toSingleFile } from '../../export/single-file/single-file';
import type { Workspace } from '../workspace.svelte';

/** The map with its present view as one HTML file that needs no network. Rejects when the host does not have the page that shows maps. */
export async function makeSingleFile(workspace: Workspace): Promise<Blob> {
  const [template, map] = await Promise.all([fetchTemplate(), workspace.exportMap('json', 'cards')]);
  return new Blob([toSingleFile({ template, map })], { type: 'text/html' });
}

async function fetchTemplate(): Promise<string> {
  const response = await fetch(asset('/player.html'));
  if (!response.ok) throw new Error(`the page that shows maps: ${response.status} ${response.statusText}`);
  return response.text();
}

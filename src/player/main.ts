/** The page of the single HTML file: the map that stands in it, shown without a request. */
import '../app.css';
import { inflateSync } from 'fflate';
import { mount } from 'svelte';
import { createFinishedClient } from '../lib/client/finished-client';
import PlayerView from '../lib/components/player/PlayerView.svelte';
import { Workspace } from '../lib/state/workspace.svelte';

/** The data as export/single-file/inject.ts writes it: raw deflate in base64. Empty in the template. */
function readData(): Uint8Array {
  const text = document.getElementById('papercosm-map')?.textContent.trim() ?? '';
  return inflateSync(Uint8Array.from(atob(text), (char) => char.charCodeAt(0)));
}

function bytesOfFile(): Uint8Array {
  try {
    return readData();
  } catch {
    // The engine says that the file is damaged.
    return new Uint8Array(0);
  }
}

const workspace = new Workspace({
  createClient: createFinishedClient,
  isFinished: true,
  fetchSample: () => Promise.reject(new Error('this page holds one map and no samples')),
});
mount(PlayerView, {
  target: document.body,
  props: { workspace, map: { name: document.title || 'map.json', bytes: bytesOfFile() } },
});

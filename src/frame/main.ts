/** The page in frames of other pages: one map, drawn from its finished file. */
import '../app.css';
import { mount } from 'svelte';
import { createFrameClient } from '../lib/client/frame-client';
import EmbedView from '../lib/components/embed/EmbedView.svelte';
import { createFinishedSamples } from '../lib/state/embed/finished-samples';
import { readEmbedOptions } from '../lib/state/embed/options';
import { narrowPolicy } from '../lib/state/narrow-policy';
import { Workspace } from '../lib/state/workspace.svelte';
import { mendHash } from '../lib/view/mend-hash';

// Before anything else the page gives up what no link asks for.
narrowPolicy(document, location);
const mended = mendHash(location.hash);
if (mended !== location.hash)
  history.replaceState(history.state, '', location.pathname + location.search + mended);

const { fetchSample, sourceOf } = createFinishedSamples(
  new URL('../samples/', location.href.split(/[?#]/)[0]).href,
);
const workspace = new Workspace({
  fetchSample,
  createClient: (options) => createFrameClient({ ...options, sourceOf }),
});
mount(EmbedView, {
  target: document.body,
  props: { workspace, options: readEmbedOptions(location.href, window.parent !== window) },
});

import { Blob as NodeBlob } from 'node:buffer';
import { flushSync, mount, unmount } from 'svelte';
import { afterEach, expect, it } from 'vitest';
import { createEngineClient } from '../../src/lib/client/engine-client';
import MergesList from '../../src/lib/components/report/MergesList.svelte';
import { Workspace } from '../../src/lib/state/workspace.svelte';
import { ChannelWorker } from '../worker/channel-worker';
import { waitFor } from '../wait-for';

const TEXT = `
@inproceedings{talk, title={Counting herons from the ferry}, author={Ahl, Ann and Roe, Jo}, year=2011, doi={10.5555/days.4}, booktitle={Proceedings of the Heron Days}, pages={40--44}}
@article{article, title={Counting herons from the ferry}, author={Ahl, Ann and Roe, Jo}, year=2013, doi={10.5555/herons.1}, journal={Journal of Herons}, pages={101--119}}`;

let close = () => undefined as void;
afterEach(() => close());

const press = (name: string) =>
  waitFor(() => {
    flushSync();
    const found = [...document.querySelectorAll('button')].find(
      (button) => button.textContent?.trim() === name && !button.disabled,
    );
    expect(found).toBeDefined();
    found!.click();
  });

it('joins two papers at a press of “Same work”, and parts them again', async () => {
  const workspace = new Workspace({
    fetchSample: () => Promise.reject(new Error('no sample')),
    createClient: (options) =>
      createEngineClient({ ...options, createWorker: () => new ChannelWorker().asWorker() }),
  });
  const blob = new NodeBlob([TEXT]) as unknown as Blob;
  expect(await workspace.openFiles([{ name: 'herons.bib', blob }])).toBe(true);
  const props = propsOf(workspace);
  const list = mount(MergesList, { target: document.body, props });
  close = () => {
    void unmount(list);
    workspace.destroy();
  };
  expect(workspace.report?.papers).toBe(2);
  await press('Same work');
  await waitFor(() => expect(workspace.report?.papers).toBe(1));
  expect(workspace.corrections.joined).toHaveLength(1);
  await press('Part them again');
  await waitFor(() => expect(workspace.report?.papers).toBe(2));
  expect(workspace.corrections).not.toHaveProperty('joined');
});

/** Follows the workspace's report, as the dialog around the list does. */
function propsOf(workspace: Workspace) {
  return {
    workspace,
    get report() {
      return workspace.report!;
    },
  };
}

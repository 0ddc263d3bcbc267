import { Blob as NodeBlob } from 'node:buffer';
import { flushSync, mount, unmount } from 'svelte';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { HELP_PAGES, helpPage } from '../../src/lib/components/help/registry';
import ShareDialog from '../../src/lib/components/share/ShareDialog.svelte';
import { SHARE_TARGETS } from '../../src/lib/components/share/targets';
import { storyOf } from '../../src/lib/state/player/player-session';
import { createMemoryStore } from '../../src/lib/state/projects/memory-store';
import { Share } from '../../src/lib/state/share.svelte';
import { inflateSync } from 'fflate';
import { blobOf, openTab, sharedLocks, type Tab } from './browser';
import { waitFor } from '../wait-for';

const TEMPLATE =
  '<html><head><title>Papercosm</title></head><body><script type="application/octet-stream" id="papercosm-map"></script></body></html>';
const herons = {
  name: 'My herons.bib',
  blob: blobOf(
    ['Herons of the lower weir', 'The weir in winter', 'Herons, boats and winter light']
      .map((title, i) => `@article{h${i}, title={${title}}, author={Roe, Jo}, year=${2001 + i}}`)
      .join('\n'),
  ),
};

let tab: Tab;
let close = (): void => undefined;
const saved: { name: string; blob: Blob }[] = [];

beforeEach(() => {
  history.replaceState(null, '', '/');
  sessionStorage.clear();
  localStorage.clear();
  saved.length = 0;
  vi.stubGlobal('Blob', NodeBlob);
  vi.stubGlobal('fetch', (address: string) => {
    expect(String(address)).toMatch(/player\.html$/);
    return Promise.resolve(new Response(TEMPLATE));
  });
  let last: Blob | null = null;
  vi.spyOn(URL, 'createObjectURL').mockImplementation((blob) => {
    last = blob as Blob;
    return 'blob:x';
  });
  vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (this: HTMLAnchorElement) {
    saved.push({ name: this.download, blob: last! });
  });
  // Nothing is laid out here: pictures are for the browser tests.
  vi.spyOn(Share.prototype, 'preview').mockReturnValue('<svg/>');
  tab = openTab(createMemoryStore(), sharedLocks().ofTab());
});
afterEach(() => {
  close();
  tab.close();
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

async function openDialog(files = true): Promise<HTMLElement> {
  const { workspace } = tab;
  await waitFor(() => expect(workspace.status).toBe('settled'));
  if (files) expect(await workspace.openFiles([herons])).toBe(true);
  const share = new Share(
    workspace,
    () => null,
    () => 'light',
  );
  const dialog = mount(ShareDialog, {
    target: document.body,
    props: { open: true, workspace, share, onarrange: () => undefined },
  });
  close = () => void unmount(dialog);
  flushSync();
  return document.querySelector<HTMLElement>('dialog')!;
}

function button(within: ParentNode, name: string): HTMLButtonElement | undefined {
  flushSync();
  return [...within.querySelectorAll('button')].find(
    (one) => one.textContent?.replace(/\s+/g, ' ').trim() === name,
  );
}
const codeIn = (within: ParentNode) => {
  flushSync();
  return within.querySelector('textarea')?.value ?? '';
};

describe('the rows of the Share dialog', () => {
  it('have a page of help each, and no page is left over', () => {
    expect(HELP_PAGES.map(({ id }) => id)).toEqual(SHARE_TARGETS.map(({ id }) => id));
    for (const { id, label } of SHARE_TARGETS) expect(helpPage(id)?.title).toBe(label);
  });

  it('lead to it and back, and another row leaves it', async () => {
    const dialog = await openDialog();
    for (const { id, label } of SHARE_TARGETS) {
      button(dialog.querySelector('nav')!, label)!.click();
      flushSync();
      expect(dialog.querySelector('[data-help]')).toBeNull();
      expect(button(dialog, `How to: ${label}`)).toBeDefined();
      flushSync();
      button(dialog, `How to: ${label}`)!.click();
      flushSync();
      const page = dialog.querySelector('[data-help]')!;
      expect(page.getAttribute('data-help')).toBe(id);
      const shown = [...page.querySelectorAll('pre')].map((pre) => pre.textContent);
      expect(shown).toEqual(helpPage(id)!.examples.map(({ code }) => code));
      button(dialog, `Back to ${label}`)!.click();
      flushSync();
      expect(dialog.querySelector('[data-help]')).toBeNull();
      button(dialog, `How to: ${label}`)!.click();
    }
  });
});

describe('lines for the reader’s own files', () => {
  it('name the single file, which is saved right there with its story', async () => {
    const dialog = await openDialog();
    const { workspace } = tab;
    workspace.teller.capture();
    for (const id of ['reveal', 'quarto', 'slidev', 'web-page']) {
      const { label } = SHARE_TARGETS.find((target) => target.id === id)!;
      button(dialog.querySelector('nav')!, label)!.click();
      expect(codeIn(dialog), id).toMatch(/<iframe (?:data-)?src="\/?my-herons\.html"/);
      expect(dialog.textContent).not.toContain('no network is needed');
      saved.length = 0;
      button(dialog, 'Save my-herons.html')!.click();
      await waitFor(() => expect(saved.map(({ name }) => name)).toEqual(['my-herons.html']));
    }
    const page = await saved[0]!.blob.text();
    const data = /id="papercosm-map">([^<]*)<\/script>/.exec(page)![1]!;
    const bytes = inflateSync(Uint8Array.from(atob(data), (char) => char.charCodeAt(0)));
    const map = JSON.parse(new TextDecoder().decode(bytes)) as { papers: unknown[] };
    expect(map.papers).toHaveLength(3);
    expect(storyOf({ name: '', bytes })?.steps).toHaveLength(1);

    // Marp shows no frames.
    button(dialog.querySelector('nav')!, 'Marp')!.click();
    expect(codeIn(dialog)).toContain('my-herons.png');
    expect(button(dialog, 'Save my-herons.html')).toBeUndefined();
  });

  it('of a sample are a link, and the file where the reader wants no network', async () => {
    const dialog = await openDialog(false);
    button(dialog.querySelector('nav')!, 'reveal.js')!.click();
    expect(codeIn(dialog)).toMatch(/data-src="http[^"]*\/embed\/\?ui=min/);
    expect(button(dialog, 'Save landmarks-of-science-mapping.html')).toBeUndefined();
    const choice = [...dialog.querySelectorAll('label')].find((label) =>
      label.textContent?.includes('no network is needed'),
    )!;
    choice.querySelector('input')!.click();
    expect(codeIn(dialog)).toContain('data-src="landmarks-of-science-mapping.html"');
    button(dialog, 'Save landmarks-of-science-mapping.html')!.click();
    await waitFor(() => expect(saved).toHaveLength(1));
    expect(saved[0]!.name).toBe('landmarks-of-science-mapping.html');
  });
});

import type { EventFields, CommandFields } from '../../../embed/protocol/messages';
import { composeFigure } from '../../export/figure/figure';
import { toPng } from '../../export/figure/png';
import { toSvg } from '../../export/figure/svg';
import type { View } from '../../model/view';
import { activeFilters } from '../../view/filter-chips';
import { UPRIGHT, orientBox, orientSnapshot, type Orientation } from '../../view/frame/orientation';
import { computeShown } from '../../view/shown';
import { THEMES, type Theme, type ThemeName } from '../../view/theme';
import type { Workspace } from '../workspace.svelte';
import { readBackground } from './options';

/** How the map lies in the frame, and what is around it. */
export interface ExportGround {
  theme: ThemeName;
  /** Of the frame: a hex colour, 'transparent', or null for paper. */
  background: string | null;
  orientation: Orientation | null;
  /** CSS pixels of the frame. */
  width: number;
  height: number;
  /** Address of the live view; kept in a PNG. */
  source: string;
  title: string;
}

/** Pixels of a picture whose width nobody named. */
const WIDTH = 960;

/** Draws a view of the map that is open, as a page asked for it. Rejects where there is no map. */
export async function drawExport(
  workspace: Workspace,
  view: View,
  asked: CommandFields<'export'>,
  ground: ExportGround,
): Promise<Pick<EventFields<'result'>, 'mime' | 'buffer'>> {
  const width = asked.width ?? (ground.width || WIDTH);
  const shape = ground.width > 0 && ground.height > 0 ? ground.height / ground.width : 9 / 16;
  const size = { width, height: asked.height ?? Math.max(16, Math.round(width * shape)) };
  const svg = drawViewAsSvg(workspace, view, size, {
    ...ground,
    background: asked.bg === undefined ? ground.background : readBackground(asked.bg),
  });
  if (asked.format === 'svg') return { mime: 'image/svg+xml', buffer: new TextEncoder().encode(svg).buffer };
  const { source, title } = ground;
  const png = await toPng(svg, { ...size, scale: asked.scale ?? 2, source, title });
  return { mime: 'image/png', buffer: await png.arrayBuffer() };
}

/** A view of the map that is open as SVG text, with its legend. Pixels. */
export function drawViewAsSvg(
  workspace: Workspace,
  view: View,
  size: { width: number; height: number },
  { theme, background, orientation, title }: Omit<ExportGround, 'width' | 'height' | 'source'>,
): string {
  const { snapshot, metrics } = workspace;
  if (!snapshot) throw new Error('There is no map yet.');
  const lie = orientation ?? UPRIGHT;
  const shown = computeShown(snapshot, view.filters);
  const chips = activeFilters(snapshot, view.filters).filter((chip) => chip.applies);
  const colours: Theme = THEMES[theme];
  const isPlain = background === null || background === 'transparent';
  return toSvg(
    composeFigure(orientSnapshot(snapshot, lie), {
      ...size,
      title: title || snapshot.title || workspace.name,
      theme: isPlain ? colours : { ...colours, paper: background },
      background: background !== 'transparent',
      encodings: metrics.drawable(view.encodings),
      columns: metrics.columns,
      box: view.box && orientBox(view.box, lie),
      mask: shown.mask,
      filters: chips.map((chip) => chip.label).join('; '),
      titles: workspace.titles.get,
    }),
  );
}

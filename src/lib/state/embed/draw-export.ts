import type { EventFields, CommandFields } from '../../../embed/protocol/messages';
import { toPng } from '../../export/figure/png';
import type { Picture } from '../../export/figure/picture';
import { toSvg } from '../../export/figure/svg';
import { composeView, screenOptions } from '../../export/figure/view-figure';
import type { View } from '../../model/view';
import { UPRIGHT, type Orientation } from '../../view/frame/orientation';
import type { ThemeName } from '../../view/theme';
import { drawnMapOf } from '../drawn-map';
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
  const map = drawnMapOf(workspace);
  const picture: Picture = {
    ...{ ...size, scale: 1, theme, background: background ?? 'paper' },
    title: title || map.snapshot.title || workspace.name,
  };
  return toSvg(composeView(map, view, picture, screenOptions(orientation ?? UPRIGHT)));
}

/** A film from its order, in a worker or wherever there is an OffscreenCanvas. */
import { encodeGif } from './encode-gif';
import { encodeVideo, type OnFrame } from './encode-video';
import type { Film, FilmOrder } from '../../model/film';
import { STAGE_WIDTH } from './frames';
import { growthFrames } from './growth-frames';
import { storyFrames } from './story-frames';

/** Larger ones take minutes, and no mail or chat takes them. Pixels. */
const MOST_GIF_WIDTH = 960;

/** @throws Error where the browser can't make it; the message says why */
export async function makeFilm(order: FilmOrder, onFrame: OnFrame): Promise<Film> {
  const { width, height } = pictureSize(order);
  const sized = { ...order, width, height };
  const frames = order.kind === 'growth' ? growthFrames(sized) : storyFrames(sized);
  const canvas = new OffscreenCanvas(width, height);
  const context = canvas.getContext('2d', { alpha: false, willReadFrequently: order.format === 'gif' });
  if (!context) throw new Error('this browser gives no canvas to draw on');
  context.scale(width / STAGE_WIDTH, width / STAGE_WIDTH);
  const encode = order.format === 'gif' ? encodeGif : encodeVideo;
  return encode(canvas, frames, (frame) => frames.paint(context, frame), onFrame);
}

/** Even, as H.264 asks for; a GIF at most 960 pixels wide. */
export function pictureSize({ width, height, format }: Pick<FilmOrder, 'width' | 'height' | 'format'>): {
  width: number;
  height: number;
} {
  const scale = format === 'gif' ? Math.min(1, MOST_GIF_WIDTH / width) : 1;
  const even = (value: number) => Math.max(2, 2 * Math.round((value * scale) / 2));
  return { width: even(width), height: even(height) };
}

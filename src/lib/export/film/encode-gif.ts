import { applyPalette, GIFEncoder, quantize } from 'gifenc';
import type { OnFrame } from './encode-video';
import type { Film } from '../../model/film';
import type { Frames } from './frames';

/** Colours of a frame. */
const COLOURS = 128;

/**
 * Encodes frames as an animated GIF (GIF89a), which begins again at its end. Each frame has its own colours.
 *
 * @param frames 10, 20 or 25 a second: a GIF counts in hundredths
 * @param onFrame called before each frame; a rejection ends the film
 */
export async function encodeGif(
  canvas: OffscreenCanvas,
  frames: Frames,
  draw: (frame: number) => void,
  onFrame: OnFrame,
): Promise<Film> {
  const { width, height } = canvas;
  const context = canvas.getContext('2d')!;
  const writer = GIFEncoder();
  const delay = 1000 / frames.framesPerSecond;
  for (let frame = 0; frame < frames.count; frame++) {
    await onFrame(frame, frames.count);
    draw(frame);
    const { data } = context.getImageData(0, 0, width, height);
    const palette = quantize(data, COLOURS);
    writer.writeFrame(applyPalette(data, palette), width, height, { palette, delay, repeat: 0 });
  }
  writer.finish();
  const seconds = frames.count / frames.framesPerSecond;
  return { bytes: writer.bytes(), type: 'image/gif', extension: '.gif', ...{ width, height, seconds } };
}

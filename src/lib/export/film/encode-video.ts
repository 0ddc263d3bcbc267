import {
  BufferTarget,
  CanvasSource,
  getFirstEncodableVideoCodec,
  Mp4OutputFormat,
  Output,
  Quality,
  WebMOutputFormat,
} from 'mediabunny';
import type { Film } from '../../model/film';
import type { Frames } from './frames';

export type OnFrame = (done: number, total: number) => void | Promise<void>;

/**
 * Encodes frames as MP4 (H.264), or as WebM (VP9, VP8) where the browser has no H.264, with WebCodecs (W3C, https://www.w3.org/TR/webcodecs/).
 *
 * @param canvas even width and height
 * @param onFrame called before each frame; a rejection ends the film
 * @throws Error when the browser encodes none of them
 */
export async function encodeVideo(
  canvas: OffscreenCanvas,
  frames: Frames,
  draw: (frame: number) => void,
  onFrame: OnFrame,
): Promise<Film> {
  const { width, height } = canvas;
  const quality = new Quality(0.75);
  const size = { width, height, quality };
  const avc = typeof VideoEncoder === 'undefined' ? null : await getFirstEncodableVideoCodec(['avc'], size);
  const codec =
    avc ??
    (typeof VideoEncoder === 'undefined' ? null : await getFirstEncodableVideoCodec(['vp9', 'vp8'], size));
  if (!codec) throw new Error('this browser encodes no video');
  const target = new BufferTarget();
  const format = codec === 'avc' ? new Mp4OutputFormat({ fastStart: 'in-memory' }) : new WebMOutputFormat();
  const output = new Output({ format, target });
  const source = new CanvasSource(canvas, { codec, quality, keyFrameInterval: 2 });
  output.addVideoTrack(source, { frameRate: frames.framesPerSecond });
  await output.start();
  try {
    for (let frame = 0; frame < frames.count; frame++) {
      await onFrame(frame, frames.count);
      draw(frame);
      // Without a duration the last frame would have none.
      await source.add(frame / frames.framesPerSecond, 1 / frames.framesPerSecond);
    }
  } catch (error) {
    await output.cancel();
    throw error;
  }
  await output.finalize();
  const seconds = frames.count / frames.framesPerSecond;
  const isMp4 = codec === 'avc';
  return {
    bytes: new Uint8Array(target.buffer!),
    type: isMp4 ? 'video/mp4' : 'video/webm',
    extension: isMp4 ? '.mp4' : '.webm',
    ...{ width, height, seconds },
  };
}

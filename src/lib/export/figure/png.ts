import { pngWithText } from './png-text';

/** Larger pictures are refused by slide programs, and by some browsers' canvases. */
export const MOST_PIXELS = 25_000_000;

export interface PngOptions {
  /** Size of the figure in CSS pixels. */
  width: number;
  height: number;
  /** Pixels of the picture for one of the figure; lowered where the picture would have more than 25 million. */
  scale?: number;
  /** Address of the live view, kept inside the picture. */
  source?: string;
  title?: string;
}

/** Pixels of the picture, at most 25 million. */
export function pngSize({ width, height, scale = 2 }: PngOptions): { width: number; height: number } {
  const most = Math.sqrt(MOST_PIXELS / (width * height));
  const used = Math.min(scale, most);
  // Rounding up could pass the limit again.
  const round = used < scale ? Math.floor : Math.round;
  return { width: Math.max(1, round(width * used)), height: Math.max(1, round(height * used)) };
}

/**
 * Draws a figure of ours (see svg.ts) as a PNG. On the page only: it needs a canvas.
 *
 * @throws Error when the browser can't draw it
 */
export async function toPng(svg: string, options: PngOptions): Promise<Blob> {
  const size = pngSize(options);
  const url = URL.createObjectURL(new Blob([svg], { type: 'image/svg+xml' }));
  try {
    const image = new Image();
    image.src = url;
    await image.decode();
    const canvas = document.createElement('canvas');
    canvas.width = size.width;
    canvas.height = size.height;
    const context = canvas.getContext('2d');
    if (!context) throw new Error('This browser gives no canvas to draw on. Save the figure as SVG instead.');
    context.drawImage(image, 0, 0, size.width, size.height);
    const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'));
    if (!blob) throw new Error('The picture is too large for this browser. Choose a smaller size.');
    const bytes = pngWithText(new Uint8Array(await blob.arrayBuffer()), [
      ['Software', 'Papercosm'],
      ['Title', options.title ?? ''],
      ['Source', options.source ?? ''],
    ]);
    return new Blob([bytes], { type: 'image/png' });
  } finally {
    URL.revokeObjectURL(url);
  }
}

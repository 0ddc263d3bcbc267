import { FONT_FILES, FONT_NAMES, type FontBytes } from './font-faces';
import { MOST_PIXELS } from './picture';
import { pngWithText } from './png-text';

export interface PngOptions {
  /** Size of the figure in CSS pixels. */
  width: number;
  height: number;
  /** Pixels of the picture for one of the figure; lowered where the picture would have more than 25 million. */
  scale?: number;
  /** Address of the live view, kept inside the picture. */
  source?: string | undefined;
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
  const about: [string, string][] = [
    ['Title', options.title ?? ''],
    ['Source', options.source ?? ''],
  ];
  return new Blob([await drawPixels(svg, pngSize(options), about)], { type: 'image/png' });
}

/**
 * The same, of an exact size.
 *
 * @param about lines of text to keep inside
 * @param fonts the bundled typeface; without it the picture is set in what the machine has
 */
export async function drawPixels(
  svg: string,
  size: { width: number; height: number },
  about: [keyword: string, text: string][],
  fonts: FontBytes | null = null,
): Promise<Uint8Array<ArrayBuffer>> {
  const text = fonts ? withFonts(svg, fonts) : svg;
  const url = URL.createObjectURL(new Blob([text], { type: 'image/svg+xml' }));
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
    const bytes = new Uint8Array(await blob.arrayBuffer());
    return pngWithText(bytes, [['Software', 'Papercosm'], ...about]);
  } finally {
    URL.revokeObjectURL(url);
  }
}

/** A picture that is drawn as an image sees no typeface but those inside of it. Only what is drawn gets them: the SVG that leaves has no style sheet. */
function withFonts(svg: string, fonts: FontBytes): string {
  const faces = FONT_NAMES.map((name) => {
    const { weight, italic } = FONT_FILES[name];
    return `@font-face{font-family:Inter;font-weight:${weight};font-style:${italic ? 'italic' : 'normal'};src:url(data:font/ttf;base64,${toBase64(fonts[name])})}`;
  });
  return svg.replace(/<svg [^>]*>/, (open) => `${open}<style>${faces.join('')}</style>`);
}

function toBase64(bytes: Uint8Array): string {
  let binary = '';
  // A call takes so many arguments and not more.
  for (let at = 0; at < bytes.length; at += 8192)
    binary += String.fromCharCode(...bytes.subarray(at, at + 8192));
  return btoa(binary);
}

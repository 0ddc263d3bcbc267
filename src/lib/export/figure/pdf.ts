import PDFDocument from 'pdfkit';
import { clipText, LONGEST_SHOWN } from '../../model/clip-text';
import { dropForbidden } from '../xml';
import { faceOf, FONT_NAMES, type FontBytes } from './font-faces';
import { haloWidth, RING_GAP, type Figure, type FigureNode, type FigureText } from './figure-model';
import { curveOf, lozengeOf, nodePaint, ringsPath } from './shapes';

export interface PdfPage {
  figure: Figure;
  /** Size of the picture in pixels of 1/96 inch. */
  width: number;
  height: number;
}

export interface PdfOptions {
  fonts: FontBytes;
  title: string;
  /** When it was made. */
  date: Date;
  /** Called after each page. */
  onPage?: (done: number, of: number) => void;
}

/** Points of a pixel. */
const POINT = 0.75;
type Doc = InstanceType<typeof PDFDocument>;

/**
 * Writes figures as a PDF, one page each, drawn as toSvg draws them: vectors alone, and text as text in the bundled typeface, so that it
 * can be searched and copied. Rims behind labels are the same text once more, stroked. The pages are listed in the outline.
 *
 * @returns the file
 */
export async function writePdf(pages: PdfPage[], options: PdfOptions): Promise<Uint8Array<ArrayBuffer>> {
  const doc = new PDFDocument({
    autoFirstPage: false,
    // Else pdfkit loads a face of its own, from the disk in Node.
    font: toBuffer(options.fonts.regular) as unknown as string,
    pdfVersion: '1.7',
    lang: 'en',
    displayTitle: true,
    info: {
      Title: dropForbidden(options.title),
      Creator: 'Papercosm',
      CreationDate: options.date,
      ModDate: options.date,
    },
  });
  const chunks: Uint8Array[] = [];
  const done = new Promise<void>((resolve, reject) => {
    doc.on('data', (chunk: Uint8Array) => chunks.push(chunk));
    doc.on('end', () => resolve());
    doc.on('error', reject);
  });
  for (const name of FONT_NAMES) doc.registerFont(name, toBuffer(options.fonts[name]));
  for (const [at, page] of pages.entries()) {
    doc.addPage({ size: [page.width * POINT, page.height * POINT], margin: 0 });
    if (pages.length > 1) doc.outline.addItem(dropForbidden(page.figure.title) || `Page ${at + 1}`);
    drawFigure(doc, page);
    options.onPage?.(at + 1, pages.length);
    // Lets a page that draws several figures breathe between them.
    await new Promise((resolve) => setTimeout(resolve));
  }
  doc.end();
  await done;
  const bytes = new Uint8Array(chunks.reduce((sum, chunk) => sum + chunk.length, 0));
  let at = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, at);
    at += chunk.length;
  }
  return bytes;
}

/** pdfkit takes bytes where its types say Buffer. */
function toBuffer(bytes: Uint8Array): Buffer {
  return bytes as unknown as Buffer;
}

function drawFigure(doc: Doc, { figure, width, height }: PdfPage): void {
  doc.save();
  doc.scale((width * POINT) / figure.width, (height * POINT) / figure.height);
  if (figure.background) doc.rect(0, 0, figure.width, figure.height).fill(figure.background);
  doc.save();
  const { clip } = figure;
  if (clip) doc.rect(clip.left, clip.top, clip.width, clip.height).clip();
  for (const { rings, fill, opacity, outlined } of figure.ground) {
    const path = ringsPath(rings);
    if (path === '') continue;
    doc.path(path).fillColor(fill, opacity).fill('even-odd');
    if (outlined) doc.path(path).lineWidth(0.8).strokeColor(fill, 0.45).stroke();
  }
  doc.lineCap('round');
  for (const link of figure.links)
    doc.path(curveOf(link)).lineWidth(link.width).strokeColor(link.stroke, link.opacity).stroke();
  doc.lineCap('butt');
  for (const bar of figure.bars ?? [])
    doc.rect(bar.x, bar.y, bar.width, bar.height).fillColor(bar.fill, bar.opacity).fill();
  for (const node of figure.nodes) drawNode(doc, node);
  for (const { x, y, radius, ring, opacity } of figure.nodes)
    if (ring)
      doc
        .circle(x, y, radius + RING_GAP)
        .lineWidth(ring.width)
        .strokeColor(ring.colour, opacity)
        .stroke();
  doc.restore();
  const texts = [...figure.labels, ...figure.names];
  if (figure.halo) for (const text of texts) drawText(doc, text, figure.halo);
  for (const text of texts) drawText(doc, text, null);
  for (const swatch of figure.legend?.swatches ?? []) drawNode(doc, swatch);
  for (const text of figure.legend?.texts ?? []) drawText(doc, text, null);
  doc.restore();
}

function drawNode(doc: Doc, node: FigureNode): void {
  const { x, y } = node;
  const { form, size, fill, fillOpacity, stroke, strokeWidth } = nodePaint(node);
  const { opacity } = node;
  if (form === 'circle') doc.circle(x, y, size);
  else if (form === 'square') doc.roundedRect(x - size / 2, y - size / 2, size, size, node.radius * 0.25);
  else doc.path(lozengeOf(x, y, size));
  doc
    .lineWidth(strokeWidth)
    .lineJoin('round')
    .fillColor(fill, fillOpacity * opacity)
    .strokeColor(stroke, opacity)
    .fillAndStroke();
}

/** @param halo colour of the rim to draw, or null for the text itself */
function drawText(doc: Doc, text: FigureText, halo: string | null): void {
  const { lines, x, y, lineHeight, anchor, size, spacing, opacity = 1 } = text;
  doc.font(faceOf(text)).fontSize(size);
  lines.forEach((line, i) => {
    const written = clipText(dropForbidden(line), LONGEST_SHOWN);
    if (written.trim() === '') return;
    const width = doc.widthOfString(written, { characterSpacing: spacing });
    const left = anchor === 'start' ? x : anchor === 'end' ? x - width : x - width / 2;
    if (halo) doc.lineWidth(haloWidth(text)).lineJoin('round').strokeColor(halo, opacity);
    else doc.fillColor(text.fill, opacity);
    if (text.link !== undefined && !halo)
      doc.link(left, y + i * lineHeight - size, width, 1.3 * size, text.link);
    doc.text(written, left, y + i * lineHeight, {
      lineBreak: false,
      baseline: 'alphabetic',
      characterSpacing: spacing,
      ...(halo ? { stroke: true, fill: false } : {}),
    });
  });
}

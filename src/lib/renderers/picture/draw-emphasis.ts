import type { Emphasis } from '../../view/emphasis';
import type { Theme } from '../../view/theme';
import type { Picture } from './picture';

/** Marks on a canvas over the picture what is pointed at, chosen, found or on a path, with the links at it. */
export function drawEmphasis(
  canvas: HTMLCanvasElement,
  picture: Pick<Picture, 'snapshot' | 'x' | 'y' | 'radius' | 'presence'>,
  { hovered, selected, link, matches, lit, path }: Emphasis,
  theme: Theme,
  { width, height }: { width: number; height: number },
): void {
  const ratio = globalThis.devicePixelRatio || 1;
  canvas.width = Math.round(width * ratio);
  canvas.height = Math.round(height * ratio);
  canvas.style.width = `${width}px`;
  canvas.style.height = `${height}px`;
  const context = canvas.getContext('2d');
  if (!context) return;
  context.scale(ratio, ratio);
  const isShown = (node: number) => picture.presence(node) === 1;
  const chosen =
    hovered !== null ? [hovered] : link ? [link.source, link.target] : path ? [...path] : selected;
  const focus = new Set(chosen.filter(isShown));
  const between = link !== null || path != null;
  const { source, target } = picture.snapshot.links;
  context.strokeStyle = theme.ink;
  context.globalAlpha = 0.55;
  context.lineWidth = 1;
  for (let i = 0; i < source.length && focus.size > 0; i++) {
    const [a, b] = [source[i] as number, target[i] as number];
    const isLit = between ? focus.has(a) && focus.has(b) : focus.has(a) || focus.has(b);
    if (!isLit || !isShown(a) || !isShown(b)) continue;
    context.beginPath();
    context.moveTo(picture.x(a), picture.y(a));
    context.lineTo(picture.x(b), picture.y(b));
    context.stroke();
  }
  context.globalAlpha = 1;
  const ring = (node: number, colour: string, line: number) => {
    if (!isShown(node)) return;
    context.strokeStyle = colour;
    context.lineWidth = line;
    context.beginPath();
    context.arc(picture.x(node), picture.y(node), picture.radius(node) + line, 0, 2 * Math.PI);
    context.stroke();
  };
  for (const node of matches ?? []) ring(node, theme.accent, 2);
  for (const node of Array.from(lit ?? [])) ring(node, theme.secondInk, 1.5);
  for (const node of selected) ring(node, theme.ink, 2.5);
  for (const node of focus) ring(node, theme.ink, 2.5);
}

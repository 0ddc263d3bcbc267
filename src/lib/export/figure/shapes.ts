/** What nodes and links look like on paper, as numbers: for all writers of figures. */
import { formatNumber } from '../xml';
import type { FigureLink, FigureNode } from './figure-model';

export interface NodePaint {
  form: 'circle' | 'square' | 'lozenge';
  /** Radius of a circle, side of a square, half a diagonal of a lozenge. */
  size: number;
  fill: string;
  fillOpacity: number;
  stroke: string;
  strokeWidth: number;
}

/** How a node is drawn; its opacity comes on top. */
export function nodePaint({ shape, radius, colour, paper }: FigureNode): NodePaint {
  const solid = { fill: colour, fillOpacity: 1, stroke: paper, strokeWidth: 0.8 };
  switch (shape) {
    case 'disc':
      return { form: 'circle', size: radius, ...solid };
    case 'ring': {
      const strokeWidth = Math.max(1, radius * 0.36);
      const hollow = { fill: paper, fillOpacity: 1, stroke: colour, strokeWidth };
      return { form: 'circle', size: radius - strokeWidth / 2, ...hollow };
    }
    case 'halo': {
      const pale = { fill: colour, fillOpacity: 0.35, stroke: colour, strokeWidth: 1.1 };
      return { form: 'circle', size: radius - 0.5, ...pale };
    }
    case 'square':
      return { form: 'square', size: radius * 1.77, ...solid };
    case 'lozenge':
      // A square on its corner, of about the disc's area.
      return { form: 'lozenge', size: radius * 1.27, ...solid };
    case 'hollow-lozenge': {
      const strokeWidth = Math.max(1, radius * 0.24);
      const hollow = { fill: paper, fillOpacity: 1, stroke: colour, strokeWidth };
      return { form: 'lozenge', size: radius * 1.27 - strokeWidth * 0.7, ...hollow };
    }
  }
}

/** A square on its corner, as path data. */
export function lozengeOf(x: number, y: number, half: number): string {
  return `M${tenth(x)} ${tenth(y - half)}L${tenth(x + half)} ${tenth(y)}L${tenth(x)} ${tenth(y + half)}L${tenth(x - half)} ${tenth(y)}Z`;
}

/** A link as path data. */
export function curveOf({ x0, y0, x1, y1, bend }: FigureLink): string {
  if (bend === 0) return `M${tenth(x0)} ${tenth(y0)}L${tenth(x1)} ${tenth(y1)}`;
  // The control point of a quadratic curve stands twice as far off as its middle.
  const cx = (x0 + x1) / 2 + (y1 - y0) * bend * 2;
  const cy = (y0 + y1) / 2 - (x1 - x0) * bend * 2;
  return `M${tenth(x0)} ${tenth(y0)}Q${tenth(cx)} ${tenth(cy)} ${tenth(x1)} ${tenth(y1)}`;
}

/** Closed rings as path data. */
export function ringsPath(rings: [x: number, y: number][][]): string {
  return rings
    .filter((ring) => ring.length > 0)
    .map((ring) => `M${ring.map(([x, y]) => `${tenth(x)} ${tenth(y)}`).join('L')}Z`)
    .join('');
}

/** One decimal is finer than any screen or printer needs for a line. */
function tenth(value: number): string {
  return formatNumber(Math.round(value * 10) / 10);
}

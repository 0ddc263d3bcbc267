import type { NodeKind } from '../../model/network';

/** A picture as plain shapes, in pixels from the top left. */
export interface Figure {
  width: number;
  height: number;
  title: string;
  description: string;
  /** null: transparent. */
  background: string | null;
  /** Colour of the rim that lifts labels off the map; null: none. */
  halo: string | null;
  /** What lies outside of it is cut off, but for labels; null: nothing. */
  clip: { left: number; top: number; width: number; height: number } | null;
  /** Tinted areas; rings of points, holes among them. The outermost is drawn with a line. */
  ground: { rings: [x: number, y: number][][]; fill: string; opacity: number; outlined: boolean }[];
  /** Parts of stacked bars; none on a map. */
  bars?: FigureBar[];
  links: FigureLink[];
  /** Drawn in this order. */
  nodes: FigureNode[];
  /** Names of regions. */
  names: FigureText[];
  labels: FigureText[];
  legend: { swatches: FigureNode[]; texts: FigureText[] } | null;
}

export interface FigureBar {
  x: number;
  y: number;
  width: number;
  height: number;
  fill: string;
  opacity: number;
}

export interface FigureLink {
  x0: number;
  y0: number;
  x1: number;
  y1: number;
  /** How far the middle stands off the straight line, as a share of its length; to the left as seen from the start. */
  bend: number;
  stroke: string;
  opacity: number;
  width: number;
  /** Nodes of the map that it links. */
  ends?: readonly [number, number];
}

/** The shape tells the kind: paper, author, keyword, source, cited work. */
export type NodeShape = 'disc' | 'ring' | 'lozenge' | 'square' | 'halo' | 'hollow-lozenge';
export const SHAPES: Record<NodeKind, NodeShape> = {
  paper: 'disc',
  author: 'ring',
  keyword: 'lozenge',
  source: 'square',
  work: 'halo',
  item: 'disc',
};

/** A term that was found in the texts, beside the lozenge of a given keyword. */
export const FOUND_SHAPE: NodeShape = 'hollow-lozenge';

export interface FigureNode {
  shape: NodeShape;
  x: number;
  y: number;
  radius: number;
  colour: string;
  /** Colour of the thin rim that parts discs, and of the inside of rings. */
  paper: string;
  opacity: number;
  title?: string;
  /** The map's node that it stands for. */
  node?: number;
  /** Around what is chosen or found. */
  ring?: { colour: string; width: number };
}

export interface FigureText {
  lines: string[];
  /** Where the anchor stands; y is the first baseline. */
  x: number;
  y: number;
  lineHeight: number;
  anchor: 'start' | 'middle' | 'end';
  size: number;
  weight: number;
  italic: boolean;
  fill: string;
  /** Letter-spacing. */
  spacing: number;
  /** 1 where it is missing. */
  opacity?: number;
  /** The map's node that it names. */
  node?: number;
  /** Address that it leads to, in formats that take links. */
  link?: string;
}

/** Widths of the rims behind large and other texts, and how far a ring's middle stands off its disc; pixels. */
export const haloWidth = ({ size }: Pick<FigureText, 'size'>): number => (size > 16 ? 5 : 3);
export const RING_GAP = 3.4;

import type { NodeLine } from '../details';
import type { LinkKind } from '../network';

/** A way from one node to another. */
export interface PathAnswer {
  nodes: NodeLine[];
  /** Between each node and the next: the kinds of link there, the one with the largest weight first. One fewer than nodes. */
  steps: PathStep[];
}

export interface PathStep {
  kinds: LinkKind[];
  /** Of the strongest of them. */
  weight: number;
  /** Of the strongest: whether it runs from the next node to this one. */
  reversed: boolean;
}

export const MAIN_PATH_KINDS = ['local', 'global', 'key-route'] as const;
export type MainPathKind = (typeof MAIN_PATH_KINDS)[number];

export const MAIN_PATH_WORDS: Record<MainPathKind, { label: string; description: string }> = {
  local: {
    label: 'Local, forward',
    description: 'From the most travelled first citation on, always along the most travelled next one.',
  },
  global: { label: 'Global', description: 'The way with the largest sum of traversal counts.' },
  'key-route': {
    label: 'Key routes',
    description: 'The ten most travelled citations, each followed back and on to its ends.',
  },
};

export interface MainPathAnswer {
  kind: MainPathKind;
  /** Oldest first. */
  nodes: NodeLine[];
  /** Per node: papers of one number cite each other in a circle and count as one. Ascending. */
  groups: number[];
  /** From cited to citing, as places in `nodes` (of a circle, of its first paper); share: of all ways from a first to a last paper. */
  links: { from: number; to: number; share: number }[];
  /** What was done about cycles, and how many papers and citations took part. */
  note: string;
}

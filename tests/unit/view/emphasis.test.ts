import { describe, expect, it } from 'vitest';
import { buildAdjacency } from '../../../src/lib/view/adjacency';
import {
  clusterPresence,
  computeStates,
  LIGHT,
  NO_EMPHASIS,
  PRESENCE,
  RING,
} from '../../../src/lib/view/emphasis';

/** 0 - 1 - 2 - 3, and 4 alone. */
const adjacency = buildAdjacency(5, {
  source: Uint32Array.of(0, 1, 2),
  target: Uint32Array.of(1, 2, 3),
  kinds: new Uint8Array(3),
  weight: Float32Array.of(3, 2, 1),
});
const column = (bytes: Uint8Array, offset: number) =>
  Array.from({ length: 5 }, (_, i) => bytes[4 * i + offset]);
const { none, near, focus } = LIGHT;

describe('buildAdjacency', () => {
  it('lists both ends of every link, strongest first', () => {
    expect([...adjacency.offsets]).toEqual([0, 1, 3, 5, 6, 6]);
    expect([...adjacency.nodes]).toEqual([1, 0, 2, 1, 3, 2]);
    expect([...adjacency.links]).toEqual([0, 0, 1, 1, 2, 2]);
  });
});

describe('computeStates', () => {
  it('shows everything evenly when nothing is pointed at', () => {
    const states = computeStates(5, adjacency, null, NO_EMPHASIS, 'ghost');
    expect(states).toMatchObject({ fades: false, links: 'none' });
    expect(column(states.bytes, 0)).toEqual(Array(5).fill(PRESENCE.shown));
    expect(column(states.bytes, 1)).toEqual(Array(5).fill(none));
  });

  it('lights a hovered node and its neighbours, not their neighbours', () => {
    const states = computeStates(5, adjacency, null, { ...NO_EMPHASIS, hovered: 1 }, 'ghost');
    expect(column(states.bytes, 1)).toEqual([near, focus, near, none, none]);
    expect(states).toMatchObject({ fades: true, links: 'touching' });
  });

  it('puts hovering before the selection, whose ring stays', () => {
    const states = computeStates(5, adjacency, null, { ...NO_EMPHASIS, hovered: 0, selected: [3] }, 'ghost');
    expect(column(states.bytes, 1)).toEqual([focus, near, none, near, none]);
    expect(column(states.bytes, 2)).toEqual([0, 0, 0, RING.selected, 0]);
  });

  it('lights the two ends of a chosen link and only what runs between them', () => {
    const emphasis = { ...NO_EMPHASIS, link: { source: 1, target: 2 }, selected: [4] };
    const states = computeStates(5, adjacency, null, emphasis, 'ghost');
    expect(column(states.bytes, 1)).toEqual([none, focus, focus, none, none]);
    expect(states.links).toBe('between');
  });

  it('ghosts or hides what the filters took, and never lights or rings it', () => {
    const mask = Uint8Array.of(1, 1, 0, 1, 1);
    const emphasis = { ...NO_EMPHASIS, hovered: 1, matches: Uint32Array.of(2, 3) };
    const ghost = computeStates(5, adjacency, mask, emphasis, 'ghost');
    expect(column(ghost.bytes, 0)[2]).toBe(PRESENCE.ghost);
    expect(column(ghost.bytes, 1)).toEqual([near, focus, none, none, none]);
    expect(column(ghost.bytes, 2)).toEqual([0, 0, 0, RING.match, 0]);
    const hidden = computeStates(5, adjacency, mask, { ...NO_EMPHASIS, hovered: 2 }, 'hide');
    expect(column(hidden.bytes, 0)[2]).toBe(PRESENCE.hidden);
    expect(hidden.fades).toBe(false);
  });

  it('lights a group without neighbours and without rings', () => {
    const states = computeStates(5, adjacency, null, { ...NO_EMPHASIS, lit: [0, 4], selected: [2] }, 'ghost');
    expect(column(states.bytes, 1)).toEqual([near, none, none, none, near]);
    expect(states).toMatchObject({ fades: true, links: 'none' });
  });

  it('ignores nodes that the map does not have', () => {
    const emphasis = { ...NO_EMPHASIS, hovered: 77, selected: [-1, 12], matches: Uint32Array.of(99) };
    expect(computeStates(5, adjacency, null, emphasis, 'ghost').fades).toBe(false);
  });
});

describe('clusterPresence', () => {
  it('is the share of a cluster’s papers that are shown', () => {
    const mask = Uint8Array.of(1, 0, 0, 1, 1);
    const { bytes } = computeStates(5, adjacency, mask, NO_EMPHASIS, 'ghost');
    // Node 4 is an author: it does not count.
    const kinds = Uint8Array.of(0, 0, 0, 0, 1);
    expect([...clusterPresence(Uint16Array.of(0, 0, 1, 0xffff, 1), kinds, bytes, 2)]).toEqual([0.5, 0]);
  });
});

import { describe, expect, it } from 'vitest';
import { findSubtopics } from '../../../src/lib/topics/subtopics';
import { NO_CLUSTER } from '../../../src/lib/model/snapshot';
import { smallInput } from '../../fixtures/small-input';

/** 18 papers of one topic: three rings of six, each with a term of its own, thin links between; and six of another topic. */
function topics() {
  const source: number[] = [];
  const target: number[] = [];
  const weight: number[] = [];
  const link = (a: number, b: number, w: number) => {
    source.push(a);
    target.push(b);
    weight.push(w);
  };
  for (let ring = 0; ring < 4; ring++) {
    for (let i = 0; i < 6; i++) {
      link(ring * 6 + i, ring * 6 + ((i + 1) % 6), 1);
      link(ring * 6 + i, ring * 6 + ((i + 2) % 6), 1);
    }
    if (ring > 0) link((ring - 1) * 6, ring * 6, 0.1);
  }
  const names = ['coral reef', 'kelp forest', 'salt marsh', 'glacial lake'];
  const { text } = smallInput(
    Array.from({ length: 24 }, (_, i) => ({
      id: `p${i}`,
      terms: [names[Math.floor(i / 6)]!, ...(i < 18 ? ['coast'] : ['ice'])],
    })),
  );
  const n = 24;
  const cluster = Uint16Array.from({ length: n }, (_, i) => (i < 18 ? 0 : 1));
  const topic = (id: string, label: string, papers: number) => ({
    id,
    label,
    terms: [label],
    papers,
    x: 0,
    y: 0,
  });
  return {
    map: {
      kinds: new Uint8Array(n),
      entities: Uint32Array.from({ length: n }, (_, i) => i),
      cluster,
      clusters: [topic('c1', 'coast', 18), topic('c2', 'ice', 6)],
      x: Float32Array.from({ length: n }, (_, i) => Math.floor(i / 6) * 100),
      y: new Float32Array(n),
    },
    clustering: {
      source: Uint32Array.from(source),
      target: Uint32Array.from(target),
      weight: Float32Array.from(weight),
    },
    text,
  };
}

describe('findSubtopics', () => {
  it('parts a large topic along its own links, names the parts, and leaves a small topic whole', () => {
    const { map, clustering, text } = topics();
    const { list, of } = findSubtopics(map, clustering, text, 1)!;
    expect(list.map(({ id, papers, parent, x }) => ({ id, papers, parent, x }))).toEqual([
      { id: 'c1.1', papers: 6, parent: 0, x: 0 },
      { id: 'c1.2', papers: 6, parent: 0, x: 100 },
      { id: 'c1.3', papers: 6, parent: 0, x: 200 },
    ]);
    expect(list.map(({ label }) => label)).toEqual(['coral reef', 'kelp forest', 'salt marsh']);
    // Every part lies within its topic.
    of.forEach((part, node) => {
      expect(part).toBe(node < 18 ? Math.floor(node / 6) : NO_CLUSTER);
    });
  });

  it('finds none where no topic is large enough', () => {
    const { map, clustering, text } = topics();
    const small = Uint16Array.from(map.cluster, (_, node) => Math.floor(node / 6));
    const four = [0, 1, 2, 3].map((i) => ({ ...map.clusters[0]!, id: `c${i + 1}`, papers: 6 }));
    expect(findSubtopics({ ...map, cluster: small, clusters: four }, clustering, text, 1)).toBeNull();
  });
});

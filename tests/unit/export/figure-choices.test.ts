import { describe, expect, it } from 'vitest';
import type { Figure } from '../../../src/lib/export/figure/figure-model';
import { SLIDE_PICTURE } from '../../../src/lib/export/figure/picture';
import { composeMap } from '../../../src/lib/export/figure/figure';
import { composeView } from '../../../src/lib/export/figure/view-figure';
import type { Snapshot } from '../../../src/lib/model/snapshot';
import { DEFAULT_VIEW, type LabelChoice, type View } from '../../../src/lib/model/view';
import { pollination } from './make-map';

const SIZES = [
  { width: 1280, height: 720 },
  { width: 1920, height: 1080 },
  { width: 1440, height: 1080 },
];

function draw(
  snapshot: Snapshot,
  labelChoices: LabelChoice[],
  view: Partial<View> = {},
  size = SIZES[0]!,
): Figure {
  const drawn = { snapshot, titles: () => undefined, columns: {}, matches: null };
  const shown: View = { ...DEFAULT_VIEW, sample: null, labelChoices, ...view };
  return composeView(drawn, shown, { ...SLIDE_PICTURE, ...size });
}

const labelled = (figure: Figure): number[] => figure.labels.map(({ node }) => node!);
const headOf = (snapshot: Snapshot, cluster: number): string =>
  snapshot.clusters[cluster]!.label.split(' · ')[0]!.toLocaleLowerCase('en');
const named = (figure: Figure): string[] =>
  figure.names.map(({ lines }) => lines.join(' ').toLocaleLowerCase('en'));

describe('figures', () => {
  it('show pinned labels, also without any other, and no hidden one', async () => {
    const { snapshot } = await pollination();
    const automatic = draw(snapshot, []);
    const [shown] = labelled(automatic);
    const left = [...snapshot.ids.keys()].find((node) => !labelled(automatic).includes(node))!;
    const idOf = (node: number) => snapshot.ids[node]!;
    const chosen: LabelChoice[] = [
      { of: 'node', id: idOf(shown!), how: 'hidden' },
      { of: 'node', id: idOf(left), how: 'pinned' },
      { of: 'node', id: 'of another map', how: 'pinned' },
    ];
    const figure = draw(snapshot, chosen);
    expect(labelled(figure)).toContain(left);
    expect(labelled(figure)).not.toContain(shown);
    const bare = draw(snapshot, chosen, { encodings: { ...DEFAULT_VIEW.encodings, labels: 0 } });
    expect(labelled(bare)).toEqual([left]);
  });

  it('keep pinned labels in sight beside what is chosen, paler than it', async () => {
    const { snapshot } = await pollination();
    const { links, ids } = snapshot;
    const [lit, far] = [links.source[0]!, [...ids.keys()].reverse()[0]!];
    const figure = draw(snapshot, [{ of: 'node', id: ids[far]!, how: 'pinned' }], { selection: [ids[lit]!] });
    expect(figure.labels.find(({ node }) => node === far)?.opacity).toBeLessThan(1);
    expect(figure.labels.find(({ node }) => node === lit)?.opacity).toBeUndefined();
  });

  it.each(SIZES)(
    'have moved labels and names at the same place of the map, at $width x $height',
    async (size) => {
      const { snapshot } = await pollination();
      const reach = Math.max(...snapshot.x) - Math.min(...snapshot.x);
      const choices: LabelChoice[] = [
        { of: 'node', id: snapshot.ids[0]!, how: 'moved', by: [0.1 * reach, 0.05 * reach] },
        {
          of: 'region',
          id: snapshot.clusters[0]!.id,
          how: 'moved',
          by: [0.04 * reach, -0.03 * reach],
          form: 4,
        },
      ];
      const { sheet, standing } = composeMap(snapshot, { ...size, labelChoices: choices });
      const label = standing.find(({ of, index }) => of === 'node' && index === 0)!;
      // Its lower left corner, or the middle of its left side, whatever the offset points at, is there.
      expect(label.movedBy(0, 0).by[0]).toBeCloseTo(0.1 * reach, 3);
      expect(label.movedBy(0, 0).by[1]).toBeCloseTo(0.05 * reach, 3);
      const name = standing.find(({ of, index }) => of === 'region' && index === 0)!;
      const { x, y } = snapshot.clusters[0]!;
      expect(name.rect.left + name.rect.width / 2).toBeCloseTo(sheet.toX(x + 0.04 * reach), 2);
      expect(name.rect.top + name.rect.height / 2).toBeCloseTo(sheet.toY(y - 0.03 * reach), 2);
      expect(name.movedBy(0, 0).form).toBe(4);
      // A pixel more to the right is a pixel more of the data space.
      expect(name.movedBy(1, 0).by[0] - name.movedBy(0, 0).by[0]).toBeCloseTo(1 / sheet.scale, 6);
    },
  );

  it('lead a line from a disc to a label far from it', async () => {
    const { snapshot } = await pollination();
    const before = draw(snapshot, []).links.length;
    const reach = Math.max(...snapshot.x) - Math.min(...snapshot.x);
    const far: LabelChoice = { of: 'node', id: snapshot.ids[0]!, how: 'moved', by: [0.3 * reach, 0] };
    const { links, nodes } = draw(snapshot, [far]);
    expect(links).toHaveLength(before + 1);
    const line = links.at(-1)!;
    const disc = nodes.find(({ node }) => node === 0)!;
    expect(line.y0).toBeCloseTo(disc.y, 6);
    expect(line.x0).toBeCloseTo(disc.x + disc.radius + 2, 6);
    expect(line.ends).toEqual([0, 0]);
  });

  it('leave out the names of regions that were hidden', async () => {
    const { snapshot } = await pollination();
    const automatic = draw(snapshot, []);
    const first = snapshot.clusters.findIndex((_, index) =>
      named(automatic).includes(headOf(snapshot, index)),
    );
    const hidden: LabelChoice = { of: 'region', id: snapshot.clusters[first]!.id, how: 'hidden' };
    expect(named(draw(snapshot, [hidden]))).not.toContain(headOf(snapshot, first));
  });

  it('between two others have neither names nor labels', async () => {
    const { snapshot } = await pollination();
    const pinned: LabelChoice = { of: 'node', id: snapshot.ids[0]!, how: 'pinned' };
    const { figure } = composeMap(snapshot, { isInFlight: true, labelChoices: [pinned] });
    expect([figure.names, figure.labels]).toEqual([[], []]);
  });
});

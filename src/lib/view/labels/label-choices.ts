/** What the reader has decided about single labels (see LabelChoice): changes of the list, and what it means on a map. */
import type { Snapshot } from '../../model/snapshot';
import type { LabelChoice, LabelTarget, View } from '../../model/view';

/** Of which nodes and regions of a map the labels are chosen; by index. */
export interface ChosenLabels {
  nodes: ReadonlyMap<number, LabelChoice>;
  regions: ReadonlyMap<number, LabelChoice>;
}

export const NONE_CHOSEN: ChosenLabels = { nodes: new Map(), regions: new Map() };

/** As many labels of a view can be chosen. */
export const MOST_CHOICES = 500;

/** The choices by the indices of a map; ids that are not on it are passed over. O(nodes) where there are any, else nothing. */
export function findChosen(
  choices: readonly LabelChoice[],
  { ids, clusters }: Pick<Snapshot, 'ids' | 'clusters'>,
): ChosenLabels {
  if (choices.length === 0) return NONE_CHOSEN;
  const wanted = {
    node: new Map<string, LabelChoice>(),
    region: new Map<string, LabelChoice>(),
  };
  for (const choice of choices) wanted[choice.of].set(choice.id, choice);
  const nodes = new Map<number, LabelChoice>();
  const regions = new Map<number, LabelChoice>();
  if (wanted.node.size > 0)
    ids.forEach((id, node) => {
      const choice = wanted.node.get(id);
      if (choice) nodes.set(node, choice);
    });
  clusters.forEach(({ id }, cluster) => {
    const choice = wanted.region.get(id);
    if (choice) regions.set(cluster, choice);
  });
  return { nodes, regions };
}

/** Whether a choice says that a label is shown whatever else stands there. */
export function isKept(choice: LabelChoice | undefined): boolean {
  return choice !== undefined && choice.how !== 'hidden';
}

/** Nodes in the order in which they get labels: those that are kept first, without those that are hidden. */
export function orderChosen(order: number[], { nodes }: ChosenLabels): number[] {
  if (nodes.size === 0) return order;
  const kept = order.filter((node) => isKept(nodes.get(node)));
  return [...kept, ...order.filter((node) => !nodes.has(node))];
}

/** What is decided about a label; undefined: nothing. */
export function choiceOf(choices: readonly LabelChoice[], { of, id }: LabelTarget): LabelChoice | undefined {
  return choices.find((choice) => choice.of === of && choice.id === id);
}

/** The list with one label's choice changed; null: it stands where it does by itself again. Sorted, so that the same choices are the same list. */
export function setChoice(
  choices: readonly LabelChoice[],
  { of, id }: LabelTarget,
  choice: LabelChoice | null,
): LabelChoice[] {
  const others = choices.filter((one) => one.of !== of || one.id !== id);
  return sortChoices(choice ? [...others, choice] : others);
}

/** What a view keeps when its map is made anew: not the part that was looked at, nor choices of regions, whose ids then stand for other topics. */
export function ofOtherMap(view: View): View {
  return { ...view, box: null, labelChoices: view.labelChoices.filter(({ of }) => of === 'node') };
}

/** "2 pinned, 1 hidden, 3 moved"; '' for none. */
export function choicesInWords(choices: readonly LabelChoice[]): string {
  return (['pinned', 'hidden', 'moved'] as const)
    .map((how) => [choices.filter((choice) => choice.how === how).length, how] as const)
    .filter(([count]) => count > 0)
    .map(([count, how]) => `${count} ${how}`)
    .join(', ');
}

export function sortChoices(choices: readonly LabelChoice[]): LabelChoice[] {
  return [...choices].sort((a, b) =>
    a.of !== b.of ? (a.of < b.of ? -1 : 1) : a.id < b.id ? -1 : a.id > b.id ? 1 : 0,
  );
}

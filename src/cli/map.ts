import { composeFigure } from '../lib/export/figure';
import { toSvg } from '../lib/export/svg';
import { BIBLIOGRAPHY_FORMATS } from '../lib/model/bibliography';
import { NETWORK_FORMATS } from '../lib/model/network-format';
import type { Settings } from '../lib/model/settings';
import type { Snapshot } from '../lib/model/snapshot';
import { DEFAULT_FILTERS, DEFAULT_VIEW, type Filters, type View } from '../lib/model/view';
import type { InputFile, ProgressMessage } from '../lib/protocol/engine';
import { changedSettings } from '../lib/view/changed-settings';
import { rangeInWords, shortenRange } from '../lib/view/dates';
import { computeMask, hasFilters } from '../lib/view/filters';
import { encodeView } from '../lib/view/permalink';
import { createEngine } from '../../workers/engine';
import type { MapArgs } from './args';
import { findAuthors } from './find-author';
import { listProblems } from './inspect';
import { InputError } from './usage';

export interface MadeMap {
  /** What goes into the file. */
  content: string;
  /** What to tell the reader, one line each. */
  messages: string[];
}

/**
 * Makes the map of some files with the engine that the app uses, and writes it in the wished format.
 *
 * @throws InputError when there is nothing usable in the files, UsageError when an author is not on the map
 */
export async function makeMap(
  files: InputFile[],
  args: Pick<MapArgs, 'format' | 'settings' | 'years' | 'authors'>,
  onProgress: (message: ProgressMessage) => void = () => undefined,
): Promise<MadeMap> {
  const engine = createEngine();
  await engine.listen(onProgress);
  const result = await engine.load(1, files, args.settings);
  if (result.kind === 'failed') {
    const details = result.report?.files.flatMap((file) => file.problems) ?? [];
    throw new InputError([result.problem.message, ...listProblems(details)].join('\n'));
  }
  if (result.kind === 'cancelled') throw new InputError('The map was cancelled.');
  const { snapshot, report } = result;
  const filters: Filters = {
    ...DEFAULT_FILTERS,
    ...shortenRange(args.years),
    authors: findAuthors(snapshot, args.authors),
  };
  const { papers, authors, keywords, links, clusters } = snapshot.counts;
  const problems = [...report.files.flatMap((file) => file.problems), ...report.problems];
  const messages = [
    `${papers} papers, ${authors} authors, ${keywords} keywords, ${links} links, ${clusters} topics`,
    ...listProblems(problems.filter((problem) => problem.severity !== 'note')),
  ];
  if (args.format === 'svg') {
    const nodes = Array.from({ length: snapshot.nodeCount }, (_, node) => node);
    const titles = await engine.titles(nodes);
    const stem = files[0]?.name.replace(/\.[^.]*$/, '') ?? '';
    return { content: drawFigure(snapshot, filters, titles, snapshot.title || stem), messages };
  }
  const network = NETWORK_FORMATS.find((name) => name === args.format);
  if (network && network !== 'json') {
    if (hasFilters(filters))
      messages.push(`note: a ${args.format} file holds the whole map; --years and --author are left out.`);
    return { content: await engine.exportMap(network), messages };
  }
  const bibliography = BIBLIOGRAPHY_FORMATS.find((name) => name === args.format);
  if (bibliography) {
    const mask = computeMask(snapshot, filters);
    const shown = Uint32Array.from([...mask.keys()].filter((node) => mask[node] === 1));
    return { content: await engine.exportPapers(bibliography, shown), messages };
  }
  return { content: await engine.exportMap('json', savedView(snapshot.settings, filters)), messages };
}

function drawFigure(snapshot: Snapshot, filters: Filters, titles: string[], title: string): string {
  const names = filters.authors.map((id) => snapshot.labels[snapshot.ids.indexOf(id)] ?? id);
  const words = [
    filters.from === null && filters.to === null ? '' : rangeInWords(filters),
    names.length > 0 ? `papers by ${names.join('; ')}` : '',
  ].filter(Boolean);
  const figure = composeFigure(snapshot, {
    title,
    mask: computeMask(snapshot, filters),
    filters: words.join(', '),
    titles: (node) => titles[node],
  });
  return toSvg(figure);
}

/** The payload that the app opens the map with; undefined when there is nothing to say. */
function savedView(settings: Settings, filters: Filters): string | undefined {
  const view: View = { ...DEFAULT_VIEW, sample: null, settings: changedSettings(settings), filters };
  return hasFilters(filters) ? encodeView(view) : undefined;
}

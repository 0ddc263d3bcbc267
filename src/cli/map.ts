import { BIBLIOGRAPHY_FORMATS } from '../lib/model/exchange/bibliography';
import { countKinds, NODE_KINDS } from '../lib/model/network';
import { NETWORK_FORMATS } from '../lib/model/exchange/network-format';
import type { Settings } from '../lib/model/settings';
import type { Snapshot } from '../lib/model/snapshot';
import { DEFAULT_FILTERS, DEFAULT_VIEW, type Filters, type View } from '../lib/model/view';
import type { Engine, InputFile, JobResult, ProgressMessage } from '../lib/protocol/engine';
import { whyEmpty } from '../lib/view/available-networks';
import { changedSettings } from '../lib/view/changed-settings';
import { shortenRange } from '../lib/view/dates';
import { hasFilters } from '../lib/view/filters';
import { encodeView } from '../lib/view/permalink';
import { computeShown, shownPapers } from '../lib/view/shown';
import { createEngine } from '../../workers/engine';
import type { MapArgs } from './args';
import { findAuthors } from './find-author';
import { listProblems } from './inspect';
import { makePicture } from './make-picture';
import { makePage } from './make-page';
import { refuseUnheeded } from './map-options';
import { InputError, UsageError } from './usage';

export interface MadeMap {
  /** What goes into the file. */
  content: string | Uint8Array;
  /** What to tell the reader, one line each. */
  messages: string[];
}

/**
 * Makes the map of some files with the engine that the app uses, and writes it in the wished format.
 *
 * @throws InputError when there is nothing usable in the files, UsageError when an author is not on the map or the network that the files
 * lead to does not heed a setting
 */
export async function makeMap(
  files: InputFile[],
  args: Omit<MapArgs, 'files' | 'out'>,
  onProgress: (message: ProgressMessage) => void = () => undefined,
): Promise<MadeMap> {
  const engine = createEngine();
  await engine.listen(onProgress);
  const { snapshot, report } = await loadMap(engine, files, args);
  const authors = findAuthors(snapshot, args.authors);
  const filters: Filters = { ...DEFAULT_FILTERS, ...shortenRange(args.years), authors };
  const problems = [...report.files.flatMap((file) => file.problems), ...report.problems];
  const messages = [
    countInWords(snapshot),
    ...(snapshot.counts.links > 0
      ? []
      : [
          `note: no links. ${whyEmpty(snapshot.network, report) ?? 'The files have nothing that links these nodes, or the thresholds are too high.'}`,
        ]),
    ...listProblems(problems.filter((problem) => problem.severity !== 'note')),
  ];
  if (args.picture) {
    const drawn = await makePicture(engine, {
      files,
      snapshot,
      picture: args.picture,
      filters,
      given: args.given,
    });
    return { content: drawn.content, messages: [...messages, ...drawn.messages] };
  }
  const network = NETWORK_FORMATS.find((name) => name === args.format);
  if (network && network !== 'json') {
    const { mask } = computeShown(snapshot, filters);
    return { content: await engine.exportMap(network, undefined, false, mask), messages };
  }
  if (args.format === 'html') {
    const view = savedView(snapshot.settings, filters);
    return { content: await makePage(engine, files, args.page, view), messages };
  }
  const bibliography = BIBLIOGRAPHY_FORMATS.find((name) => name === args.format);
  if (bibliography) {
    const shown = shownPapers(snapshot, computeShown(snapshot, filters));
    return { content: await engine.exportPapers(bibliography, shown), messages };
  }
  return {
    content: await engine.exportMap('json', savedView(snapshot.settings, filters), args.evidence),
    messages,
  };
}

/** "160 papers, 321 authors, 2039 links, 9 topics" */
function countInWords({ kinds, counts }: Snapshot): string {
  const byKind = countKinds(kinds);
  const nodes = NODE_KINDS.filter((kind) => byKind[kind] > 0).map((kind) =>
    kind === 'work' ? `${byKind[kind]} other cited works` : `${byKind[kind]} ${kind}s`,
  );
  return [...nodes, `${counts.links} links`, `${counts.clusters} topics`].join(', ');
}

/** Reads the files and makes their map. Settings that the reader named go before those of a saved map and of a finished one. */
export async function loadMap(
  engine: Engine,
  files: InputFile[],
  { settings, given }: Pick<MapArgs, 'settings' | 'given'>,
): Promise<MapResult> {
  let result = finished(await engine.load(1, files, settings));
  const differs = (made: Settings): boolean =>
    (Object.keys(given) as (keyof Settings)[]).some((key) => made[key] !== given[key]);
  if (differs(result.snapshot.settings)) {
    const wanted = { ...result.snapshot.settings, ...given };
    if (given.network === undefined) refuseUnheeded(given, wanted);
    result = finished(await engine.rebuild(2, wanted));
  }
  const made = result.snapshot.settings;
  if (given.network !== undefined && made.network !== given.network) {
    throw new UsageError(
      given.network === 'imported'
        ? '--network imported needs a file that holds a finished map.'
        : `--network ${given.network} needs papers; the files hold a finished map and no papers.`,
    );
  }
  refuseUnheeded(given, made);
  return result;
}

type MapResult = Extract<JobResult, { kind: 'done' }>;

function finished(result: JobResult): MapResult {
  if (result.kind === 'done') return result;
  if (result.kind === 'cancelled') throw new InputError('The map was cancelled.');
  const details = result.report?.files.flatMap((file) => file.problems) ?? [];
  throw new InputError([result.problem.message, ...listProblems(details)].join('\n'));
}

/** The payload that the app opens the map with; undefined when there is nothing to say. */
function savedView(settings: Settings, filters: Filters): string | undefined {
  const view: View = { ...DEFAULT_VIEW, sample: null, settings: changedSettings(settings), filters };
  return hasFilters(filters) ? encodeView(view) : undefined;
}

import { doiAddress } from '../model/addresses';
import type { SourceDetails, WorkDetails } from '../model/details';
import { yearsOf } from './years-of';
import { lineOfPaper } from './entity-lines';
import type { MapContext } from '../map/map-context';
import { countShownPapers, shownFirst } from '../map/shown-context';

/** What the card of a source shows; null when there is no such source. */
export function describeSource(context: MapContext, node: number, index: number): SourceDetails | null {
  const { corpus } = context.input;
  const venue = corpus.venues[index];
  if (!venue) return null;
  const inside = new Set(venue.papers);
  let citedBy = 0;
  for (const cited of corpus.cited) if (inside.has(cited)) citedBy++;
  return {
    kind: 'source',
    node,
    id: context.snapshot.ids[node] ?? '',
    name: venue.name,
    papers: shownFirst(venue.papers.map((paper) => lineOfPaper(context, paper))),
    shownPapers: countShownPapers(context, venue.papers),
    ...yearsOf(context, venue.papers),
    citedBy,
  };
}

/** What the card of a cited work shows; null when there is no such work. */
export function describeWork(context: MapContext, node: number, index: number): WorkDetails | null {
  const work = context.input.corpus.citedWorks[index];
  if (!work) return null;
  const details: WorkDetails = {
    kind: 'work',
    node,
    id: context.snapshot.ids[node] ?? '',
    title: work.title ?? work.raw ?? context.snapshot.labels[node] ?? '',
    citedBy: shownFirst(work.citedBy.map((paper) => lineOfPaper(context, paper))),
    links: work.doi ? [{ label: 'DOI', href: doiAddress(work.doi) }] : [],
  };
  if (work.firstAuthor !== undefined) details.firstAuthor = work.firstAuthor;
  if (work.year !== undefined) details.year = work.year;
  if (work.venue !== undefined) details.venue = work.venue;
  return details;
}

import { AUTHOR, PAPER, SOURCE, WORK } from '../../model/network';
import type { Corpus } from '../../model/corpus';
import type { Incidence } from './types';
import type { NetworkInput } from '../network-input';
import { PAPER_CONTEXT, toIncidence } from './to-incidence';

/**
 * Cited works, their first authors or their sources by the papers that cite them (co-citation: Small 1973, doi:10.1002/asi.4630240406; of
 * authors: White & Griffith 1981, doi:10.1002/asi.4630320302). What no paper cites is no item. A paper cites an author or a source once,
 * however many of their works it lists.
 *
 * @param input for authors and sources as fit-input.ts returns it, so that those outside have an entity
 * @param outsideWorks whether works outside the corpus count
 */
export function coCitationIncidence(
  { corpus, outside }: NetworkInput,
  unit: 'works' | 'authors' | 'sources',
  outsideWorks: boolean,
): Incidence {
  const { papers, authors, venues, citedWorks } = corpus;
  const paperCount = papers.length;
  // Per work, inside the corpus and then outside: what it stands for; -1: nothing.
  const standsFor = new Int32Array(paperCount + citedWorks.length).fill(-1);
  const entityOfPaper = {
    works: (paper: number): number => paper,
    authors: (paper: number): number => papers[paper]!.authors[0] ?? -1,
    sources: (paper: number): number => papers[paper]!.venue ?? -1,
  }[unit];
  const known = outside?.of === unit ? outside.entities : undefined;
  for (let paper = 0; paper < paperCount; paper++) standsFor[paper] = entityOfPaper(paper);
  if (outsideWorks) {
    for (let work = 0; work < citedWorks.length; work++) {
      standsFor[paperCount + work] = unit === 'works' ? paperCount + work : (known?.[work] ?? -1);
    }
  }
  const cites = listReferences(corpus).map((references) =>
    references.map((work) => standsFor[work]!).filter((entity) => entity >= 0),
  );
  const entityCount = {
    works: paperCount + citedWorks.length,
    authors: authors.length,
    sources: venues.length,
  }[unit];
  const item = new Int32Array(entityCount).fill(-1);
  for (const list of cites) for (const entity of list) item[entity] = 0;
  let count = 0;
  for (let entity = 0; entity < entityCount; entity++) if (item[entity] === 0) item[entity] = count++;
  const kinds = new Uint8Array(count).fill({ works: PAPER, authors: AUTHOR, sources: SOURCE }[unit]);
  const entities = new Uint32Array(count);
  item.forEach((place, entity) => {
    if (place < 0) return;
    const isOutside = unit === 'works' && entity >= paperCount;
    if (isOutside) kinds[place] = WORK;
    entities[place] = isOutside ? entity - paperCount : entity;
  });
  return toIncidence({
    kinds,
    entities,
    visit: (add) =>
      cites.forEach((list, paper) =>
        add(
          PAPER_CONTEXT,
          paper,
          list.map((entity) => item[entity]!),
        ),
      ),
  });
}

/** Per paper, what it cites: papers of the corpus, then works outside, counted on from the papers. */
function listReferences({ papers, citing, cited }: Corpus): number[][] {
  const references: number[][] = papers.map(() => []);
  for (let i = 0; i < citing.length; i++) references[citing[i]!]!.push(cited[i]!);
  papers.forEach(({ citedWorks }, paper) => {
    for (const work of citedWorks) references[paper]!.push(papers.length + work);
  });
  return references;
}

import { createRng } from '../../src/lib/graph/rng';

const SUBJECTS = [
  'estuary',
  'glacier',
  'orchard',
  'reef',
  'delta',
  'steppe',
  'canopy',
  'aquifer',
  'dune',
  'fjord',
];
const THINGS = [
  'sediment',
  'nitrogen',
  'pollen',
  'larvae',
  'runoff',
  'lichen',
  'salinity',
  'biomass',
  'phosphorus',
  'seagrass',
];
const METHODS = [
  'isotope analysis',
  'remote sensing',
  'field survey',
  'mesocosm experiment',
  'numerical model',
  'citizen counts',
];
const EFFECTS = [
  'seasonal change',
  'long-term decline',
  'spatial pattern',
  'storm response',
  'recovery rate',
  'thermal stress',
];
const FAMILIES = [
  'Almqvist',
  'Bello',
  'Castro',
  'Dietz',
  'Eze',
  'Farkas',
  'Gu',
  'Holm',
  'Ito',
  'Jansen',
  'Kaya',
  'Lund',
  'Moreau',
  'Novak',
];

/**
 * A BibTeX library of `count` invented papers with planted topics (one a subject), abstracts, keywords, accents and @string journals.
 * The same seed gives the same text.
 */
export function generateLibrary(count: number, seed = 1): string {
  const random = createRng(seed);
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)]!;
  const entries = ['@string{jie = "Journal of Invented Ecology"}', '@string{lett = jie # { Letters}}'];
  for (let i = 0; i < count; i++) {
    const topic = Math.floor(random() * SUBJECTS.length);
    const subject = SUBJECTS[topic]!;
    const thing = random() < 0.7 ? THINGS[topic]! : pick(THINGS);
    const method = pick(METHODS);
    const effect = pick(EFFECTS);
    const authors = Array.from({ length: 1 + Math.floor(random() * 4) }, () => {
      const number = Math.floor(random() * count * 0.6);
      return `${FAMILIES[number % FAMILIES.length]}${String.fromCharCode(97 + (number % 26))}${number % 7 ? '' : "{\\'e}"}, ${String.fromCharCode(65 + (number % 26))}nna`;
    });
    entries.push(
      `@article{paper${i},
  author = {${authors.join(' and ')}},
  title = {${effect[0]!.toUpperCase()}${effect.slice(1)} of ${subject} ${thing}: a ${method}, part ${i}},
  journal = ${random() < 0.5 ? 'jie' : 'lett'},
  year = ${1980 + Math.floor(random() * 45)},
  keywords = {${subject} ecology, ${thing}, ${method}},
  abstract = {We study the ${effect} of ${thing} in the ${subject}. A ${method} at ${2 + (i % 9)} sites shows how ${subject} ${thing} answers to ${pick(EFFECTS)} and to ${pick(THINGS)}. The ${subject} loses ${thing} faster than the models of ${pick(METHODS)} expect.}
}`,
    );
  }
  return entries.join('\n\n');
}

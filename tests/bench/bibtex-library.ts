import { createRng } from '../../src/lib/graph/rng';

const FAMILIES =
  "Almqvist|Bello|Castro|Dietz|Eze|Farkas|Gu|Holm|Ito|Jansen|Kaya|Lund|Moreau|Novak|M{\\\"u}ller|S{\\o}rensen|Garc{\\'\\i}a|\\v{C}ern{\\'y}|Erd{\\H o}s|Łukasz|de Vries|van den Berg|Ni{\\~n}o|{\\L}apa|Fran{\\c c}ois|O'Brien".split(
    '|',
  );
const GIVENS =
  'Anna|Bj{\\"o}rn|C. D.|Jos{\\\'e} M.|Eva-Lotta|F.|Ren{\\\'e}e|Hugo|I. J.|Zo{\\"e}|Karl Otto|L.|Min|Ngozi'.split(
    '|',
  );
const SUBJECTS = 'estuary|glacier|orchard|reef|delta|steppe|canopy|aquifer|dune|fjord|meadow|moor'.split('|');
const THINGS =
  'sediment|nitrogen|pollen|larvae|runoff|lichen|salinity|biomass|CO$_2$|seagrass|$\\delta^{18}$O|{DNA}'.split(
    '|',
  );
const METHODS =
  'isotope analysis|remote sensing|field survey|mesocosm experiment|{B}ayesian model|citizen counts'.split(
    '|',
  );
const EFFECTS =
  'seasonal change|long-term decline|spatial pattern|storm response|recovery rate|thermal stress'.split('|');
const JOURNALS =
  "Journal of Invented Ecology|Letters on Estuaries|Annals of Imaginary Fieldwork|Revista de Ecolog{\\'\\i}a Imaginaria|Soils \\& Waters".split(
    '|',
  );
const MONTHS = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');

/**
 * A BibTeX library of `count` invented works as reference managers write them: articles, papers in proceedings (half of them through
 * crossref), books, chapters, theses and reports; LaTeX accents, formulas, @string journals, month macros, and abstracts in two of
 * three entries. The same seed gives the same text.
 */
export function generateBibtex(count: number, seed = 1): string {
  const random = createRng(seed);
  const below = (n: number) => Math.floor(random() * n);
  const pick = <T>(list: readonly T[]): T => list[below(list.length)]!;
  const upper = (text: string) => text[0]!.toUpperCase() + text.slice(1);
  const people = Array.from({ length: Math.max(50, count >> 1) }, (_, i) => {
    const mark = `${String.fromCharCode(97 + (i % 26))}${String.fromCharCode(97 + ((i / 26) % 26))}`;
    return `${pick(FAMILIES)}${mark}, ${pick(GIVENS)}`;
  });
  const names = (most: number) => Array.from({ length: 1 + below(most) }, () => pick(people)).join(' and ');
  const sentence = () =>
    pick([
      () =>
        `We study the ${pick(EFFECTS)} of ${pick(THINGS)} in a ${pick(SUBJECTS)} by ${pick(METHODS)} at ${2 + below(90)} sites.`,
      () =>
        `About ${below(100)}\\% of the ${pick(THINGS)} leaves the ${pick(SUBJECTS)} before it can be found by a ${pick(METHODS)}.`,
      () =>
        `The ${pick(SUBJECTS)} of Saint-Ren{\\'e} loses ${pick(THINGS)} faster than the models of its ${pick(EFFECTS)} expect (p $<$ 0.0${1 + below(9)}).`,
      () =>
        `This holds for the ${pick(SUBJECTS)} and the ${pick(SUBJECTS)} alike, and points to ${pick(THINGS)} as a cause of the ${pick(EFFECTS)}.`,
    ])();
  const entries = [
    ...JOURNALS.map((name, i) => `@string{jour${i} = "${name}"}`),
    '@string{press = "University Press"}',
    '@string{northern = "Northern " # press}',
  ];
  const volumes: string[] = [];
  for (let i = 0; i < count; i++) {
    const kind = random();
    const isVolume = kind >= 0.96;
    const subject = pick(SUBJECTS);
    const title = `${upper(pick(EFFECTS))} of ${subject} ${pick(THINGS)}: a {${upper(pick(SUBJECTS))}} ${pick(METHODS)}, part ${i}`;
    const year = 1980 + below(45);
    const page = 1 + below(2000);
    const fields: string[] = isVolume ? [] : [`author = {${names(6)}}`];
    const add = (name: string, value: string, bare = false) =>
      fields.push(`${name} = ${bare ? value : `{${value}}`}`);
    add('title', isVolume ? `Proceedings of the ${i}th Conference on ${upper(subject)}s` : title);
    let type = 'article';
    if (kind < 0.6) {
      add('journal', `jour${below(JOURNALS.length)}`, true);
      add('volume', String(1 + below(120)));
      add('number', String(1 + below(12)));
      add('pages', `${page}--${page + 1 + below(30)}`);
      add('month', pick(MONTHS), true);
    } else if (kind < 0.85) {
      type = 'inproceedings';
      if (random() < 0.5) fields.push(`crossref = {volume${below(Math.max(1, count / 25))}}`);
      else {
        add('booktitle', `Proceedings of the ${1 + below(40)}th Conference on ${upper(pick(SUBJECTS))}s`);
        add('publisher', 'northern', true);
      }
      add('pages', `${page}--${page + 1 + below(12)}`);
    } else if (kind < 0.9) {
      type = 'book';
      add('publisher', 'northern', true);
      add('volume', String(1 + below(9)));
    } else if (kind < 0.93) {
      type = 'incollection';
      add('booktitle', `A Handbook of ${upper(pick(THINGS))}`);
      add('pages', `${page}--${page + 20}`);
      add('publisher', 'northern', true);
    } else if (!isVolume) {
      type = random() < 0.5 ? 'phdthesis' : 'techreport';
      add(type === 'phdthesis' ? 'school' : 'institution', "Universit{\\'e} du Nord");
    } else {
      type = 'proceedings';
      add('editor', names(3));
      add('publisher', 'northern', true);
    }
    add('year', String(year), random() < 0.5);
    if (type !== 'book' && type !== 'proceedings' && random() < 0.8)
      add('doi', `10.${5000 + below(90)}/inv.${year}.${i}`);
    if (random() < 0.5) add('url', `https://example.org/works/${year}/${i}_a`);
    if (random() < 0.6) add('keywords', `${subject} ecology, ${pick(THINGS)}, ${pick(METHODS)}`);
    if (!isVolume && random() < 0.67) {
      add(
        'abstract',
        Array.from({ length: 4 + below(5) }, sentence)
          .join(' ')
          .replace(/(.{60,80}) /g, '$1\n    '),
      );
    }
    const entry = (key: string) => `@${type}{${key},\n  ${fields.join(',\n  ')}\n}`;
    if (isVolume) volumes.push(entry(`volume${volumes.length}`));
    else entries.push(entry(`work${i}`));
  }
  // Every volume that a crossref can name is there, behind the entries that take from it.
  for (let i = volumes.length; i < Math.max(1, count / 25); i++)
    volumes.push(
      `@proceedings{volume${i},\n  title = {Proceedings of Meeting ${i}},\n  editor = {${names(2)}},\n  publisher = northern,\n  year = ${1990 + (i % 30)}\n}`,
    );
  return [...entries, ...volumes].join('\n\n');
}

/**
 * Records of invented works as five databases would have them, with the noise that tells databases apart: abbreviated venues, initials,
 * fields left out, slips of the pen, supplements in volume or issue, dates online and of the issue. Works that look alike are among them:
 * parts of a series, replies, errata, abstracts of meetings, annual reports, editions, updates of reviews. Seeded.
 */
import { createRng, type Rng } from '../../src/lib/graph/rng';
import type { PaperRecord, PersonName } from '../../src/lib/model/record';

export interface LabelledRecord {
  record: PaperRecord;
  /** Number of the work. */
  work: number;
}

interface Journal {
  name: string;
  short: string;
  founded: number;
}

interface Work {
  title: string;
  subtitle: string;
  authors: [family: string, given: string, middle: string][];
  journal: Journal | undefined;
  year: number;
  volume: number;
  issue: number;
  /** Of the volume; '' for none. */
  supplement: string;
  first: number;
  last: number;
  /** "e1234", "CD001234". */
  article: string;
  doi: string;
  type: string;
  isForeign: boolean;
}

const TOPICS =
  'asthma,bronchitis,influenza,pneumonia,sinusitis,croup,pertussis,tuberculosis,emphysema,pharyngitis,otitis media,sleep apnoea,lung fibrosis,hay fever,tonsillitis,pleurisy,silicosis,diphtheria'.split(
    ',',
  );
const ACTS =
  'inhaled steroids,breathing exercises,early vaccination,home visits,oral antibiotics,zinc lozenges,nasal irrigation,telephone follow-up,low dose theophylline,peak flow meters,honey at night,physiotherapy,humidified oxygen,written action plans,amoxicillin,salmeterol,nedocromil,prednisolone'.split(
    ',',
  );
const GROUPS =
  'children,adults,older people,infants,pregnant women,schoolchildren,smokers,coal miners,nurses,athletes,travellers,farm workers,prisoners,soldiers'.split(
    ',',
  );
const PLACES =
  'general practice,hospital,rural clinics,nursing homes,primary care,emergency departments,Norway,Kenya,Peru,Thailand,the north of England,Bavaria,Ontario,Crete'.split(
    ',',
  );
const DESIGNS =
  'a randomised controlled trial,a cohort study,a systematic review,a case-control study,a pilot study,a qualitative study,results after two years'.split(
    ',',
  );
const FAMILIES =
  'Keel,Luha,Zed,Kaart,Tarn,Oie,Holm,Ito,Gander,Ro,Tor,Hill,Ford,Stone,Reed,Poole,Gray,Knight,Møller,Müller,García,Núñez,Škoda,Łuk,van der Berg,de la Cruz,O’Neil,Smith,Jones,Brown,Lee,Kim,Li,Wang,Zhang,Chen,Singh,Patel,Ali,Khan,Sato,Suzuki,Rossi,Bianchi,Dupont,Lefèvre,Nowak,Novák,Horváth,Popescu,Ivanov,Petrov,Silva,Souza,Costa,Okoro,Mensah,Diallo,Haile,Nguyen,Tran,Smith-Jones,Adams,Baker,Clark,Davis,Evans,Foster,Green,Harris'.split(
    ',',
  );
const GIVEN =
  'Anna,Bo,Carl,Dora,Erik,Fatima,Georg,Hana,Ian,Jin,Karl,Lena,Maria,Nils,Olga,Per,Quin,Rosa,Stefan,Tiit,Ute,Vera,Wei,Xenia,Yan,Zoe'.split(
    ',',
  );
const FIELDS: [string, string][] = [
  ['Respiratory Medicine', 'Respir Med'],
  ['Chest Diseases', 'Chest Dis'],
  ['Paediatrics', 'Paediatr'],
  ['General Practice', 'Gen Pract'],
  ['Clinical Allergy', 'Clin Allergy'],
  ['Public Health', 'Public Health'],
  ['Infection', 'Infect'],
  ['Clinical Pharmacology', 'Clin Pharmacol'],
];
const FORMS: [(field: string) => string, (field: string) => string][] = [
  [(field) => `Journal of ${field}`, (field) => `J ${field}`],
  [(field) => `The European Journal of ${field}`, (field) => `Eur J ${field}`],
  [(field) => `Archives of ${field} & Care`, (field) => `Arch ${field} Care`],
  [(field) => `American Review of ${field}`, (field) => `Am Rev ${field}`],
  [(field) => `Scandinavian Annals of ${field}`, (field) => `Scand Ann ${field}`],
];
const JOURNALS: Journal[] = FIELDS.flatMap(([field, short], f) =>
  FORMS.map(([name, abbreviate], i) => ({
    name: name(field),
    short: abbreviate(short),
    founded: 1930 + 5 * i + f,
  })),
);
const COCHRANE: Journal = {
  name: 'Cochrane Database of Systematic Reviews',
  short: 'Cochrane Database Syst Rev',
  founded: 1992,
};

export function makeNoisyRecords(works: number, seed: number): LabelledRecord[] {
  const random = createRng(seed);
  const all: Work[] = [];
  while (all.length < works) all.push(...makeWorks(random, all.length));
  const records: LabelledRecord[] = [];
  for (const [work, one] of all.slice(0, works).entries()) {
    const copies = 1 + [0.5, 0.2, 0.05].filter((chance) => random() < chance).length;
    const from = Math.floor(random() * DATABASES.length);
    for (let copy = 0; copy < copies; copy++) {
      const record = DATABASES[(from + copy) % DATABASES.length]!(one, random, 100_000 + work);
      records.push({ record: { ...record, place: { file: 'all', line: records.length + 1 } }, work });
    }
  }
  return records;
}

const pick = <T>(items: readonly T[], random: Rng): T => items[Math.floor(random() * items.length)]!;

function makeWork(random: Rng, number: number): Work {
  const journal = pick(JOURNALS, random);
  const year = 1985 + Math.floor(random() * 36);
  const [act, topic, group, place] = [
    pick(ACTS, random),
    pick(TOPICS, random),
    pick(GROUPS, random),
    pick(PLACES, random),
  ];
  const first = 1 + Math.floor(random() * 900);
  const authors = new Map<string, [string, string, string]>();
  for (let left = 1 + Math.floor(random() * 7); left > 0; left--) {
    const family = pick(FAMILIES, random);
    authors.set(family, [family, pick(GIVEN, random), random() < 0.4 ? pick(GIVEN, random)[0]! : '']);
  }
  return {
    title: pick(
      [
        `Effect of ${act} on ${topic} in ${group}`,
        `${act[0]!.toUpperCase()}${act.slice(1)} for ${topic} in ${place}`,
        `Does the use of ${act} reduce ${topic} among ${group} in ${place}?`,
        `Prevalence of ${topic} in ${group} of ${place}`,
        `${topic[0]!.toUpperCase()}${topic.slice(1)} and ${pick(TOPICS, random)} among ${group}`,
        `Costs of ${act} in the treatment of ${topic}`,
      ],
      random,
    ),
    subtitle: random() < 0.5 ? pick(DESIGNS, random) : '',
    authors: [...authors.values()],
    journal,
    year,
    volume: year - journal.founded,
    issue: 1 + Math.floor(random() * 12),
    supplement: random() < 0.06 ? String(1 + Math.floor(random() * 3)) : '',
    first,
    last: first + 1 + Math.floor(random() * 14),
    article: random() < 0.06 ? `e${1000 + number}` : '',
    doi: `10.${1000 + journal.founded}/${journal.short.replace(/[^A-Z]/g, '').toLowerCase()}.${year}.${10_000 + number}`,
    type: 'article-journal',
    isForeign: random() < 0.05,
  };
}

/** One work, or several that look alike. */
function makeWorks(random: Rng, number: number): Work[] {
  const main = makeWork(random, number);
  const other = (change: Partial<Work>, at = 1): Work => ({
    ...main,
    first: main.last + 1,
    last: main.last + 9,
    doi: main.doi.replace(/\d+$/, String(10_000 + number + at)),
    isForeign: false,
    ...change,
  });
  const later = (years: number) => ({
    year: main.year + years,
    volume: main.volume + years,
    first: 1 + Math.floor(random() * 900),
  });
  const kind = random();
  if (kind < 0.02)
    return ['I: methods', 'II: results', 'III: costs'].map((part, i) =>
      other({ title: `${main.title}. Part ${part}`, subtitle: '', first: main.first + 20 * i }, i),
    );
  if (kind < 0.05)
    return [
      main,
      other({ title: `Comment on: ${main.title}`, subtitle: '', authors: makeWork(random, 0).authors }),
      other({ title: `${main.title}: authors’ reply`, subtitle: '', first: main.last + 3 }, 2),
    ];
  if (kind < 0.07)
    return [
      main,
      other({ title: `Erratum: ${main.title}`, subtitle: '', issue: main.issue + 1, last: main.last + 1 }),
    ];
  if (kind < 0.11) {
    const journal = pick(JOURNALS, random);
    return [
      main,
      other({
        journal,
        year: main.year - 1,
        volume: main.year - 1 - journal.founded,
        supplement: '1',
        first: 10 + Math.floor(random() * 300),
        last: 0,
        article: '',
        type: 'paper-conference',
      }),
    ];
  }
  if (kind < 0.13)
    return [0, 1, 2].map((years) =>
      other(
        {
          title: `Annual report of the society for ${pick(TOPICS.slice(0, 1), random)} research`,
          subtitle: '',
          ...later(years),
        },
        years,
      ),
    );
  if (kind < 0.15)
    return [0, 6].map((years) =>
      other(
        {
          title: `Textbook of ${pick(TOPICS, createRng(number))} and its care`,
          subtitle: '',
          journal: undefined,
          year: main.year + years,
          type: 'book',
          doi: '',
        },
        years,
      ),
    );
  if (kind < 0.18) {
    const article = `CD${String(1000 + number).padStart(6, '0')}`;
    return [0, 4, 9].map((years, i) =>
      other(
        {
          subtitle: '',
          journal: COCHRANE,
          year: 1995 + (number % 10) + years,
          volume: 0,
          supplement: '',
          article,
          doi: `10.1002/14651858.${article}${i === 0 ? '' : `.pub${i + 1}`}`,
        },
        i,
      ),
    );
  }
  if (kind < 0.2)
    return [0, 1].map((issue) =>
      other(
        {
          title: 'Editorial',
          subtitle: '',
          issue: issue + 1,
          first: 1 + 80 * issue,
          last: 2 + 80 * issue,
        },
        issue,
      ),
    );
  return [main];
}

type Database = (work: Work, random: Rng, number: number) => Omit<PaperRecord, 'place'>;

const fold = (text: string) =>
  text
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .replace(/’/g, "'");

/** Two letters exchanged, one left out, or one twice. */
function slip(text: string, random: Rng): string {
  const at = 4 + Math.floor(random() * Math.max(1, text.length - 6));
  const kind = random();
  if (kind < 0.4) return text.slice(0, at) + text.slice(at + 1);
  if (kind < 0.7) return text.slice(0, at) + text[at] + text.slice(at);
  return text.slice(0, at) + (text[at + 1] ?? '') + (text[at] ?? '') + text.slice(at + 2);
}

function titleOf({ title, subtitle }: Work, random: Rng, between: string): string {
  const whole = subtitle === '' || random() < 0.04 ? title : `${title}${between}${subtitle}`;
  return random() < 0.03 ? slip(whole, random) : whole;
}

function peopleOf(
  { authors }: Work,
  random: Rng,
  show: (name: Work['authors'][number]) => PersonName,
): PersonName[] {
  const kept = random() < 0.05 ? authors.slice(0, random() < 0.5 ? 1 : 3) : authors;
  return kept.map((name) => show(random() < 0.01 ? [slip(name[0], random), name[1], name[2]] : name));
}

function base(work: Work, random: Rng): Omit<PaperRecord, 'place'> {
  const year = random() < 0.04 ? work.year - 1 : work.year;
  return {
    type: work.type === 'paper-conference' && random() < 0.7 ? 'article-journal' : work.type,
    title: '',
    authors: [],
    keywords: [],
    references: [],
    date: { year },
  };
}

/** A DOI, in some of the records of a database, and now and then one that a typist slipped in. */
function doiOf({ doi }: Work, random: Rng, share: number): { doi?: string } {
  if (doi === '' || random() > share) return {};
  return { doi: random() < 0.01 ? slip(doi, random) : doi };
}

const initials = ([family, given, middle]: Work['authors'][number]) => ({
  family,
  given: `${given[0]}${middle}`,
});
const pointed = ([family, given, middle]: Work['authors'][number]) => ({
  family,
  given: `${given[0]}.${middle === '' ? '' : ` ${middle}.`}`,
});
const whole = ([family, given, middle]: Work['authors'][number]) => ({
  family,
  given: `${given}${middle === '' ? '' : ` ${middle}.`}`,
});

function pagesOf(
  { article, first, last }: Work,
  random: Rng,
  style: 'short' | 'long' | 'dash',
): { pages?: string } {
  if (random() < 0.05) return {};
  if (article !== '') return { pages: random() < 0.8 ? article : article.replace('e', '') };
  if (last <= first || random() < 0.05) return { pages: String(first) };
  const [a, b] = [String(first), String(last)];
  let same = 0;
  while (a.length === b.length && same < b.length - 1 && a[same] === b[same]) same++;
  return { pages: `${a}${style === 'dash' ? '–' : '-'}${style === 'short' ? b.slice(same) : b}` };
}

const DATABASES: readonly Database[] = [
  // As PubMed has it.
  (work, random, number) => {
    const title = titleOf(work, random, ': ');
    const { journal, supplement } = work;
    return {
      ...base(work, random),
      title: work.isForeign ? `[${title}].` : `${title}.`.replace('?.', '?'),
      authors: peopleOf(work, random, random() < 0.5 ? initials : whole),
      ...(journal ? { venue: journal.short } : {}),
      ...(journal && work.volume > 0
        ? { volume: `${work.volume}${supplement ? ` Suppl ${supplement}` : ''}` }
        : {}),
      ...(supplement === '' ? { issue: String(work.issue) } : {}),
      ...pagesOf(work, random, 'short'),
      ...(random() < 0.9 && journal ? { pmid: String(1_000_000 + number) } : {}),
      ...doiOf(work, random, 0.5),
    };
  },
  // As Embase has it.
  (work, random) => ({
    ...base(work, random),
    title: titleOf(work, random, ': ') + (work.isForeign ? ' [German]' : ''),
    authors: peopleOf(work, random, (name) => initials([fold(name[0]), name[1], name[2]])),
    ...(work.journal ? { venue: work.journal.name } : {}),
    ...(work.journal && work.volume > 0 ? { volume: String(work.volume) } : {}),
    issue: work.supplement === '' ? String(work.issue) : `SUPPL. ${work.supplement}`,
    ...pagesOf(work, random, 'long'),
    ...doiOf(work, random, 0.3),
  }),
  // As Scopus has it.
  (work, random) => ({
    ...base(work, random),
    title: titleOf(work, random, ': '),
    authors: peopleOf(work, random, pointed),
    ...(work.journal ? { venue: work.journal.name.replace('&', 'and') } : {}),
    ...(work.journal && work.volume > 0 ? { volume: String(work.volume) } : {}),
    ...(random() < 0.7 && work.supplement === '' ? { issue: String(work.issue) } : {}),
    ...pagesOf(work, random, 'long'),
    ...doiOf(work, random, 0.8),
  }),
  // As Web of Science has it.
  (work, random) => ({
    ...base(work, random),
    title: titleOf(work, random, ' - ').toUpperCase(),
    authors: peopleOf(work, random, (name) => initials([fold(name[0]).toUpperCase(), name[1], name[2]])),
    ...(work.journal ? { venue: work.journal.name.toUpperCase() } : {}),
    ...(work.journal && work.volume > 0 ? { volume: String(work.volume) } : {}),
    ...(random() < 0.8 ? { issue: work.supplement === '' ? String(work.issue) : 'S' + work.supplement } : {}),
    ...pagesOf(work, random, 'long'),
    ...doiOf(work, random, 0.6),
  }),
  // As a register of trials has it, copied by hand.
  (work, random) => ({
    ...base(work, random),
    title: titleOf(work, random, '. '),
    authors: random() < 0.05 ? [] : peopleOf(work, random, initials),
    ...(work.journal ? { venue: random() < 0.5 ? work.journal.name : work.journal.short } : {}),
    ...(work.journal && work.volume > 0 && random() < 0.9 ? { volume: String(work.volume) } : {}),
    ...(random() < 0.5 ? { issue: `${work.issue}${random() < 0.1 ? ' Pt 1' : ''}` } : {}),
    ...pagesOf(work, random, 'dash'),
    ...doiOf(work, random, 0.1),
  }),
];

import { describe, expect, it } from 'vitest';
import { NO_PROGRESS } from '../../../src/lib/model/progress';
import { analyseText } from '../../../src/lib/text/analyse-text';
import { makeCorpus } from './make-corpus';

/** Titles of medicine, chemistry and computing, and the terms that an expert would pick, in the form that the title has. */
const TITLES: readonly (readonly [title: string, terms: readonly string[]])[] = [
  [
    'Vitamin D supplementation and falls in nursing homes: a randomised controlled trial',
    ['vitamin D supplementation', 'falls', 'nursing homes', 'randomised controlled trial'],
  ],
  [
    'Hepatitis B vaccination of dentists in rural clinics',
    ['hepatitis B vaccination', 'dentists', 'rural clinics'],
  ],
  ['Hepatitis A/B co-infection among travellers', ['hepatitis A', 'hepatitis B', 'travellers']],
  [
    'Bleeding in Factor VIII Deficiency: A Systematic Review',
    ['bleeding', 'factor VIII deficiency', 'systematic review'],
  ],
  [
    'Insulin resistance in type 2 diabetes and chronic kidney disease',
    ['insulin resistance', 'type 2 diabetes', 'chronic kidney disease'],
  ],
  ['Type I interferon signalling in lupus nephritis', ['type I interferon signalling', 'lupus nephritis']],
  [
    'Iron deficiency anaemia in pregnant women: a cohort study',
    ['iron deficiency anaemia', 'pregnant women', 'cohort study'],
  ],
  ['Group B Streptococcus in Newborn Infants', ['group B streptococcus', 'newborn infants']],
  [
    'Adherence to the WHO surgical safety checklist in district hospitals',
    ['WHO surgical safety checklist', 'surgical safety checklist', 'district hospitals'],
  ],
  ['US hospitals and the cost of hip fractures', ['US hospitals', 'hip fractures']],
  ['Biologics for AS patients with uveitis', ['biologics', 'AS patients', 'uveitis']],
  ['OR scheduling under uncertain surgery durations', ['OR scheduling', 'surgery durations']],
  ['Serum interleukin 6 as a marker of sepsis', ['serum interleukin 6', 'interleukin 6', 'sepsis']],
  ["Complex I inhibition in Parkinson's disease", ['complex I inhibition', "Parkinson's disease"]],
  [
    'Bisphenol A exposure and bone mineral density in adolescents',
    ['bisphenol A exposure', 'bone mineral density', 'adolescents'],
  ],
  [
    'Ring-opening polymerization of cyclic esters with zinc catalysts',
    ['ring-opening polymerization', 'cyclic esters', 'zinc catalysts'],
  ],
  [
    'Metal-Organic Frameworks for Carbon Dioxide Capture',
    ['metal-organic frameworks', 'carbon dioxide capture'],
  ],
  [
    'Photocatalytic water splitting over titanium dioxide nanotubes',
    ['photocatalytic water splitting', 'water splitting', 'titanium dioxide nanotubes'],
  ],
  [
    'Enantioselective hydrogenation of ketones by ruthenium complexes',
    ['enantioselective hydrogenation', 'ketones', 'ruthenium complexes'],
  ],
  [
    'Solid electrolytes for lithium-ion batteries: a density functional theory study',
    ['solid electrolytes', 'lithium-ion batteries', 'density functional theory'],
  ],
  ['Oxygen evolution at photosystem II under drought', ['oxygen evolution', 'photosystem II', 'drought']],
  ['Oxidation of Vitamin C in Aqueous Solution', ['oxidation', 'vitamin C', 'aqueous solution']],
  [
    'Corrosion inhibitors for mild steel in hydrochloric acid',
    ['corrosion inhibitors', 'mild steel', 'hydrochloric acid'],
  ],
  [
    'Raman spectroscopy of single-walled carbon nanotubes',
    ['Raman spectroscopy', 'single-walled carbon nanotubes', 'carbon nanotubes'],
  ],
  ['Palladium-catalysed cross-coupling of aryl halides', ['cross-coupling', 'aryl halides']],
  ['Gas chromatography of pesticides in olive oil', ['gas chromatography', 'pesticides', 'olive oil']],
  ['Perovskite Solar Cells With Long Lifetimes', ['perovskite solar cells']],
  ['Adsorption of heavy metals on modified biochar', ['adsorption', 'heavy metals', 'biochar']],
  ['AI in schools: what teachers fear', ['AI', 'schools', 'teachers']],
  ['IT governance in public universities', ['IT governance', 'public universities']],
  ['Static analysis of C# programs with generics', ['static analysis', 'C# programs']],
  ['Graph Neural Networks for Traffic Forecasting', ['graph neural networks', 'traffic forecasting']],
  ['Deadlock detection in distributed databases', ['deadlock detection', 'distributed databases']],
  ['Federated learning on Internet of Things devices', ['federated learning', 'Internet of Things']],
  ['Type inference for dynamic languages', ['type inference', 'dynamic languages']],
  ['A survey of code smells in JavaScript applications', ['code smells', 'JavaScript']],
  ['Hash tables with linear probing on modern GPUs', ['hash tables', 'linear probing']],
  [
    'Recommender systems and filter bubbles in the United States',
    ['recommender systems', 'filter bubbles', 'United States'],
  ],
  [
    'Speech recognition for low-resource languages with self-supervised learning',
    ['speech recognition', 'low-resource languages', 'self-supervised learning'],
  ],
  ['Formal Verification of Smart Contracts in Coq', ['formal verification', 'smart contracts']],
];

describe('terms of titles, worked by hand', () => {
  it.each(TITLES)('%s', async (title, wanted) => {
    const { terms } = await analyseText(makeCorpus([{ title }, { title: 'Stone walls' }]), NO_PROGRESS);
    expect(terms.map(({ label }) => label)).toEqual(expect.arrayContaining([...wanted]));
  });
});

import { describe, expect, it } from 'vitest';
import { NO_PROGRESS } from '../../../src/lib/model/progress';
import { analyseText } from '../../../src/lib/text/analyse-text';
import { makeCorpus } from './make-corpus';

/** Titles of medicine, chemistry and computing, and the terms that an expert would pick. */
const TITLES: readonly (readonly [title: string, terms: readonly string[]])[] = [
  [
    'Vitamin D supplementation and falls in nursing homes: a randomised controlled trial',
    ['vitamin D supplementation', 'nursing home', 'randomised controlled trial'],
  ],
  [
    'Hepatitis B vaccination of dentists in rural clinics',
    ['hepatitis B vaccination', 'dentist', 'rural clinic'],
  ],
  ['Hepatitis A/B co-infection among travellers', ['hepatitis A', 'hepatitis B', 'traveller']],
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
    ['iron deficiency anaemia', 'pregnant woman', 'cohort study'],
  ],
  ['Group B Streptococcus in Newborn Infants', ['group B streptococcus', 'newborn infant']],
  [
    'Adherence to the WHO surgical safety checklist in district hospitals',
    ['WHO surgical safety checklist', 'surgical safety checklist', 'district hospital'],
  ],
  ['US hospitals and the cost of hip fractures', ['US hospital', 'hip fracture']],
  ['Biologics for AS patients with uveitis', ['biologics', 'AS patient', 'uveitis']],
  ['OR scheduling under uncertain surgery durations', ['OR scheduling', 'surgery duration']],
  ['Serum interleukin 6 as a marker of sepsis', ['serum interleukin 6', 'interleukin 6', 'sepsis']],
  ["Complex I inhibition in Parkinson's disease", ['complex I inhibition', "Parkinson's disease"]],
  [
    'Bisphenol A exposure and bone mineral density in adolescents',
    ['bisphenol A exposure', 'bone mineral density', 'adolescent'],
  ],
  [
    'Ring-opening polymerization of cyclic esters with zinc catalysts',
    ['ring-opening polymerization', 'cyclic ester', 'zinc catalyst'],
  ],
  [
    'Metal-Organic Frameworks for Carbon Dioxide Capture',
    ['metal-organic framework', 'carbon dioxide capture'],
  ],
  [
    'Photocatalytic water splitting over titanium dioxide nanotubes',
    ['photocatalytic water splitting', 'water splitting', 'titanium dioxide nanotube'],
  ],
  [
    'Enantioselective hydrogenation of ketones by ruthenium complexes',
    ['enantioselective hydrogenation', 'ketone', 'ruthenium complex'],
  ],
  [
    'Solid electrolytes for lithium-ion batteries: a density functional theory study',
    ['solid electrolyte', 'lithium-ion battery', 'density functional theory'],
  ],
  ['Oxygen evolution at photosystem II under drought', ['oxygen evolution', 'photosystem II', 'drought']],
  ['Oxidation of Vitamin C in Aqueous Solution', ['oxidation', 'vitamin C', 'aqueous solution']],
  [
    'Corrosion inhibitors for mild steel in hydrochloric acid',
    ['corrosion inhibitor', 'mild steel', 'hydrochloric acid'],
  ],
  [
    'Raman spectroscopy of single-walled carbon nanotubes',
    ['Raman spectroscopy', 'single-walled carbon nanotube', 'carbon nanotube'],
  ],
  ['Palladium-catalysed cross-coupling of aryl halides', ['cross-coupling', 'aryl halide']],
  ['Gas chromatography of pesticides in olive oil', ['gas chromatography', 'pesticide', 'olive oil']],
  ['Perovskite Solar Cells With Long Lifetimes', ['perovskite solar cell']],
  ['Adsorption of heavy metals on modified biochar', ['adsorption', 'heavy metal', 'biochar']],
  ['AI in schools: what teachers fear', ['AI', 'school', 'teacher']],
  ['IT governance in public universities', ['IT governance', 'public university']],
  ['Static analysis of C# programs with generics', ['static analysis', 'C# program']],
  ['Graph Neural Networks for Traffic Forecasting', ['graph neural network', 'traffic forecasting']],
  ['Deadlock detection in distributed databases', ['deadlock detection', 'distributed database']],
  ['Federated learning on Internet of Things devices', ['federated learning', 'Internet of Things']],
  ['Type inference for dynamic languages', ['type inference', 'dynamic language']],
  ['A survey of code smells in JavaScript applications', ['JavaScript']],
  ['Hash tables with linear probing on modern GPUs', ['hash table', 'linear probing']],
  [
    'Recommender systems and filter bubbles in the United States',
    ['recommender system', 'filter bubble', 'United States'],
  ],
  [
    'Speech recognition for low-resource languages with self-supervised learning',
    ['speech recognition', 'low-resource language', 'self-supervised learning'],
  ],
  ['Formal Verification of Smart Contracts in Coq', ['formal verification', 'smart contract']],
];

describe('terms of titles, worked by hand', () => {
  it.each(TITLES)('%s', async (title, wanted) => {
    const { terms } = await analyseText(makeCorpus([{ title }, { title: 'Stone walls' }]), NO_PROGRESS);
    expect(terms.map(({ label }) => label)).toEqual(expect.arrayContaining([...wanted]));
  });
});

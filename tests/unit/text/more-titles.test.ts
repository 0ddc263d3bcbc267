import { describe, expect, it } from 'vitest';
import { NO_PROGRESS } from '../../../src/lib/model/progress';
import { analyseText } from '../../../src/lib/text/analyse-text';
import { makeCorpus } from './make-corpus';

/** Titles with letters, numbers, acronyms, species and capitals of all kinds: terms that an expert would pick, and some that are none. */
const TITLES: readonly (readonly [title: string, terms: readonly string[], none?: readonly string[]])[] = [
  ['Vitamin B12 deficiency in older vegans', ['vitamin B12 deficiency', 'vegans'], ['vitamin']],
  [
    'Treatment of Hepatitis C Virus Infection in Prisons',
    ['hepatitis C virus infection', 'hepatitis C virus', 'prisons'],
    ['hepatitis'],
  ],
  [
    'Complement C3 and kidney injury after sepsis',
    ['complement C3', 'kidney injury', 'sepsis'],
    ['complement'],
  ],
  ['IL-6 blockade in giant cell arteritis', ['IL-6 blockade', 'giant cell arteritis'], ['IL']],
  ['Mutant p53 in colorectal cancer', ['mutant p53', 'p53', 'colorectal cancer']],
  [
    'Exhausted T cells in chronic viral infection',
    ['exhausted T cells', 'T cells', 'chronic viral infection'],
    ['cells', 'exhausted'],
  ],
  [
    'X chromosome inactivation and autoimmune disease in women',
    ['X chromosome inactivation', 'X chromosome', 'autoimmune disease', 'women'],
    ['chromosome inactivation'],
  ],
  [
    'Group A streptococcus pharyngitis in children',
    ['group A streptococcus pharyngitis', 'group A streptococcus', 'children'],
    ['group', 'group A'],
  ],
  [
    'A Phase II Trial of Cisplatin in Ovarian Cancer',
    ['phase II trial', 'cisplatin', 'ovarian cancer'],
    ['phase', 'phase II', 'trial'],
  ],
  [
    'BRCA1 mutations and breast cancer risk',
    ['BRCA1 mutations', 'BRCA1', 'breast cancer risk', 'breast cancer'],
  ],
  [
    'Interferon gamma release assays for latent tuberculosis',
    ['interferon gamma release assays', 'interferon gamma', 'latent tuberculosis'],
  ],
  [
    'AIDS orphans and school attendance in Uganda',
    ['AIDS orphans', 'school attendance', 'Uganda'],
    ['aid', 'AID', 'aids'],
  ],
  [
    'Hand hygiene after the WHO campaign: an interrupted time series',
    ['hand hygiene', 'WHO campaign', 'interrupted time series'],
  ],
  ['RISK OF FALLS AFTER HIP REPLACEMENT', ['hip replacement', 'falls'], ['of']],
  [
    'Falls, fractures and frailty in US veterans',
    ['falls', 'fractures', 'frailty', 'US veterans'],
    ['US', 'fall'],
  ],
  [
    'Pulmonary rehabilitation in type 1 diabetes and COPD',
    ['pulmonary rehabilitation', 'type 1 diabetes', 'COPD'],
    ['type', 'type 1'],
  ],
  ['In vitro fertilisation and birth weight', ['in vitro fertilisation', 'birth weight'], ['vitro']],
  [
    'Per capita income and antibiotic consumption',
    ['per capita income', 'antibiotic consumption'],
    ['capita'],
  ],
  ['Palladium(II) Complexes as Catalysts for C-H Activation', ['palladium(II) complexes', 'C-H activation']],
  [
    'Lithium–sulfur batteries with graphene oxide cathodes',
    ['lithium-sulfur batteries', 'graphene oxide cathodes'],
  ],
  [
    'Structure–Activity Relationships of Kinase Inhibitors',
    ['structure-activity relationships', 'kinase inhibitors'],
  ],
  [
    'Density functional theory of water on TiO2 surfaces',
    ['density functional theory', 'water', 'TiO2 surfaces'],
  ],
  [
    'Nuclear magnetic resonance of omega-3 fatty acids',
    ['nuclear magnetic resonance', 'omega-3 fatty acids', 'fatty acids'],
  ],
  ['Removal of Cr(VI) from wastewater by chitosan beads', ['Cr(VI)', 'wastewater', 'chitosan beads']],
  ['Chiral phosphoric acids in asymmetric catalysis', ['chiral phosphoric acids', 'asymmetric catalysis']],
  ['IT outsourcing and its hidden costs', ['IT outsourcing', 'hidden costs'], ['IT', 'its']],
  ['Explainable AI for Credit Scoring', ['explainable AI', 'credit scoring']],
  ['LLMs as judges of code reviews', ['LLMs', 'code reviews'], ['as']],
  [
    'Internet of Things and edge computing in smart cities',
    ['Internet of Things', 'edge computing', 'smart cities'],
    ['Internet of thing'],
  ],
  ['Systematic Reviews of Test-Driven Development', ['systematic reviews', 'test-driven development']],
  ['Memory safety in Rust and C++ programs', ['memory safety', 'Rust', 'C++ programs']],
  ['SAT solvers and the P versus NP problem', ['SAT solvers']],
  ['OR models for ambulance location', ['OR models', 'ambulance location'], ['OR']],
  ['AS-level topology of the Internet', ['AS-level topology'], ['AS']],
  [
    'Delphinapterus leucas in the Cook Inlet: a population in decline',
    ['Delphinapterus leucas', 'Cook Inlet'],
  ],
  [
    'Escherichia coli biofilms on urinary catheters',
    ['Escherichia coli biofilms', 'Escherichia coli', 'urinary catheters'],
  ],
  [
    'Diet of the red fox (Vulpes vulpes) in city parks',
    ['diet', 'red fox', 'Vulpes vulpes', 'city parks'],
    ['vulpes vulpes', 'vulpe'],
  ],
  ['Coral reefs under marine heatwaves', ['coral reefs', 'marine heatwaves'], ['coral reef']],
  ['GUT MICROBIOTA OF HONEY BEES (APIS MELLIFERA)', ['gut microbiota', 'honey bees']],
  ['Photosynthesis of C4 plants under elevated CO2', ['photosynthesis', 'C4 plants', 'elevated CO2']],
];

describe('terms of more titles, worked by hand', () => {
  it.each(TITLES.map(([title, wanted, none = []]) => ({ title, wanted, none })))(
    '$title',
    async ({ title, wanted, none }) => {
      const { terms } = await analyseText(makeCorpus([{ title }, { title: 'Stone walls' }]), NO_PROGRESS);
      // The capitals of a title that has no others say nothing.
      const inCapitals = title === title.toUpperCase();
      const labels = terms.map(({ label }) => (inCapitals ? label.toLowerCase() : label));
      expect(labels).toEqual(expect.arrayContaining([...wanted]));
      expect(labels.filter((label) => none.includes(label))).toEqual([]);
    },
  );
});

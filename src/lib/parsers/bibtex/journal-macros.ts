/**
 * Macros for journals of astronomy, as the AAS styles define them and the ADS exports them ("\\mnras"), spelled out.
 * https://ui.adsabs.harvard.edu/help/actions/journal-macros
 */
import type { PaperRecord } from '../../model/record';

const JOURNALS = `
aj|AJ|The Astronomical Journal
actaa|AcA|Acta Astronomica
araa|ARA&A|Annual Review of Astronomy and Astrophysics
apj|ApJ|The Astrophysical Journal
apjl|ApJL|The Astrophysical Journal Letters
apjlett|ApJL|The Astrophysical Journal Letters
apjs|ApJS|The Astrophysical Journal Supplement Series
apjsupp|ApJS|The Astrophysical Journal Supplement Series
ao|ApOpt|Applied Optics
applopt|ApOpt|Applied Optics
apss|Ap&SS|Astrophysics and Space Science
aap|A&A|Astronomy and Astrophysics
astap|A&A|Astronomy and Astrophysics
aapr|A&ARv|Astronomy and Astrophysics Reviews
aaps|A&AS|Astronomy and Astrophysics Supplement Series
azh|AZh|Astronomicheskii Zhurnal
baas|BAAS|Bulletin of the American Astronomical Society
bac|BAICz|Bulletin of the Astronomical Institutes of Czechoslovakia
bain|BAN|Bulletin of the Astronomical Institutes of the Netherlands
caa|ChA&A|Chinese Astronomy and Astrophysics
cjaa|ChJAA|Chinese Journal of Astronomy and Astrophysics
fcp|FCPh|Fundamentals of Cosmic Physics
gca|GeCoA|Geochimica et Cosmochimica Acta
grl|GRL|Geophysical Research Letters
iaucirc|IAUC|IAU Circulars
icarus|Icar|Icarus
jcap|JCAP|Journal of Cosmology and Astroparticle Physics
jcp|JChPh|The Journal of Chemical Physics
jgr|JGR|Journal of Geophysical Research
jqsrt|JQSRT|Journal of Quantitative Spectroscopy and Radiative Transfer
jrasc|JRASC|Journal of the Royal Astronomical Society of Canada
memras|MmRAS|Memoirs of the Royal Astronomical Society
memsai|MmSAI|Memorie della Societa Astronomica Italiana
mnras|MNRAS|Monthly Notices of the Royal Astronomical Society
na|NewA|New Astronomy
nar|NewAR|New Astronomy Reviews
nat|Natur|Nature
nphysa|NuPhA|Nuclear Physics A
pasa|PASA|Publications of the Astronomical Society of Australia
pasj|PASJ|Publications of the Astronomical Society of Japan
pasp|PASP|Publications of the Astronomical Society of the Pacific
physrep|PhR|Physics Reports
physscr|PhyS|Physica Scripta
planss|P&SS|Planetary and Space Science
planetsci|PSJ|The Planetary Science Journal
psj|PSJ|The Planetary Science Journal
pra|PhRvA|Physical Review A
prb|PhRvB|Physical Review B
prc|PhRvC|Physical Review C
prd|PhRvD|Physical Review D
pre|PhRvE|Physical Review E
prl|PhRvL|Physical Review Letters
procspie|SPIE|Proceedings of the SPIE
qjras|QJRAS|Quarterly Journal of the Royal Astronomical Society
rmxaa|RMxAA|Revista Mexicana de Astronomia y Astrofisica
skytel|S&T|Sky and Telescope
solphys|SoPh|Solar Physics
sovast|SvA|Soviet Astronomy
ssr|SSRv|Space Science Reviews
zap|ZA|Zeitschrift fuer Astrophysik
`;

export interface Journal {
  name: string;
  /** The abbreviation that the ADS uses. */
  short: string;
}

const BY_MACRO = new Map(
  JOURNALS.trim()
    .split('\n')
    .map((line): [string, Journal] => {
      const [macro, short, name] = line.split('|') as [string, string, string];
      return [macro, { name, short }];
    }),
);

/** The journal that a field's value, "\\mnras" or "{\\apj}", stands for; undefined where it is no such macro. */
export function findJournal(value: string | undefined): Journal | undefined {
  const macro = /^[\s{]{0,5}\\([A-Za-z]{2,10})[\s{}]{0,5}$/.exec(value ?? '')?.[1];
  return macro === undefined ? undefined : BY_MACRO.get(macro.toLowerCase());
}

/** Spells out the macro that a record of any format has as its venue. */
export function spellOutVenue(record: PaperRecord): void {
  const journal = record.venue?.startsWith('\\') ? findJournal(record.venue) : undefined;
  if (!journal) return;
  record.venue = journal.name;
  record.venueAbbreviation = journal.short;
}

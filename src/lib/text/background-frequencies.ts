/**
 * Shares of abstracts, in all fields, in which common words of scholarly prose stand: rough classes set by hand. A term stands out when it
 * is more frequent in the corpus than its words are everywhere.
 */
const CLASSES: readonly (readonly [share: number, words: string])[] = [
  [
    0.2,
    `model method result approach study paper data analysis system performance problem based new using different work research
    information effect process time high important large use level number function structure case property`,
  ],
  [
    0.08,
    `algorithm experiment learning network application development technique framework evaluation feature task training set test
    control design distribution efficient environment error estimation experimental general human image knowledge language
    local measure multiple order parameter population quality rate real response sample simple social solution space state theory type
    user value variable energy field group change condition cost dynamics complex computational computer context dataset
    domain function global impact individual input interaction linear machine mechanism network neural object optimal output pattern
    potential prediction process quantitative relationship risk robust scale signal single statistical strategy surface technology temperature
    text theoretical treatment accuracy ability activity behavior challenge comparison`,
  ],
  [
    0.03,
    `action adaptation agent architecture attention automatic bias biological cell classification clinical cluster code cognitive color
    communication community complexity component comprehensive computation concept constraint content correlation decision deep
    density dependent detection difference dimension direct distance diversity document dynamic edge efficiency empirical equation
    evidence evolution example expert external factor failure family flow form frequency gene generation graph growth hierarchical history
    index inference instruction integration interface internal interpretation language-based layer length life long low management
    mass material mathematical matrix measurement medium memory metric mobile modeling module motion multi natural node noise nonlinear
    novel observation online open operation optimization organization path patient perception perspective phase physical policy power practice preference
    present principle probability procedure processing product program protein public query question random range reaction reasoning
    recognition reference region regression relation reliability representation resource review reward role sampling scheme science score search
    segmentation selection semantic sensitivity sequence series service simulation size software source spatial speech speed stability standard step stochastic
    strength student support survey synthesis target temporal term threshold tool topic trade transfer transformation transition translation
    tree uncertainty unit update validation vector video view visual visualization water wave weight word
    benchmark limitation capability effectiveness insight improvement success explanation`,
  ],
];

/** Share of abstracts that hold a word which stands in no class. */
const RARE_SHARE = 0.004;

const SHARES: ReadonlyMap<string, number> = new Map(
  CLASSES.flatMap(([share, words]) => words.split(/\s+/).map((word): [string, number] => [word, share])),
);

/** No single word is rarer than this: alone, words have many meanings. */
const SINGLE_SHARE = 0.02;

/**
 * Share of abstracts in which a phrase may be expected: that of its rarest word, a third for each further word.
 *
 * @param words normal forms: lower case, singular, US spelling
 */
export function backgroundShare(words: readonly string[]): number {
  let share = 1;
  for (const word of words) share = Math.min(share, SHARES.get(word) ?? RARE_SHARE);
  return words.length === 1 ? Math.max(share, SINGLE_SHARE) : share * 3 ** (1 - Math.min(words.length, 3));
}

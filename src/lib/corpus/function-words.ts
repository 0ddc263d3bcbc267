/** Articles, prepositions, conjunctions and pronouns of the languages that titles are most often in, folded: they say nothing about a work. */
export const FUNCTION_WORDS: ReadonlySet<string> = new Set(
  `a about after against all among an and are as at be before between but by can do does during for from has have how if in into is it its
new not of off on or our over s some such than that the their there these this those through to toward towards under upon use used using
versus via vs was were what when where which who why will with within without
au aux avec ces chez dans de des du en entre est et la le les leur ou par pour que qui sur sous un une
am an auf aus bei das dem den der des die ein eine einem einen einer eines fur im ist mit nach oder und uber vom von vor zu zum zur
al con del el e las los lo no o para por sin su sus un una y ao aos as com da das do dos em na nas os uma
da dei del della delle di gli i il nel nella per tra un uno`.split(/\s+/),
);

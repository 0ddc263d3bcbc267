/** Kinds of documents by the names that catalogues give them, as CSL types. https://docs.citationstyles.org/en/stable/specification.html#appendix-iii-types */

const TYPES = new Map<string, string>();
const add = (type: string, names: string) => {
  for (const name of names.split('|')) TYPES.set(name, type);
};
add(
  'article-journal',
  'article|journal article|journalarticle|journal|review|review article|research article|editorial|editorial material|letter|note|short survey|erratum|correction|retracted|retraction|retracted publication|data paper|data article|article in press|early access|meeting abstract|clinical trial|clinical study|artikel|zeitschriftenartikel|aufsatz|article de revue|artículo|artigo|articolo|期刊论文|期刊文章|学術論文|論文|статья|ieee journals|ieee magazines|ieee journals & magazines|ieee early access articles',
);
add(
  'paper-conference',
  'conference paper|conference proceedings article|conference-proceedings-article|proceedings article|proceedings-article|proceedings paper|proceeding|proceedings|conference|conferencepaper|conference proceedings|inproceedings|tagungsbeitrag|konferenzbeitrag|communication|会议论文|ieee conferences',
);
add(
  'chapter',
  'book chapter|book-chapter|chapter|booksection|book section|incollection|buchkapitel|chapitre',
);
add('book', 'book|monograph|edited book|edited-book|conference review|buch|livre|libro|livro|图书|книга');
add('article', 'preprint|posted-content|working paper|eprint|unpublished');
add('thesis', 'dissertation|thesis|phd thesis|doctoral thesis|学位论文|thèse|tesis|tese');
add('report', 'report|technical report|bericht|rapport|standard');
add('dataset', 'dataset|data set');
add('article-magazine', 'business article|magazine article|magazinearticle');
add('article-newspaper', 'newspaper article|newspaperarticle|news item|news');
add('review-book', 'book review');
add(
  'patent',
  'patent|granted patent|patent application|limited patent|design right|design patent|plant patent|utility model|utility patent|amended patent|amended application|patent of addition|reissue patent|search report|statutory invention registration|supplementary protection certificate|patente|brevet|专利|特許',
);
add('software', 'software|computerprogram');
add('webpage', 'webpage|web page');
/** As IEEE Xplore names kinds of documents: whose they are, then what they are ("MIT Press eBook Chapters", "IET Conferences"). */
const BY_PUBLISHER =
  /^[\p{L}&'. -]{2,60} (conferences|journals(?: & magazines)?|magazines|early access articles|standards|(?:e-?)?book chapters|e-?books|books)$/u;
const OF_PUBLISHERS: readonly (readonly [RegExp, string])[] = [
  [/^conferences$/, 'paper-conference'],
  [/^(?:journals|magazines|early)/, 'article-journal'],
  [/^standards$/, 'report'],
  [/chapters$/, 'chapter'],
  [/books$/, 'book'],
];
const KNOWN = new Set([
  ...TYPES.values(),
  'entry-encyclopedia',
  'review',
  'speech',
  'manuscript',
  'document',
]);

/** "Conference paper" -> "paper-conference"; CSL's own names stay; undefined for what is not known. Of "Article; Early Access" the first counts. */
export function toCslType(text: string): string | undefined {
  const name = text.trim().toLowerCase();
  const known = TYPES.get(name) ?? (KNOWN.has(name) ? name : undefined) ?? ofPublisher(name);
  if (known !== undefined || !name.includes(';')) return known;
  return toCslType(name.slice(0, name.indexOf(';')));
}

function ofPublisher(name: string): string | undefined {
  const kind = name.length < 100 ? BY_PUBLISHER.exec(name)?.[1] : undefined;
  return kind === undefined ? undefined : OF_PUBLISHERS.find(([pattern]) => pattern.test(kind))?.[1];
}

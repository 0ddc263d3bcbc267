import type { Corpus } from '../model/corpus';
import type { Alias } from '../model/corrections';
import type { Progress } from '../model/progress';
import type { TextModel } from '../model/text';
import type { PaperText } from './candidates';
import { cleanText } from './clean-text';
import { detectLanguage } from './detect-language';
import { isUnspaced, segmentWords } from './ngrams';
import { partElisions } from './plurals';
import { stopWordsOf } from './stop-words';
import { findTerms } from './terms';
import { buildVectors, type WeightedText } from './vectors';

/** How much the parts of a paper count in its vector. */
const WEIGHTS = { title: 3, abstract: 1, keyword: 3 };

/**
 * Reads the titles, abstracts and keywords of a corpus: its terms, and a vector for each paper. Papers without an abstract take part with
 * their title.
 *
 * @param aliases the reader's list of keywords, applied to found terms too
 */
export async function analyseText(
  corpus: Corpus,
  progress: Progress,
  aliases: readonly Alias[] = [],
): Promise<TextModel> {
  const papers: PaperText[] = [];
  for (const paper of corpus.papers) {
    const yielded = progress('finding terms', 0, 2 * corpus.papers.length);
    if (yielded) await yielded;
    papers.push({
      title: paper.title,
      abstract: paper.abstract ?? '',
      keywords: paper.keywords.flatMap((index) => {
        const keyword = corpus.keywords[index];
        return keyword ? [{ index, label: keyword.label }] : [];
      }),
      language: detectLanguage(`${paper.title}. ${paper.abstract ?? ''}`),
    });
  }
  const { terms, paperTerms, acronyms, theme } = await findTerms(papers, progress, aliases);
  const { vectors, features } = await buildVectors(
    papers.map((paper) => toWeightedTexts(paper)),
    stopWordsFor(papers),
    progress,
  );
  return { terms, paperTerms, vectors, features, acronyms, theme, method: describeMethod(papers) };
}

function toWeightedTexts({ title, abstract, keywords, language }: PaperText): WeightedText[] {
  const texts = [
    { text: partElisions(cleanText(title), language), weight: WEIGHTS.title, language },
    { text: partElisions(cleanText(abstract), language), weight: WEIGHTS.abstract, language },
    ...keywords.map(({ label }) => ({ text: label, weight: WEIGHTS.keyword, isKeyword: true, language })),
  ];
  if (!isUnspaced(language)) return texts;
  // Where words are written without spaces, they are parted first.
  return texts.map(({ text, ...rest }) => ({
    ...rest,
    text: segmentWords(text, language)
      .map(({ word }) => word)
      .join(' '),
  }));
}

/** The stop words of all languages that the corpus speaks. */
function stopWordsFor(papers: readonly PaperText[]): Set<string> {
  const languages = [...new Set(papers.map(({ language }) => language))];
  return new Set(languages.flatMap((language) => [...stopWordsOf(language)]));
}

function describeMethod(papers: readonly PaperText[]): string {
  const counts = new Map<string, number>();
  for (const { language } of papers) counts.set(language, (counts.get(language) ?? 0) + 1);
  const english = counts.get('en') ?? 0;
  const others = [...counts]
    .filter(([language]) => language !== 'en')
    .sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
  if (others.length === 0) return 'noun phrases (English)';
  const names = others.map(([language]) => language).join(', ');
  if (english === 0) return `word n-grams (${names})`;
  const count = papers.length - english;
  return `noun phrases (English); word n-grams for ${count} ${count === 1 ? 'paper' : 'papers'} (${names})`;
}

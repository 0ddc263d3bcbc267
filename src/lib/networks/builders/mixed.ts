import { AUTHOR, KEYWORD, PAPER, type Network } from '../../model/network';
import type { Progress } from '../../model/progress';
import type { Settings } from '../../model/settings';
import { chooseAuthors, chooseKeywords, type KeywordSource } from '../choose-nodes';
import { createLinkList } from '../link-list';
import type { NetworkInput } from '../network-input';
import { similarPairs } from '../paper-pairs';
import { relatePapers } from '../relatedness';

/** Similar papers drawn a paper; clustering uses all neighbours. */
const SIMILAR_SHOWN = 3;

export const KEYWORD_WORDS: Record<KeywordSource, string> = {
  given: 'given keywords',
  found: 'terms found in titles and abstracts',
  both: 'given keywords and terms found in titles and abstracts',
};

/** Papers, authors and keywords in one network; papers are clustered on their relatedness. */
export async function buildMixed(
  input: NetworkInput,
  settings: Settings,
  progress: Progress,
): Promise<Network> {
  const { corpus } = input;
  const paperCount = corpus.papers.length;
  const { authors, minPapers, most } = chooseAuthors(input, settings);
  const {
    keywords,
    source,
    minPapers: minKeywordPapers,
    most: mostKeywords,
  } = chooseKeywords(input, settings);
  const { pairs, relations } = await relatePapers(input, progress);
  const links = createLinkList(settings.minWeight);

  const cited = new Set<number>();
  for (let i = 0; i < corpus.citing.length; i++) {
    const a = corpus.citing[i]!;
    const b = corpus.cited[i]!;
    links.add('cites', a, b, 1);
    cited.add(Math.min(a, b) * paperCount + Math.max(a, b));
  }
  authors.forEach((author, place) => {
    for (const paper of corpus.authors[author]!.papers) links.add('wrote', paper, paperCount + place, 1);
  });
  const firstKeyword = paperCount + authors.length;
  keywords.forEach(({ papers }, place) => {
    for (const paper of papers) links.add('has-keyword', paper, firstKeyword + place, 1);
  });
  // A citation says more than a similarity, and one line between two papers is enough.
  const similar = similarPairs(input.neighbours, SIMILAR_SHOWN);
  for (let e = 0; e < similar.source.length; e++) {
    const a = similar.source[e]!;
    const b = similar.target[e]!;
    if (!cited.has(a * paperCount + b)) links.add('similar', a, b, similar.weight[e]!);
    const yielded = progress('linking', e, similar.source.length);
    if (yielded) await yielded;
  }

  const nodeCount = firstKeyword + keywords.length;
  const kinds = new Uint8Array(nodeCount);
  kinds.fill(PAPER, 0, paperCount);
  kinds.fill(AUTHOR, paperCount, firstKeyword);
  kinds.fill(KEYWORD, firstKeyword);
  const entities = new Uint32Array(nodeCount);
  for (let i = 0; i < paperCount; i++) entities[i] = i;
  entities.set(authors, paperCount);
  keywords.forEach(({ term }, place) => (entities[firstKeyword + place] = term));

  const shown = ['Papers'];
  const ofMost = (count: number | null): string =>
    count === null ? '' : ` (the ${count.toLocaleString('en')} of most papers)`;
  if (authors.length > 0)
    shown.push(minPapers > 1 ? `authors of ${minPapers} or more papers` : `authors${ofMost(most)}`);
  if (keywords.length > 0) {
    const from = minKeywordPapers > 1 ? ` (${minKeywordPapers} or more papers)` : ofMost(mostKeywords);
    shown.push(KEYWORD_WORDS[source] + from);
  }
  return {
    name: 'mixed',
    nodeCount,
    kinds,
    entities,
    links: links.toColumns(),
    clustering: { source: pairs.source, target: pairs.target, weight: Float32Array.from(pairs.weight) },
    method: `${listWords(shown)}; papers related by ${listWords(relations)}`,
  };
}

/** "a", "a and b", "a, b and c" */
function listWords(words: string[]): string {
  return words.length < 2
    ? words.join('')
    : `${words.slice(0, -1).join(', ')} and ${words[words.length - 1]}`;
}

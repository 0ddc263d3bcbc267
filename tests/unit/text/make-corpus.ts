import type { Corpus, Keyword, Paper } from '../../../src/lib/model/corpus';
import { emptyCorpus } from '../../fixtures/empty-corpus';

export interface PaperInput {
  title: string;
  abstract?: string;
  keywords?: string[];
}

/** A corpus of titles, abstracts and keywords, in the order given. */
export function makeCorpus(inputs: readonly PaperInput[]): Corpus {
  const keywords: Keyword[] = [];
  const papers = inputs.map(({ title, abstract, keywords: labels = [] }, index): Paper => {
    const paper: Paper = {
      id: `p${index}`,
      title,
      authors: [],
      keywords: [],
      citedWorks: [],
      sources: [],
      fieldSource: {},
    };
    if (abstract !== undefined) paper.abstract = abstract;
    for (const label of labels) {
      let place = keywords.findIndex((keyword) => keyword.label === label);
      if (place < 0) place = keywords.push({ id: `k:${label}`, label, papers: [] }) - 1;
      keywords[place]?.papers.push(index);
      paper.keywords.push(place);
    }
    return paper;
  });
  return { ...emptyCorpus(), papers, keywords };
}

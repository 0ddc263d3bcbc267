/** Names that readers expect with a capital, and that often stand in running capitals only. */
const KNOWN_NAMES: ReadonlySet<string> = new Set(
  `Bayes Bayesian Markov Markovian Gauss Gaussian Monte Carlo Fourier Laplace Laplacian Poisson Bernoulli Dirichlet Euler Eulerian Hamilton
  Hamiltonian Lagrange Lagrangian Hilbert Newton Newtonian Riemann Riemannian Euclidean Cartesian Boolean Kalman Shannon Turing Nash Pareto
  Zipf Bradford Lotka Kullback Leibler Wasserstein Lipschitz Jacobian Hessian Schrödinger Boltzmann Maxwell Einstein Darwin Darwinian Freud
  Alzheimer Parkinson Huntington Crohn Down Africa African America American Asia Asian Europe European Australia Australian Arabic
  Bengali Britain British Canada Canadian China Chinese Dutch England English Finnish France French German Germany Greek Hebrew Hindi India Indian Iran Ireland
  Irish Israel Italian Italy Japan Japanese Korea Korean Latin London Mexico Norwegian Paris Persian Poland Polish Portuguese Russia Russian Spain
  Spanish Swahili Swedish Taiwan Thai Turkey Turkish Ukraine Vietnam Vietnamese York Google Twitter Wikipedia Facebook Amazon Python Java Linux Windows
  Monday Friday January February March April June July August September October November December Internet Web`
    .split(/\s+/)
    .filter(Boolean),
);

const SMALL_WORD = /(?<![\p{L}\p{N}-])\p{Ll}[\p{Ll}'-]*(?![\p{L}\p{N}-])/gu;
/** A capital between small words: not the head of a sentence, not a run of capitals. */
const NAME = /(?<=\p{Ll}[,;]? )\p{Lu}\p{Ll}+(?=(?:'s)?(?:[ -]\p{Ll}|[,.;:)]))/gu;
const CAPITALIZED = /^\p{Lu}[\p{Ll}']*$/u;
const MIXED = /^\p{Lu}(?=.*\p{Ll})(?=.*\p{Lu}).+$/u;

/**
 * What a corpus says about capitals: a word that is somewhere written small is an ordinary word, and its capital in a title or at
 * the head of a sentence says nothing. A name is never written small, and has its capital between small words.
 */
export class SurfaceCase {
  private readonly small = new Set<string>();
  private readonly names = new Set<string>();

  /** @param prose running text, not titles in capitals */
  learn(prose: string): void {
    for (const [word] of prose.matchAll(SMALL_WORD)) {
      this.small.add(word);
      if (word.includes('-')) for (const part of word.split('-')) this.small.add(part);
    }
    for (const [word] of prose.matchAll(NAME)) this.names.add(word);
  }

  /** The word as it is written inside a sentence: "Transformers" -> "transformers", "Hedgehog" and "LLMs" as they are. */
  inSentence(word: string): string {
    if (!/\p{Lu}/u.test(word)) return word;
    return word
      .split('-')
      .map((part) => this.partInSentence(part))
      .join('-');
  }

  private partInSentence(part: string): string {
    const lower = part.toLowerCase();
    if (part.length < 2 || KNOWN_NAMES.has(part)) return part;
    if (CAPITALIZED.test(part)) return this.isSmall(lower) || !this.names.has(part) ? lower : part;
    // "ARchiTecture" shows where an acronym has its letters from.
    return MIXED.test(part) && !part.endsWith('s') && this.small.has(lower) ? lower : part;
  }

  private isSmall(word: string): boolean {
    if (this.small.has(word)) return true;
    return word.endsWith('s') ? this.small.has(word.slice(0, -1)) : this.small.has(`${word}s`);
  }
}

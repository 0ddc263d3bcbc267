import type { Paper } from '../model/corpus';
import type { Problem } from '../model/problem';

/** What is to be said of each citation: whether authors cite themselves, and which citations run forward in time. */
export function describeCitations(
  papers: readonly Paper[],
  { citing, cited }: { citing: Uint32Array; cited: Uint32Array },
): { selfCitation: Uint8Array; problems: Problem[] } {
  const selfCitation = new Uint8Array(citing.length);
  const problems: Problem[] = [];
  for (let i = 0; i < citing.length; i++) {
    const [from, to] = [papers[citing[i]!]!, papers[cited[i]!]!];
    if (from.authors.some((author) => to.authors.includes(author))) selfCitation[i] = 1;
    if (!isForward(from, to)) continue;
    problems.push({
      code: 'cites-forward',
      severity: 'note',
      message: `This paper of ${from.date!.year} cites “${to.title.slice(0, 60)}” of ${to.date!.year}. The citation is kept; check the two dates, if it is not a preprint or a paper in press.`,
      where: from.sources[0],
    });
  }
  return { selfCitation, problems };
}

/** By year, and by month where both are known. */
function isForward(from: Paper, to: Paper): boolean {
  if (!from.date || !to.date) return false;
  if (from.date.year !== to.date.year) return from.date.year < to.date.year;
  return from.date.month !== undefined && to.date.month !== undefined && from.date.month < to.date.month;
}

import type { Author } from '../model/corpus';
import type { Pace } from '../model/pace';
import type { PersonName } from '../model/record';
import { compareText, toSlug } from './fold-text';
import { matchNames } from './match-names';
import { formatName, normalizePerson, toNameForm, type NameForm } from './normalize-name';
import type { UniqueIds } from './unique-ids';

interface Mention {
  person: PersonName;
  name: string;
  form: NameForm;
}

/**
 * Gives each author one index, whatever the spelling, where that is safe (see matchNames).
 *
 * @param bylines names per paper, in byline order
 * @returns the authors, sorted by name key, and per paper their dense indices, each once
 */
export async function indexAuthors(
  bylines: readonly (readonly PersonName[])[],
  ids: UniqueIds,
  pace: Pace,
): Promise<{ authors: Author[]; authorsOf: number[][] }> {
  const mentions: Mention[][] = [];
  for (const [i, names] of bylines.entries()) {
    const rest = pace('merging', i, bylines.length);
    if (rest) await rest;
    mentions.push(names.map(toMention).filter((mention) => mention !== undefined));
  }
  const target = await joinSpellings(mentions, pace);

  const byKey = new Map<string, { mentions: Mention[]; papers: Set<number> }>();
  for (const [paper, list] of mentions.entries()) {
    const rest = pace('merging', paper, mentions.length);
    if (rest) await rest;
    for (const mention of list) {
      const key = target.get(mention.form.key) ?? mention.form.key;
      const entry = byKey.get(key) ?? { mentions: [], papers: new Set<number>() };
      entry.mentions.push(mention);
      entry.papers.add(paper);
      byKey.set(key, entry);
    }
  }
  const keys = [...byKey.keys()].sort(compareText);
  const index = new Map(keys.map((key, i) => [key, i]));
  const authors: Author[] = [];
  for (const [i, key] of keys.entries()) {
    const rest = pace('merging', i, keys.length);
    if (rest) await rest;
    const { mentions: own, papers } = byKey.get(key)!;
    const best = chooseSpelling(own.filter((mention) => mention.form.key === key));
    const orcid =
      best.person.orcid ??
      own
        .map((mention) => mention.person.orcid)
        .filter(isText)
        .sort(compareText)[0];
    const person = orcid === undefined ? best.person : { ...best.person, orcid };
    authors.push({
      id: ids.take(`a:${toSlug(best.name) || 'author'}`),
      name: best.name,
      person,
      papers: [...papers],
    });
  }
  const authorsOf = mentions.map((list) => [
    ...new Set(list.map((mention) => index.get(target.get(mention.form.key) ?? mention.form.key)!)),
  ]);
  return { authors, authorsOf };
}

function toMention(given: PersonName): Mention | undefined {
  const person = normalizePerson(given);
  const form = toNameForm(person);
  return form && { person, form, name: formatName(person) };
}

/** With more spellings of one family name and first letter than this, no two are safe to join (and each would be compared with each). */
const MAX_SPELLINGS = 3_000;

/** Spelling -> the spelling it is joined to. Only names with the same family name and first letter are compared. */
async function joinSpellings(
  mentions: readonly (readonly Mention[])[],
  pace: Pace,
): Promise<Map<string, string>> {
  const buckets = new Map<string, Map<string, NameForm>>();
  const papersOf = new Map<string, Set<number>>();
  for (const [paper, list] of mentions.entries()) {
    const rest = pace('merging', paper, mentions.length);
    if (rest) await rest;
    for (const { form } of list) {
      const papers = papersOf.get(form.key);
      if (papers) papers.add(paper);
      else papersOf.set(form.key, new Set([paper]));
      const bucket = `${form.group}|${form.given[0]?.[0] ?? ''}`;
      const forms = buckets.get(bucket);
      if (forms) forms.set(form.key, form);
      else buckets.set(bucket, new Map([[form.key, form]]));
    }
  }
  const together = (a: string, b: string): boolean => {
    const [few, many] = [papersOf.get(a)!, papersOf.get(b)!].sort((x, y) => x.size - y.size) as [
      Set<number>,
      Set<number>,
    ];
    for (const paper of few) if (many.has(paper)) return true;
    return false;
  };
  const joined = new Map<string, string>();
  let done = 0;
  for (const forms of buckets.values()) {
    const rest = pace('merging', done++, buckets.size);
    if (rest) await rest;
    if (forms.size < 2 || forms.size > MAX_SPELLINGS) continue;
    for (const [key, to] of matchNames([...forms.values()], together)) joined.set(key, to);
  }
  return joined;
}

/** The commonest spelling, but none in capitals throughout when there is another; then the one with accents, then the longer one. */
function chooseSpelling(mentions: readonly Mention[]): Mention {
  const counts = new Map<string, number>();
  for (const { name } of mentions) counts.set(name, (counts.get(name) ?? 0) + 1);
  const isShouted = (name: string) =>
    name.length > 3 && name === name.toUpperCase() && name !== name.toLowerCase();
  const accents = (name: string) => name.replace(/[ -~]/g, '').length;
  return [...mentions].sort(
    (a, b) =>
      Number(isShouted(a.name)) - Number(isShouted(b.name)) ||
      counts.get(b.name)! - counts.get(a.name)! ||
      accents(b.name) - accents(a.name) ||
      b.name.length - a.name.length ||
      compareText(a.name, b.name),
  )[0]!;
}

function isText(text: string | undefined): text is string {
  return text !== undefined;
}

import type { Alias } from '../model/corrections';
import type { PersonName } from '../model/record';
import { isParticle } from '../parsers/name-particles';
import { formatName, normalizePerson, toNameForm, type NameForm } from './normalize/normalize-name';

/** A name in a byline. */
export interface Mention {
  person: PersonName;
  /** As shown. */
  name: string;
  form: NameForm;
  /** Number of family and first letter (bucketOf), the same in all mentions of one reader. */
  bucket: number;
  /** "orcid:0000-0001-8448-4521", "openalex:A5023888391": empty where only the name is known. */
  tags: string[];
}

/** Identifiers that no two people share: a database's own numbers are given twice to one person often enough. */
export function isHardTag(tag: string): boolean {
  return tag.startsWith('orcid:') || tag.startsWith('dblp:');
}

/** Family and first letter: only names with the same are compared. */
export function bucketOf({ group, given }: NameForm): string {
  return `${group}|${given[0]?.[0] ?? ''}`;
}

/** Turns names as the files have them into mentions; undefined where nothing is left of one. Applies the reader's list of names. */
export function createMentionReader(aliases: readonly Alias[]): (person: PersonName) => Mention | undefined {
  const targets = new Map<string, PersonName>();
  for (const { from, to } of aliases) {
    const key = keyOfShown(from);
    if (key !== undefined && to.trim() !== '') targets.set(key, parseShownName(to));
  }
  const read = createReader();
  if (targets.size === 0) return read;
  return (given) => {
    let mention = read(given);
    const seen = new Set<string>();
    // One name may lead to another.
    while (mention && !seen.has(mention.form.key)) {
      seen.add(mention.form.key);
      const target: PersonName | undefined =
        targets.get(mention.form.key) ?? targets.get(keyOfShown(mention.name) ?? '');
      mention = (target && read({ ...target, ...identifiers(given) })) ?? mention;
    }
    return mention;
  };
}

/** A name without its identifiers. */
interface ReadName {
  person: PersonName;
  name: string;
  form: NameForm;
  bucket: number;
}

/** Reads names; each spelling once. */
function createReader(): (given: PersonName) => Mention | undefined {
  const names = new Map<string, ReadName | undefined>();
  const buckets = new Map<string, number>();
  return (given) => {
    const key = spellingOf(given);
    let known = names.get(key);
    if (known === undefined && !names.has(key)) names.set(key, (known = readName(given, buckets)));
    if (!known) return undefined;
    const person: PersonName = { ...known.person };
    const tags: string[] = [];
    const orcid = normalizeOrcid(given.orcid);
    if (orcid !== undefined) {
      person.orcid = orcid;
      tags.push(`orcid:${orcid}`);
    }
    if (given.role !== undefined && person.family === undefined) person.role = given.role;
    if (given.databaseId !== undefined) {
      person.databaseId = given.databaseId;
      tags.push(given.databaseId);
    }
    return { person, form: known.form, bucket: known.bucket, name: known.name, tags };
  };
}

/** Lengths stand before the parts, so that no two names have one spelling. */
function spellingOf({ family, given = '', particle = '', suffix = '', literal }: PersonName): string {
  if (family === undefined) return `=${literal ?? given}`;
  return `\n${family.length} ${given.length} ${particle.length} ${family}${given}${particle}${suffix}`;
}

function readName(
  { family, given, particle, suffix, literal }: PersonName,
  buckets: Map<string, number>,
): ReadName | undefined {
  const parts: PersonName = {};
  if (family !== undefined) parts.family = family;
  if (given !== undefined) parts.given = given;
  if (particle !== undefined) parts.particle = particle;
  if (suffix !== undefined) parts.suffix = suffix;
  if (literal !== undefined) parts.literal = literal;
  const person = normalizePerson(parts);
  const form = toNameForm(person);
  if (!form) return undefined;
  const letter = bucketOf(form);
  const bucket = buckets.get(letter) ?? buckets.size;
  buckets.set(letter, bucket);
  return { person, form, bucket, name: formatName(person) };
}

function identifiers({ orcid, databaseId }: PersonName): PersonName {
  return { ...(orcid === undefined ? {} : { orcid }), ...(databaseId === undefined ? {} : { databaseId }) };
}

/** "https://orcid.org/0000-0001-8448-4521" -> "0000-0001-8448-4521"; undefined when it is none. */
export function normalizeOrcid(text: string | undefined): string | undefined {
  return /\d{4}-\d{4}-\d{4}-\d{3}[\dXx]/.exec(text ?? '')?.[0].toUpperCase();
}

/** "van Eck, Nees Jan" -> its parts; a name without a comma is a body's. */
export function parseShownName(text: string): PersonName {
  const [family = '', given = '', suffix = ''] = text.split(',').map((part) => part.trim());
  if (given === '') return { literal: family };
  const words = family.split(' ');
  const particle: string[] = [];
  while (words.length > 1 && isParticle(words[0]!)) particle.push(words.shift()!);
  return {
    family: words.join(' '),
    given,
    ...(particle.length > 0 ? { particle: particle.join(' ') } : {}),
    ...(suffix === '' ? {} : { suffix }),
  };
}

function keyOfShown(text: string): string | undefined {
  return toNameForm(normalizePerson(parseShownName(text)))?.key;
}

/**
 * Who the authors of an entry are: in biblatex's annotations (`author+an:orcid = {1="0000-0002-1825-0097"}`; https://ctan.org/pkg/biblatex,
 * "Data annotations") and in the lists that Web of Science keeps beside the names (`ORCID-Numbers = {Carberry, Josiah/0000-0002-…}`).
 */
import type { PersonName } from '../../model/record';
import type { Fields } from './bibtex-fields';
import { latexToText } from './latex-to-text';

const LIST_FIELDS = ['author+an:orcid', 'author+an:databaseid', 'orcid-numbers', 'researcherid-numbers'];
const ORCID = /\d{4}-\d{4}-\d{4}-\d{3}[\dXx]/;

/** The names with their numbers where the entry has some; those without come back as they are. */
export function addNameIds(names: PersonName[], fields: Fields): PersonName[] {
  if (!LIST_FIELDS.some((field) => fields.has(field))) return names;
  const result = names.map((name) => ({ ...name }));
  for (const [position, value] of readAnnotation(fields.get('author+an:orcid'))) {
    const orcid = ORCID.exec(value)?.[0];
    if (orcid !== undefined && result[position]) result[position].orcid = orcid.toUpperCase();
  }
  for (const [position, value] of readAnnotation(fields.get('author+an:databaseid')))
    if (value !== '' && result[position]) result[position].databaseId = value;
  for (const [name, id] of readList(fields.get('orcid-numbers'))) {
    const person = ORCID.test(id) ? find(result, name) : undefined;
    if (person) person.orcid ??= ORCID.exec(id)![0].toUpperCase();
  }
  for (const [name, id] of readList(fields.get('researcherid-numbers'))) {
    const person = /^[A-Z]{1,3}-\d{4}-\d{4}$/.test(id) ? find(result, name) : undefined;
    if (person) person.databaseId ??= `researcherid:${id}`;
  }
  return result;
}

/** 1="…"; 3="…" -> places from 0 and values. */
function readAnnotation(raw: string | undefined): [number, string][] {
  if (raw === undefined) return [];
  return [...raw.matchAll(/(\d{1,5})\s{0,9}=\s{0,9}"([^"]{0,200})"/g)].map((match) => [
    Number(match[1]) - 1,
    latexToText(match[2]!),
  ]);
}

/** "Name, Given/number" one a line, or with semicolons between them. */
function readList(raw: string | undefined): [string, string][] {
  if (raw === undefined) return [];
  return latexToText(raw.replace(/\n/g, ';'))
    .split(';')
    .map((part): [string, string] => {
      const slash = part.lastIndexOf('/');
      return [part.slice(0, Math.max(0, slash)).trim(), part.slice(slash + 1).trim()];
    })
    .filter(([name, id]) => name !== '' && id !== '');
}

/** The only author whose family name and first initial fit. */
function find(people: PersonName[], name: string): PersonName | undefined {
  const [family = '', given = ''] = name.toLowerCase().split(',');
  const initial = given.trim().slice(0, 1);
  const fitting = people.filter((person) => {
    const last = [person.particle, person.family].filter(Boolean).join(' ').toLowerCase();
    return last === family.trim() && (person.given ?? '').slice(0, 1).toLowerCase() === initial;
  });
  return fitting.length === 1 ? fitting[0] : undefined;
}

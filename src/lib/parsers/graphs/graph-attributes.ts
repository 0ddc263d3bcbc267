/** What the attributes of nodes mean, by their names: every program has names of its own for the same things. */
import type { NodeFact } from '../../model/imported-graph';
import { cleanText } from '../clean-text';
import { parseDate } from '../parse-date';

/** What an attribute can be to us, with the names that it goes by; the first name that a node has wins. */
const NAMES = {
  label: ['label', 'name', 'nodelabel', 'displayname'],
  title: ['title', 'papertitle', 'articletitle', 'documenttitle'],
  x: ['x', 'posx', 'positionx', 'xcoord'],
  y: ['y', 'posy', 'positiony', 'ycoord'],
  size: ['size', 'vizsize', 'nodesize'],
  kind: ['kind', 'type', 'nodetype', 'entitytype', 'category', 'class'],
  year: ['year', 'publicationyear', 'pubyear', 'yearpublished', 'py'],
  date: ['date', 'publicationdate', 'pubdate', 'published'],
  url: ['url', 'uri', 'link', 'href', 'website'],
  doi: ['doi'],
  description: ['description', 'abstract', 'summary'],
  authors: ['authors', 'author', 'creators'],
  editors: ['editors', 'editor'],
  flags: ['flags'],
  venue: ['venue', 'journal', 'journaltitle', 'sourcetitle', 'containertitle'],
  citations: ['citations', 'timescited', 'citedby', 'citationcount'],
} as const;
type Role = keyof typeof NAMES;

/** Attributes that say which cluster a node is in; the first that a graph has is taken. */
const CLUSTER_NAMES = [
  'cluster',
  'modularityclass',
  'community',
  'group',
  'clusterid',
  'partition',
  'communityid',
];
const CLUSTER_LABEL_NAMES = [
  'topic',
  'clusterlabel',
  'clustername',
  'communitylabel',
  'communityname',
  'groupname',
];

/** Attributes of how a program draws: the app has its own colours. */
const DRAWING = new Set(['r', 'g', 'b', 'color', 'colour', 'rgb', 'imgurl', 'image']);

const ROLES = new Map<string, Role>(
  (Object.keys(NAMES) as Role[]).flatMap((role) => NAMES[role].map((name): [string, Role] => [name, role])),
);

/** "Modularity Class" and "modularity_class" are one name. */
export function normalizeAttribute(name: string): string {
  return name.toLowerCase().replace(/[\s_.:-]+/g, '');
}

/** The attributes of a node by what they mean. */
export interface ReadAttributes {
  roles: Map<Role, string>;
  /** Candidates for the cluster, by normal name. */
  clusters: Map<string, string>;
  clusterLabel?: string;
  /** The others, and those that may turn out to mean nothing. */
  facts: NodeFact[];
}

/** Sorts out attributes given as [name, value]; a name that comes twice counts with its last value. */
export function readAttributes(attributes: Iterable<readonly [string, string]>): ReadAttributes {
  const roles = new Map<Role, { rank: number; value: string }>();
  const clusters = new Map<string, string>();
  const facts = new Map<string, NodeFact>();
  let clusterLabel: { rank: number; value: string } | undefined;
  for (const [name, value] of attributes) {
    const key = normalizeAttribute(name);
    if (value.trim() === '' || DRAWING.has(key)) continue;
    const role = ROLES.get(key);
    if (CLUSTER_NAMES.includes(key)) clusters.set(key, cleanText(value));
    else if (CLUSTER_LABEL_NAMES.includes(key)) {
      const rank = CLUSTER_LABEL_NAMES.indexOf(key);
      if (!clusterLabel || rank < clusterLabel.rank) clusterLabel = { rank, value: cleanText(value) };
    } else if (role !== undefined) {
      const rank = (NAMES[role] as readonly string[]).indexOf(key);
      const known = roles.get(role);
      // A second date or address is kept as what the file says besides.
      if (known && known.rank < rank) facts.set(key, toFact(name, value));
      else roles.set(role, { rank, value });
    } else facts.set(key, toFact(name, value));
  }
  const read: ReadAttributes = {
    roles: new Map([...roles].map(([role, { value }]) => [role, value])),
    clusters,
    facts: [...facts.values()],
  };
  if (clusterLabel) read.clusterLabel = clusterLabel.value;
  return read;
}

/** The attribute of a graph that says the clusters: the first by name that any node has. */
export function chooseClusterAttribute(nodes: Iterable<ReadAttributes>): string | undefined {
  const present = new Set<string>();
  for (const { clusters } of nodes) for (const name of clusters.keys()) present.add(name);
  return CLUSTER_NAMES.find((name) => present.has(name));
}

const MOST_OF_A_FACT = 1000;

export function toFact(name: string, value: string): NodeFact {
  const text = cleanText(value).slice(0, MOST_OF_A_FACT);
  const number = toNumber(text);
  // "007" and numbers of thirty digits are names.
  const isNumber = number !== undefined && text.length <= 20 && !/^-?0\d/.test(text);
  return { name: cleanText(name), value: isNumber ? number : text };
}

/** A finite number; undefined for what is none or is empty. */
export function toNumber(text: string | undefined): number | undefined {
  if (text === undefined || text.trim() === '') return undefined;
  const number = Number(text);
  return Number.isFinite(number) ? number : undefined;
}

/** A year that papers can be of: a number (a mean year keeps its fraction), or the year of a date in words. */
export function toYear(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const number = toNumber(text);
  if (number !== undefined) return number >= 1000 && number < 2200 ? number : undefined;
  return parseDate(text)?.year;
}

/** A node of RDF/XML with its properties, by local names: prefixes and vocabularies differ from file to file. */
import { cleanText, stripMarkup } from '../clean-text';
import { elementsOf, textOf, type XmlElement } from './xml-tree';

export interface RdfNode {
  /** "Article"; "Description" where the file does not say. */
  type: string;
  /** As other nodes refer to it. */
  id: string | undefined;
  /** The nodes that stand in properties of these names. */
  nodes(...names: readonly string[]): RdfNode[];
  /** What properties of these names refer to without saying it themselves. */
  references(...names: readonly string[]): string[];
  /** The texts of properties of these names. */
  texts(...names: readonly string[]): string[];
  /** The first text of the first of these properties that has one. */
  text(...names: readonly string[]): string | undefined;
  has(...names: readonly string[]): boolean;
  /** Text with its line breaks. */
  raw(name: string): string | undefined;
}

/** A container of RDF's own (Seq, Bag, Alt) counts as the list of what it holds. */
const LISTS = new Set(['Seq', 'Bag', 'Alt', 'List']);

export function readNode(element: XmlElement): RdfNode {
  const properties = elementsOf(element);
  const named = (names: readonly string[]) =>
    names.flatMap((name) => properties.filter((property) => property.name === name));
  const texts = (names: readonly string[]) =>
    named(names).flatMap((property) => (isText(property) ? (clean(textOf(property)) ?? []) : []));
  const type = named(['type'])
    .map((property) => property.attributes.get('resource') ?? '')
    .map((resource) => /[#/](\w{1,60})$/.exec(resource)?.[1])
    .find(Boolean);
  return {
    type: element.name === 'Description' ? (type ?? element.name) : element.name,
    id: idOf(element),
    nodes: (...names) =>
      named(names)
        .flatMap((property) => heldNodes(property, 0))
        .map(readNode),
    references: (...names) => named(names).flatMap((property) => heldReferences(property, 0)),
    texts: (...names) => texts(names),
    text(...names) {
      for (const name of names) {
        const [first] = texts([name]);
        if (first !== undefined) return first;
        const attribute = element.attributes.get(name);
        if (attribute) return clean(attribute);
      }
      return undefined;
    },
    has: (...names) => named(names).length > 0,
    raw: (name) => named([name]).map((property) => textOf(property))[0],
  };
}

/** Tags of a text's own, with which a property is still a text. */
const MARKUP =
  /^(?:i|b|em|strong|sub|sup|sc|scp|span|p|u|tt|br|div|a|italic|bold|math|m(?:i|n|o|s|row|sub|sup|subsup|frac|sqrt|root|text|over|under|space|style)|semantics|annotation)$/i;

/** Whether a property holds a text, perhaps with mark-up in it, and not nodes. */
function isText(property: XmlElement): boolean {
  const elements = elementsOf(property);
  if (elements.length === 0 || property.attributes.get('parseType') === 'Literal') return true;
  if (property.content.some((part) => typeof part === 'string' && part.trim() !== '')) return true;
  return elements.every(({ name }) => MARKUP.test(name));
}

function clean(text: string): string | undefined {
  return cleanText(stripMarkup(text)) || undefined;
}

function idOf({ attributes }: XmlElement): string | undefined {
  const id = attributes.get('ID');
  return attributes.get('about') ?? attributes.get('nodeID') ?? (id === undefined ? undefined : `#${id}`);
}

function heldNodes(property: XmlElement, depth: number): XmlElement[] {
  // Its own properties stand in it directly.
  if (property.attributes.get('parseType') === 'Resource') return [{ ...property, name: 'Description' }];
  return elementsOf(property).flatMap((node) =>
    LISTS.has(node.name) && depth < 9
      ? elementsOf(node).flatMap((item) => heldNodes(item, depth + 1))
      : // A node that says nothing is only referred to.
        elementsOf(node).length === 0 && idOf(node) !== undefined
        ? []
        : [node],
  );
}

function heldReferences(property: XmlElement, depth: number): string[] {
  const own = property.attributes.get('resource') ?? property.attributes.get('nodeID');
  if (own !== undefined) return [own];
  return elementsOf(property).flatMap((node) => {
    if (LISTS.has(node.name) && depth < 9)
      return elementsOf(node).flatMap((item) => heldReferences(item, depth + 1));
    return elementsOf(node).length === 0 ? (idOf(node) ?? []) : [];
  });
}

import type { Problem } from '../../model/problem';
import type { PaperRecord } from '../../model/record';
import type { TextParser } from '../parser';
import { addContainer, readContainer, type Container } from './rdf-container';
import { readNode, type RdfNode } from './rdf-node';
import { personOfNode, readItem, type ItemLinks } from './rdf-item';
import { DOCUMENT_TYPES, PASSED_OVER } from './rdf-types';
import { readDoiLink } from './xml-fields';
import { findRoot, notePassedOver, readXmlRecords, type XmlFormat } from './xml-records';
import type { PersonName, Reference } from '../../model/record';

/**
 * Zotero's RDF export, and other bibliographies in RDF/XML that use the vocabularies which Zotero reads: Bibliontology (bibo), Dublin
 * Core, FOAF, PRISM and schema.org. https://www.zotero.org/support/kb/exporting, https://www.w3.org/TR/rdf-syntax-grammar/
 *
 * Attachments, notes, annotations and collections are no papers and are passed over. Journals and people may stand anywhere in the file;
 * they are joined to the papers at the end.
 */
export const zoteroRdfParser: TextParser = {
  kind: 'text',
  id: 'zotero-rdf',
  label: 'Zotero RDF',
  extensions: ['rdf', 'xml'],
  detect(sample) {
    const root = findRoot(sample);
    if (!root) return 0;
    if (/zotero\.org\/namespaces\/export/.test(sample)) return root.name === 'RDF' ? 0.98 : 0.6;
    if (root.name !== 'RDF') return 0;
    const isBibliography =
      /purl\.org\/(?:net\/biblio|ontology\/bibo)|schema\.org/.test(sample) &&
      [...sample.matchAll(/<(?:[\w.-]{1,20}:)([A-Z]\w{2,40})[\s>]/g)].some(([, name]) =>
        DOCUMENT_TYPES.has(name!),
      );
    return isBibliography ? 0.85 : 0;
  },
  parse(input, context) {
    return readXmlRecords(input, context, createFormat());
  },
};

type Linked = PaperRecord & { links?: ItemLinks };

/** Gathers what the items refer to while the file is read. */
function createFormat(): XmlFormat {
  const containers = new Map<string, Container>();
  const people = new Map<string, PersonName>();
  let passedOver = 0;
  return {
    code: 'zotero-rdf',
    layout: {
      // Nodes are named for their class, with a capital letter; a property stands here only where the start tag of a node is lost.
      isRecord: (name, parents) => parents.length < 2 && /^[A-Z][a-z]/.test(name),
      names: [],
      mayBegin: (tag) => /\s(?:[\w.-]{1,20}:)?about\s{0,9}=/.test(tag),
    },
    emptyMessage: 'There is no item in the file. Export the library again and choose Zotero RDF.',
    toRecord({ element }) {
      const node = readNode(element);
      const itemType = node.text('itemType');
      if (PASSED_OVER.has(itemType ?? node.type)) {
        passedOver++;
        return undefined;
      }
      if (node.id !== undefined) {
        const person = personOfNode(node);
        if (person) people.set(node.id, person);
        else containers.set(node.id, readContainer(node));
      }
      return isItem(node) ? readItem(node) : undefined;
    },
    finish(records: Linked[], problems: Problem[]) {
      linkItems(records, containers, people);
      notePassedOver(
        'zotero-rdf-annexes',
        passedOver,
        'an attachment, note or collection',
        'attachments, notes or collections',
        problems,
      );
    },
  };
}

function isItem(node: RdfNode): boolean {
  return (
    node.text('itemType') !== undefined ||
    DOCUMENT_TYPES.has(node.type) ||
    (node.type === 'Description' &&
      node.text('title') !== undefined &&
      node.has('creator', 'authors', 'authorList'))
  );
}

/** Gives the items what other nodes say about them, and drops those that are only what others appeared in. */
function linkItems(
  records: Linked[],
  containers: ReadonlyMap<string, Container>,
  people: ReadonlyMap<string, PersonName>,
): void {
  const holders = new Set(records.flatMap(({ links }) => links?.partOf ?? []));
  const keys = new Map(records.map(({ links, key }) => [links?.id, key]));
  const kept = records.filter(
    ({ links }) => !links || links.isMarked || links.id === undefined || !holders.has(links.id),
  );
  for (const record of kept) {
    const { links } = record;
    delete record.links;
    if (!links) continue;
    const named = (all: ItemLinks['makers']) =>
      all.flatMap((one) => (typeof one === 'string' ? (people.get(one) ?? []) : one));
    if (links.makers.length > 0) record.authors = named(links.makers);
    const editors = named(links.editors);
    if (editors.length > 0) record.editors = editors;
    for (const id of links.partOf) addContainer(record, containers.get(id), containers);
    for (const id of links.cites) {
      const reference = referenceTo(id, keys);
      if (reference) record.references.push(reference);
    }
  }
  records.length = 0;
  for (const record of kept) records.push(record);
}

function referenceTo(
  id: string,
  keys: ReadonlyMap<string | undefined, string | undefined>,
): Reference | undefined {
  const key = keys.get(id);
  if (key !== undefined) return { key };
  const doi = readDoiLink(id);
  return doi === undefined ? undefined : { doi };
}

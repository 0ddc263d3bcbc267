/**
 * GraphML (http://graphml.graphdrawing.org/primer/graphml-primer.html): nodes and edges with data under declared keys. Of yEd's drawings the
 * place and the name of a node are read; ports and hyperedges are reported and left out.
 */
import type { ParseResult } from '../../model/record';
import { normalizeAttribute, toNumber } from './graph-attributes';
import { createGraphBuilder, type RawLink } from './graph-builder';
import type { RawNode } from './graph-nodes';
import { readGraphXml, type XmlHandlers } from './graph-xml';
import type { ParseContext, TextParser } from '../parser';
import type { TextInput } from '../text-input';

export const graphmlParser: TextParser = {
  kind: 'text',
  id: 'graphml',
  label: 'GraphML',
  extensions: ['graphml', 'xml'],
  detect(sample) {
    const start = sample.slice(0, 5000);
    if (!/^[^<\w{[]{0,99}</.test(start)) return 0;
    if (/<(?:\w{1,20}:)?graphml[\s>]/i.test(start)) return 0.98;
    // A damaged root.
    return /<graph[\s>]/.test(start) && /<node\s[^<>]{0,400}\bid=/.test(start) ? 0.5 : 0;
  },
  parse: parseGraphml,
};

/** Elements whose text is read. */
const TEXTS = new Set(['data', 'default', 'nodelabel', 'label.text']);
/** Elements that stand in no text, whatever the end tags say. */
const STRUCTURE = new Set(['graph', 'node', 'edge', 'key', 'port', 'hyperedge']);

interface Key {
  name: string;
  /** "node", "edge", "graph", "all" … */
  of: string;
  default?: string;
}

interface OpenItem {
  node?: RawNode;
  link?: RawLink;
  values: Map<string, string>;
}

async function parseGraphml(input: TextInput, { file }: ParseContext): Promise<ParseResult> {
  const builder = createGraphBuilder(file, 'graphml');
  const reader = createGraphmlReader(builder, file);
  const fault = await readGraphXml(input, reader.handlers);
  reader.end();
  if (fault) {
    builder.problems.push({
      code: 'graphml-broken',
      severity: 'warning',
      message: `The XML has a fault (${fault.reason.replace(/\.$/, '')}); what could be read was kept. Export the graph again if something is missing.`,
      where: { file, line: fault.line },
    });
  }
  return builder.finish(reader.words());
}

function createGraphmlReader(builder: ReturnType<typeof createGraphBuilder>, file: string) {
  const keys = new Map<string, Key>();
  const undeclared = new Set<string>();
  const leftOut = new Map<string, number>();
  let key: Key | undefined;
  let directed = false;
  let graphs = 0;
  let nested = false;
  /** A node may hold a graph with nodes of its own; the innermost item is the last. */
  const open: OpenItem[] = [];
  let dataKey: string | undefined;
  /** Keys of how a program draws. */
  const drawings = new Set<string>();
  /** Elements whose text is read, the innermost last, with the elements that are open in each: the text of those is a part of it. */
  let texts: { name: string; text: string; depth: number }[] = [];
  const ofGraph = new Map<string, string>();

  const valuesOf = ({ values }: OpenItem, of: 'node' | 'edge'): [string, string][] => {
    const all: [string, string][] = [];
    for (const [id, value] of values) all.push([keys.get(id)?.name ?? id, value]);
    for (const [id, one] of keys) {
      if (one.default !== undefined && !values.has(id) && (one.of === of || one.of === 'all'))
        all.push([one.name, one.default]);
    }
    return all;
  };
  const closeItem = () => {
    const item = open.pop();
    if (item?.node) builder.node({ ...item.node, attributes: valuesOf(item, 'node') });
    if (item?.link) {
      const values = new Map(
        valuesOf(item, 'edge').map(([name, value]) => [normalizeAttribute(name), value]),
      );
      const weight = values.get('weight') ?? values.get('strength');
      const kind = values.get('kind') ?? values.get('type') ?? values.get('relation');
      builder.link({
        ...item.link,
        ...(weight === undefined ? {} : { weight }),
        ...(kind === undefined ? {} : { kind }),
      });
    }
  };

  const handlers: XmlHandlers = {
    open(name, given, line) {
      const item = open.at(-1);
      const holder = texts.at(-1);
      if (STRUCTURE.has(name)) texts = [];
      else if (TEXTS.has(name)) texts.push({ name, text: '', depth: 0 });
      else if (holder) holder.depth++;
      switch (name) {
        case 'key': {
          const id = given.get('id');
          if (id === undefined) break;
          key = { name: given.get('attr.name') ?? id, of: given.get('for') ?? 'all' };
          keys.set(id, key);
          if (given.has('yfiles.type')) drawings.add(id);
          break;
        }
        case 'graph':
          nested ||= graphs > 0;
          if (graphs++ === 0 || given.has('edgedefault')) directed = given.get('edgedefault') === 'directed';
          break;
        case 'node':
          open.push({ node: { id: given.get('id'), attributes: [], line }, values: new Map() });
          break;
        case 'edge': {
          const own = given.get('directed');
          const link: RawLink = {
            source: given.get('source'),
            target: given.get('target'),
            directed: own === undefined ? directed : own === 'true' || own === '1',
            line,
          };
          open.push({ link, values: new Map() });
          break;
        }
        case 'port':
        case 'hyperedge':
          leftOut.set(name, (leftOut.get(name) ?? 0) + 1);
          break;
        case 'data': {
          const id = given.get('key');
          dataKey = id;
          if (id !== undefined && !keys.has(id)) undeclared.add(id);
          break;
        }
        case 'nodelabel':
        case 'label.text':
          if (dataKey !== undefined) drawings.add(dataKey);
          break;
        case 'geometry': {
          if (dataKey !== undefined) drawings.add(dataKey);
          // Drawings of yEd measure from the upper left corner.
          const [x, y] = [toNumber(given.get('x')), toNumber(given.get('y'))];
          const [width = 0, height = 0] = [toNumber(given.get('width')), toNumber(given.get('height'))];
          if (item?.node && x !== undefined && y !== undefined) {
            Object.assign(item.node, { x: x + width / 2, y: -(y + height / 2) });
          }
          break;
        }
        default:
      }
    },
    close(name) {
      const item = open.at(-1);
      const holder = texts.at(-1);
      const isHolder = holder?.name === name && holder.depth === 0;
      if (holder && !isHolder) holder.depth--;
      const value = isHolder ? texts.pop()!.text.trim() : '';
      if (name === 'node' || name === 'edge') closeItem();
      else if (name === 'default' && key && value !== '') key.default = value;
      else if (name === 'key') key = undefined;
      else if ((name === 'nodelabel' || name === 'label.text') && item?.node && value !== '')
        item.node.label ??= value;
      else if (name === 'data' && dataKey !== undefined) {
        if (value !== '' && !drawings.has(dataKey)) (item?.values ?? ofGraph).set(dataKey, value);
        dataKey = undefined;
      }
    },
    text(part) {
      const holder = texts.at(-1);
      if (holder) holder.text += part;
    },
  };
  return {
    handlers,
    /** What is still open when the file ends early is taken as it is. */
    end() {
      while (open.length > 0) closeItem();
    },
    words() {
      const note = (code: string, message: string) =>
        builder.problems.push({ code: `graphml-${code}`, severity: 'note', message, where: { file } });
      if (undeclared.size > 0) {
        const names = [...undeclared]
          .slice(0, 8)
          .map((id) => `“${id.slice(0, 40)}”`)
          .join(', ');
        note(
          'key-undeclared',
          `Data under ${names} has no key that says what it is; its name was taken for it.`,
        );
      }
      if (nested)
        note('nested', 'There are graphs inside nodes or several graphs; all nodes are shown side by side.');
      for (const [name, count] of leftOut)
        note(
          `${name}s`,
          `${count === 1 ? `A ${name} was` : `${count} ${name}s were`} left out: the map has nodes and links of two nodes only.`,
        );
      const titles = [...ofGraph].map(
        ([id, value]) => [(keys.get(id)?.name ?? id).toLowerCase(), value] as const,
      );
      return {
        title: titles.find(([name]) => name === 'title' || name === 'name' || name === 'label')?.[1] ?? '',
      };
    },
  };
}

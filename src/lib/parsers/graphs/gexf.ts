/**
 * GEXF, versions 1.1 to 1.3 (https://gexf.net): nodes with attributes, positions and sizes, and directed or undirected edges. Namespaces
 * are not looked at, for programs disagree on them.
 */
import type { ParseResult } from '../../model/record';
import { toNumber } from './graph-attributes';
import { createGraphBuilder, type RawLink } from './graph-builder';
import type { RawNode } from './graph-nodes';
import { readGraphXml, type XmlHandlers } from './graph-xml';
import type { ParseContext, TextParser } from '../parser';
import type { TextInput } from '../text-input';

export const gexfParser: TextParser = {
  kind: 'text',
  id: 'gexf',
  label: 'GEXF',
  extensions: ['gexf'],
  detect(sample) {
    const start = sample.slice(0, 5000);
    if (!/^[^<\w{[]{0,99}</.test(start)) return 0;
    if (/<(?:\w{1,20}:)?gexf[\s>]/i.test(start)) return 0.98;
    // A damaged root.
    return /<nodes[\s>]/.test(start) && /<node\s[^<>]{0,400}\bid=/.test(start) ? 0.6 : 0;
  },
  parse: parseGexf,
};

/** Elements that stand in no text, whatever the end tags say. */
const STRUCTURE = new Set(['graph', 'nodes', 'edges', 'node', 'edge', 'attributes', 'attribute']);

interface Attribute {
  title: string;
  default?: string;
}

type Given = ReadonlyMap<string, string>;

async function parseGexf(input: TextInput, { file }: ParseContext): Promise<ParseResult> {
  const builder = createGraphBuilder(file, 'gexf');
  const reader = createGexfReader(builder);
  const fault = await readGraphXml(input, reader.handlers);
  reader.end();
  if (fault) {
    builder.problems.push({
      code: 'gexf-broken',
      severity: 'warning',
      message: `The XML has a fault (${fault.reason.replace(/\.$/, '')}); what could be read was kept. Export the graph again if something is missing.`,
      where: { file, line: fault.line },
    });
  }
  return builder.finish(reader.words());
}

function createGexfReader(builder: ReturnType<typeof createGraphBuilder>) {
  const declared = { node: new Map<string, Attribute>(), edge: new Map<string, Attribute>() };
  let declaring: 'node' | 'edge' | undefined;
  let attribute: Attribute | undefined;
  let edgeType = 'undirected';
  /** Nodes may stand in nodes; the innermost is the last. */
  const open: { raw: RawNode; values: Map<string, string> }[] = [];
  let edge: { raw: RawLink; values: Map<string, string>; at: string | undefined } | undefined;
  let nested = false;
  let text: string | undefined;
  let inMeta = false;
  /** Elements that are open in the text that is read: their text is a part of it. */
  let depth = 0;
  const meta = new Map<string, string>();

  const openNode = (given: Given, line: number) => {
    nested ||= open.length > 0;
    const label = given.get('label');
    const start = given.get('start') ?? given.get('startopen');
    const raw: RawNode = {
      id: given.get('id'),
      attributes: [],
      line,
      ...(label === undefined ? {} : { label }),
    };
    if (start !== undefined) raw.start = start;
    open.push({ raw, values: new Map() });
  };
  const closeNode = () => {
    const last = open.pop();
    if (last) builder.node({ ...last.raw, attributes: withDefaults(last.values, declared.node) });
  };
  const openEdge = (given: Given, line: number) => {
    const type = (given.get('type') ?? edgeType).toLowerCase();
    const weight = given.get('weight');
    const kind = given.get('kind');
    edge = {
      raw: {
        source: given.get('source'),
        target: given.get('target'),
        directed: type === 'directed',
        line,
        ...(weight === undefined ? {} : { weight }),
        ...(kind === undefined ? {} : { kind }),
      },
      values: new Map(),
      at: given.get('label'),
    };
  };
  const closeEdge = () => {
    if (!edge) return;
    const values = new Map(
      withDefaults(edge.values, declared.edge).map(([name, value]) => [name.toLowerCase(), value]),
    );
    const weight = edge.raw.weight ?? values.get('weight');
    const kind = edge.raw.kind ?? values.get('kind') ?? values.get('type') ?? edge.at;
    builder.link({
      ...edge.raw,
      ...(weight === undefined ? {} : { weight }),
      ...(kind === undefined ? {} : { kind }),
    });
    edge = undefined;
  };

  const handlers: XmlHandlers = {
    open(name, given, line) {
      if (text !== undefined && !STRUCTURE.has(name)) {
        depth++;
        return;
      }
      text = undefined;
      depth = 0;
      switch (name) {
        case 'meta':
          inMeta = true;
          return;
        case 'graph':
          edgeType = given.get('defaultedgetype') ?? edgeType;
          break;
        case 'attributes':
          declaring = given.get('class') === 'edge' ? 'edge' : 'node';
          break;
        case 'attribute': {
          const id = given.get('id');
          if (!declaring || id === undefined) break;
          attribute = { title: given.get('title') ?? id };
          declared[declaring].set(id, attribute);
          break;
        }
        case 'node':
          openNode(given, line);
          break;
        case 'edge':
          openEdge(given, line);
          break;
        case 'attvalue': {
          const id = given.get('for') ?? given.get('id');
          const value = given.get('value');
          if (id !== undefined && value !== undefined) (edge ?? open.at(-1))?.values.set(id, value);
          break;
        }
        case 'spell': {
          const last = open.at(-1);
          const start = given.get('start') ?? given.get('startopen');
          if (last && !edge && start !== undefined) last.raw.start ??= start;
          break;
        }
        case 'position': {
          const last = open.at(-1);
          const [x, y] = [toNumber(given.get('x')), toNumber(given.get('y'))];
          if (last && !edge && x !== undefined && y !== undefined) Object.assign(last.raw, { x, y });
          break;
        }
        case 'size': {
          const last = open.at(-1);
          const size = toNumber(given.get('value'));
          if (last && !edge && size !== undefined) last.raw.size = size;
          break;
        }
        default:
      }
      if (inMeta || name === 'default') text = '';
    },
    close(name) {
      if (depth > 0) {
        depth--;
        return;
      }
      if (name === 'node') closeNode();
      else if (name === 'edge') closeEdge();
      else if (name === 'attributes') declaring = undefined;
      else if (name === 'meta') inMeta = false;
      else if (name === 'default' && attribute && text !== undefined && text.trim() !== '')
        attribute.default = text.trim();
      else if (inMeta && text !== undefined && text.trim() !== '') meta.set(name, text);
      text = undefined;
    },
    text(part) {
      if (text !== undefined) text += part;
    },
  };
  return {
    handlers,
    /** What is still open when the file ends early is taken as it is. */
    end() {
      closeEdge();
      while (open.length > 0) closeNode();
    },
    words() {
      if (nested) {
        builder.problems.push({
          code: 'gexf-nested',
          severity: 'note',
          message: 'Some nodes stand inside others; all of them are shown side by side.',
        });
      }
      return { title: meta.get('title') ?? '' };
    },
  };
}

/** Values under their attributes' names, with the defaults of those that are not given. */
function withDefaults(
  values: ReadonlyMap<string, string>,
  declared: ReadonlyMap<string, Attribute>,
): [string, string][] {
  const all: [string, string][] = [];
  for (const [id, value] of values) all.push([declared.get(id)?.title ?? id, value]);
  for (const [id, { title, default: value }] of declared) {
    if (value !== undefined && !values.has(id)) all.push([title, value]);
  }
  return all;
}

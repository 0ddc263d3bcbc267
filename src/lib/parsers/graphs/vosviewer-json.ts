/**
 * VOSviewer JSON files: {"network": {"items": […], "links": […], "clusters": […]}, "config": {…}, "info": {…}}
 * (https://app.vosviewer.com/docs/file-types/json-file-type/). Descriptions are HTML.
 */
import type { NodeFact } from '../../model/imported-graph';
import type { ParseResult } from '../../model/record';
import { cleanValue } from '../clean-text';
import { toFact, toNumber } from './graph-attributes';
import { createGraphBuilder } from './graph-builder';
import type { RawNode } from './graph-nodes';
import { htmlToLine } from './graph-text';
import type { JsonParser, ParseContext } from '../parser';
import { isObject, listOf, objectsOf, type Json } from '../json/json-values';

export const vosviewerJsonParser: JsonParser = {
  kind: 'json',
  id: 'vosviewer-json',
  label: 'VOSviewer JSON',
  extensions: ['json'],
  detect(value) {
    if (!isObject(value) || !isObject(value.network)) return 0;
    const { items, links } = value.network;
    return Array.isArray(items) ||
      (Array.isArray(links) && objectsOf(links).some((link) => 'source_id' in link))
      ? 0.97
      : 0;
  },
  parse: parseVosviewerJson,
};

async function parseVosviewerJson(value: unknown, { file, progress }: ParseContext): Promise<ParseResult> {
  const root = isObject(value) ? value : {};
  const network = isObject(root.network) ? root.network : {};
  const builder = createGraphBuilder(file, 'vosviewer');
  const items = listOf(network.items);
  const links = listOf(network.links);
  for (const [i, item] of items.entries()) {
    const yielded = progress('reading', i, items.length + links.length);
    if (yielded) await yielded;
    if (isObject(item)) builder.node(toNode(item));
    else builder.node({ id: undefined, attributes: [] });
  }
  for (const [i, link] of links.entries()) {
    const yielded = progress('reading', items.length + i, items.length + links.length);
    if (yielded) await yielded;
    const { source_id: source, target_id: target, strength } = isObject(link) ? link : {};
    builder.link({
      source: cleanValue(source),
      target: cleanValue(target),
      directed: false,
      ...(strength === undefined || strength === null ? {} : { weight: cleanValue(strength) ?? 'none' }),
    });
  }
  const config = isObject(root.config) ? root.config : {};
  const terminology = isObject(config.terminology) ? config.terminology : {};
  const info = isObject(root.info) ? root.info : {};
  const item = cleanValue(terminology.item);
  return builder.finish({
    title: htmlToLine(cleanValue(info.title) ?? ''),
    ...(item === undefined ? {} : { item }),
    clusterLabels: readClusterLabels(network.clusters),
    bare: items.length === 0,
  });
}

function toNode(item: Json): RawNode {
  const { id, label, x, y, weights, scores, cluster, ...others } = item;
  const attributes: [string, string][] = [];
  const key = cleanValue(cluster);
  if (key !== undefined && key !== '0') attributes.push(['cluster', key]);
  for (const [name, value] of Object.entries(others)) {
    // A bare name would be lost in the list of attributes; what is no text is no fact.
    const text = typeof value === 'string' ? value : cleanValue(value);
    if (text !== undefined) attributes.push([name, text]);
  }
  const px = toNumber(cleanValue(x));
  const py = toNumber(cleanValue(y));
  const name = cleanValue(label);
  return {
    id: cleanValue(id) ?? name,
    ...(name === undefined ? {} : { label: name }),
    ...(px === undefined ? {} : { x: px }),
    ...(py === undefined ? {} : { y: py }),
    attributes,
    weights: toFacts(weights),
    scores: toFacts(scores),
  };
}

function toFacts(value: unknown): NodeFact[] {
  if (!isObject(value)) return [];
  return Object.entries(value).flatMap(([name, each]) => {
    const text = cleanValue(each);
    return text === undefined ? [] : [toFact(name, text)];
  });
}

function readClusterLabels(value: unknown): Map<string, string> {
  return new Map(
    objectsOf(value).flatMap((cluster): [string, string][] => {
      const key = cleanValue(cluster.cluster);
      const label = htmlToLine(cleanValue(cluster.label) ?? '');
      return key === undefined || label === '' ? [] : [[key, label]];
    }),
  );
}

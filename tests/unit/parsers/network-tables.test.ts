import { describe, expect, it } from 'vitest';
import { joinGraphs } from '../../../src/lib/parsers/graphs/graph-join';
import { codes, fixture, readText } from './read';

const linksOf = (graph: NonNullable<Awaited<ReturnType<typeof readText>>['graph']>) =>
  graph.links.map(({ source, target, weight }) => [
    graph.nodes[source]!.label,
    graph.nodes[target]!.label,
    weight,
  ]);

describe('Pajek', () => {
  it('reads vertices with and without quotation marks, arcs, edges and lists', async () => {
    const read = await readText(fixture('formats/bridges.net'), 'x.net');
    expect(read.files[0]!.format).toBe('pajek');
    expect(codes(read)).toEqual([]);
    expect(read.graph!.nodes.map(({ label }) => label)).toEqual([
      'stone arch',
      'rope span',
      'ford',
      'ferry',
      'toll, old',
    ]);
    expect(linksOf(read.graph!)).toEqual([
      ['stone arch', 'rope span', 3],
      ['rope span', 'stone arch', 1.5],
      ['ford', 'ferry', 1],
      ['stone arch', 'toll, old', 1],
      ['rope span', 'toll, old', 1],
    ]);
  });

  it('turns the plane over: Pajek counts downwards', async () => {
    const { graph } = await readText('*Vertices 2\n1 a 0.1 0.2\n2 b 0.3 0.9\n*Edges\n1 2\n');
    expect(graph!.nodes.map(({ x, y }) => [x, y])).toEqual([
      [0.1, -0.2],
      [0.3, -0.9],
    ]);
  });

  it('names vertices that are only counted, and reads a matrix', async () => {
    const { graph } = await readText('*Vertices 3\n*Matrix\n0 1 0\n0 0 2\n0 0 0\n');
    expect(graph!.nodes.map(({ label }) => label)).toEqual(['1', '2', '3']);
    expect(linksOf(graph!)).toEqual([
      ['1', '2', 1],
      ['2', '3', 2],
    ]);
  });

  it.each([
    ['"a ""b"" c"', 'a "b" c'],
    ['"""Fog"" and ice"', '"Fog" and ice'],
    ['"ice and ""fog"""', 'ice and "fog"'],
    ['""""', '"'],
    ['"a \\"b\\" c"', 'a "b" c'],
    ['"C:\\\\tide \\"b\\""', 'C:\\tide "b"'],
    ['"C:\\tide\\"', 'C:\\tide\\'],
    ['"a "b" c"', 'a "b" c'],
    ['"of the 3" pipe"', 'of the 3" pipe'],
    ['"a &#34;b&#34; &#38;#34;"', 'a "b" &#34;'],
    ['"two  words"', 'two words'],
    ['""', '1'],
  ])('reads the label %s whole', async (written, label) => {
    for (const rest of [
      '0.1 0.2 0.5',
      '  0.1\t0.2 0.5 ic "Light Red"',
      '0.1 0.2 0.5 box ic Red bc "Black"',
    ]) {
      const { graph } = await readText(`*Vertices 2\n1 ${written} ${rest}\n2 b 0.3 0.4\n*Edges\n1 2\n`);
      expect(graph!.nodes[0]).toMatchObject({ label, x: 0.1, y: -0.2 });
      expect(linksOf(graph!)).toEqual([[label, 'b', 1]]);
    }
    const { graph } = await readText(`*Vertices 2\n1 ${written}\n2 b\n*Edges\n1 2\n`);
    expect(graph!.nodes[0]).toMatchObject({ label });
  });

  it('takes a quotation mark that nothing closes for a letter', async () => {
    const { graph } = await readText('*Vertices 2\n1 "open 0.1 0.2\n2 3" 0.3 0.4\n*Edges\n1 2\n');
    expect(graph!.nodes.map(({ label }) => label)).toEqual(['"open', '3"']);
  });

  it('says which line it could not read, and keeps the others', async () => {
    const read = await readText('*Vertices 2\n1 a\n2 b\n*Edges\nhere there\n1 2\n');
    expect(codes(read)).toEqual(['pajek-line-unreadable']);
    expect(read.files[0]!.problems[0]!.where?.line).toBe(5);
    expect(read.unread.map(({ text }) => text)).toEqual(['here there']);
    expect(read.graph!.links).toHaveLength(1);
  });
});

describe('edge tables', () => {
  it.each([
    ['Source,Target,Weight', ','],
    ['from;to;weight', ';'],
    ['source_id\ttarget_id\tvalue', '\t'],
    ['Node1,Node2,count', ','],
  ])('are told by the two ends in “%s”', async (header, mark) => {
    const text = [header, ['a', 'b', '2'].join(mark), ['b', 'c', '1'].join(mark)].join('\n');
    const { graph, files } = await readText(text, 'x.csv');
    expect(files[0]!.format).toBe('edge-table');
    expect(linksOf(graph!)).toEqual([
      ['a', 'b', 2],
      ['b', 'c', 1],
    ]);
  });

  it('have their nodes from a table beside them, in whatever order the files come', async () => {
    const nodes = (await readText(fixture('formats/bridges-nodes.csv'), 'nodes.csv')).graph!;
    const edges = (await readText(fixture('formats/bridges-edges.csv'), 'edges.csv')).graph!;
    for (const graphs of [
      [nodes, edges],
      [edges, nodes],
    ]) {
      const { graph, problems } = joinGraphs(graphs);
      expect(problems).toEqual([]);
      expect(graph!.nodes.map(({ label }) => label)).toEqual([
        'stone arch',
        'rope span',
        'ford',
        'toll, old',
      ]);
      expect(linksOf(graph!)).toEqual([
        ['stone arch', 'rope span', 2.5],
        ['rope span', 'ford', 1],
        ['stone arch', 'toll, old', 4],
      ]);
    }
  });

  it('are no tables of papers, whose source is a journal', async () => {
    const { records } = await readText('Title,Source,Target,Year\nOn arches,Journal of Bridges,x,2018\n');
    expect(records).toMatchObject([{ title: 'On arches', venue: 'Journal of Bridges' }]);
  });
});

describe('citations as a table', () => {
  it('become works that cite each other', async () => {
    const { records, files } = await readText(fixture('formats/opencitations.csv'), 'x.csv');
    expect(files[0]!.format).toBe('opencitations-csv');
    expect(records.map(({ doi, date, references }) => [doi, date?.year, references.length])).toEqual([
      ['10.5555/arch.2', 2019, 1],
      ['10.5555/arch.1', undefined, 0],
      ['10.5555/arch.3', 2021, 2],
    ]);
    expect(records[2]!.references).toEqual([{ doi: '10.5555/arch.1' }, { doi: '10.5555/arch.2' }]);
  });

  it('say which row names one work only', async () => {
    const read = await readText('citing,cited\n10.5555/a,10.5555/b\n10.5555/a,\n');
    expect(codes(read)).toEqual(['opencitations-row-unreadable']);
    expect(read.files[0]!.problems[0]!.where?.line).toBe(3);
  });
});

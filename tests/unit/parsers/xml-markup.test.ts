import { describe, expect, it } from 'vitest';
import { readText } from './read';

const MATH = '<mml:math xmlns:mml="m"><mml:msup><mml:mi>x</mml:mi><mml:mn>2</mml:mn></mml:msup></mml:math>';
const TITLE = `Fog in <i>Phoca</i> and H<sub>2</sub>O: ${MATH}`;
const PLAIN = 'Fog in Phoca and H2O: x2';
const WORD = '<i>Phoca</i> fog';

describe('titles and keywords with mark-up', () => {
  it.each([
    [
      'EndNote',
      `<xml><records><record><ref-type name="Journal Article">17</ref-type><titles><title><style>${TITLE}</style></title></titles>
       <keywords><keyword><style face="normal">x </style>${WORD}</keyword></keywords></record></records></xml>`,
      ['x Phoca fog'],
    ],
    [
      'PubMed',
      `<PubmedArticleSet><PubmedArticle><MedlineCitation><PMID>1</PMID><Article><ArticleTitle>${TITLE}.</ArticleTitle></Article>
       <KeywordList><Keyword>${WORD}</Keyword></KeywordList></MedlineCitation></PubmedArticle></PubmedArticleSet>`,
      ['Phoca fog'],
    ],
    [
      'MODS',
      `<mods xmlns="http://www.loc.gov/mods/v3"><titleInfo><title>${TITLE}</title></titleInfo><subject><topic>${WORD}</topic></subject></mods>`,
      ['Phoca fog'],
    ],
    [
      'dblp',
      `<dblp><article key="journals/x/y" mdate="2020-01-01"><title>${TITLE}.</title><year>2020</year></article></dblp>`,
      [],
    ],
    [
      'ACL',
      `<collection id="P19"><volume id="1"><meta><booktitle>B</booktitle></meta><paper id="1"><title>${TITLE}</title></paper></volume></collection>`,
      [],
    ],
    [
      'Atom',
      `<feed xmlns="http://www.w3.org/2005/Atom"><entry><id>http://arxiv.org/abs/2001.00001v1</id><title type="xhtml"><div>${TITLE}</div></title></entry></feed>`,
      [],
    ],
    [
      'RDF',
      `<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:z="http://www.zotero.org/namespaces/export#" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:bib="http://purl.org/net/biblio#"><bib:Article rdf:about="#a"><z:itemType>journalArticle</z:itemType>
       <dc:title>${TITLE}</dc:title><dc:subject>${WORD}</dc:subject><dc:subject rdf:parseType="Literal"><i>Phoca</i></dc:subject></bib:Article></rdf:RDF>`,
      ['Phoca fog', 'Phoca'],
    ],
  ])('%s', async (_, xml, keywords) => {
    const { records } = await readText(xml, 'x.xml');
    expect(records).toHaveLength(1);
    expect(records[0]!.title).toBe(PLAIN);
    expect(records[0]!.keywords).toEqual(keywords);
  });

  it('escaped mark-up in Atom and JATS tags elsewhere', async () => {
    const atom = `<feed xmlns="http://www.w3.org/2005/Atom"><entry><id>http://arxiv.org/abs/2001.00001v1</id><title>Of &lt;i&gt;Phoca&lt;/i&gt;</title></entry></feed>`;
    expect((await readText(atom, 'x.xml')).records[0]!.title).toBe('Of Phoca');
    const ris = 'TY  - JOUR\nTI  - Of <italic>Phoca</italic>\nER  - \n';
    expect((await readText(ris, 'x.ris')).records[0]!.title).toBe('Of Phoca');
  });
});

describe('graphs', () => {
  const label = (xml: string) =>
    `<graphml><key id="d5" for="node" yfiles.type="nodegraphics"/><key id="l" for="node" attr.name="label"/><graph>
     <node id="a"><data key="d5"><y:ShapeNode xmlns:y="y"><y:Geometry x="0" y="0" width="2" height="2"/>${xml}</y:ShapeNode></data></node>
     <node id="b"><data key="l">Kelp <i>forest</i> edge</data></node></graph></graphml>`;

  it.each([
    '<y:NodeLabel>fog<y:LabelModel><y:SmartNodeLabelModel distance="4"/></y:LabelModel> bank</y:NodeLabel>',
    '<y:NodeLabel><y:LabelModel/>fog bank</y:NodeLabel>',
    '<y:Label><y:Label.Text><![CDATA[fog bank]]></y:Label.Text></y:Label>',
  ])('GraphML: %s', async (xml) => {
    const { graph } = await readText(label(xml), 'x.graphml');
    expect(graph!.nodes).toMatchObject([
      { label: 'fog bank', facts: [], x: 1, y: -1 },
      { label: 'Kelp forest edge' },
    ]);
  });

  it('GEXF: what stands in its description and defaults', async () => {
    const xml = `<gexf><meta><title>Map of <i>Phoca</i> fog</title></meta><graph><attributes class="node"><attribute id="0" title="label">
      <default>sea <b>fog</b></default></attribute></attributes><nodes><node id="a"/><node id="b" label="c"/></nodes><edges><edge source="a" target="b"/></edges></graph></gexf>`;
    const { graph } = await readText(xml, 'x.gexf');
    expect(graph!.title).toBe('Map of Phoca fog');
    expect(graph!.nodes.map((node) => node.label)).toEqual(['sea fog', 'c']);
  });
});

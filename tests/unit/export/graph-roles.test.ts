import { describe, expect, it } from 'vitest';
import { writeNetwork } from '../../../src/lib/export/network-files';
import { toGraphology } from '../../../src/lib/networks/to-graphology';
import { readText } from '../parsers/read';
import { makeMap } from './make-map';

const TEXT = `
@article{tin, author={Roe, Jo and others}, title={RETRACTED: Rain on tin roofs of small towns}, year=2013, abstract={Rain falls on tin roofs.}}
@article{slate, author={Roe, Jo and Ahl, Ann}, title={Rain on slate roofs of small towns}, year=2014, note={Erratum in: Rain J. 2015}, abstract={Rain falls on slate roofs.}}
@proceedings{days, editor={van der Lund, Mette and {Institute of Rain}}, title={Rain on roofs and the days of it}, year=2012, abstract={Rain falls on roofs.}}
@article{plain, author={Ahl, Ann}, title={Rain on roofs of straw in small towns}, year=2016, abstract={Rain falls on straw roofs.}}`;

describe('roles and flags in graph files', () => {
  it.each(['gexf', 'graphml'] as const)('%s has them as attributes, and they come back', async (format) => {
    const { input, snapshot } = await makeMap('rain.bib', TEXT);
    const text = writeNetwork(format, { input, snapshot, graph: toGraphology(snapshot) });
    expect(text).toContain('retracted; authors-cut');
    const { records, files } = await readText(text, `rain.${format}`);
    expect(files[0]!.format).toBe(format);
    const byKey = new Map(records.map((record) => [record.key, record]));
    expect(byKey.get('tin')).toMatchObject({ flags: ['retracted', 'authors-cut'] });
    expect(byKey.get('slate')).toMatchObject({ flags: ['corrected'] });
    expect(byKey.get('days')).toMatchObject({
      authors: [],
      editors: [{ family: 'Lund', given: 'Mette', particle: 'van der' }, { literal: 'Institute of Rain' }],
    });
    expect(byKey.get('plain')).not.toHaveProperty('flags');
    expect(byKey.get('plain')).not.toHaveProperty('editors');
  });

  it('leaves another program’s flags as what its file says', async () => {
    const gexf = `<gexf version="1.3"><graph><attributes class="node"><attribute id="0" title="flags" type="string"/><attribute id="1" title="doi" type="string"/></attributes>
<nodes><node id="a" label="Rain"><attvalues><attvalue for="0" value="blue ones"/><attvalue for="1" value="10.5555/a"/></attvalues></node></nodes></graph></gexf>`;
    const { records, graph } = await readText(gexf, 'x.gexf');
    expect(records[0]).not.toHaveProperty('flags');
    expect(graph?.nodes[0]!.facts).toEqual([{ name: 'flags', value: 'blue ones' }]);
  });
});

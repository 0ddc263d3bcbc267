/** Every network and unit through the real command line: what was asked for is what the file holds. */
import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import type { MapFile } from '../../src/lib/model/exchange/map-file';
import { NETWORK_NAMES, type NetworkName, type NodeKind } from '../../src/lib/model/network';
import { NETWORK_OPTIONS } from '../../src/lib/model/network-options';
import { DEFAULT_SETTINGS, type Settings, type Unit } from '../../src/lib/model/settings';
import type { Row, Section } from './row';

const LANDMARKS = 'static/samples/landmarks.json';
const PSCP = '../shared/data/formats/paperscape/pscp-1993.csv';
/** What the nodes of each unit may be. Cited works that are among the papers stand as these. */
const KINDS: Record<Unit, NodeKind[]> = {
  papers: ['paper'],
  works: ['paper', 'work'],
  authors: ['author'],
  sources: ['source'],
  keywords: ['keyword'],
};

export const section: Section = {
  title: 'Networks from the command line: nodes, links, seconds',
  needs: [LANDMARKS],
  async measure() {
    const rows: Row[] = [];
    for (const file of [LANDMARKS, PSCP]) {
      const has = await inspect(file);
      if (!has) continue;
      for (const network of NETWORK_NAMES) {
        if (network === 'imported') continue;
        const { units } = NETWORK_OPTIONS[network];
        for (const unit of units.length > 0 ? units : [null])
          rows.push(await measureOne(file, network, unit, has));
      }
    }
    return rows;
  },
};

interface Has {
  authors: number;
  venues: number;
  citations: number;
}

/** What the command line says is in a file; null where there is no such file. */
async function inspect(file: string): Promise<Has | null> {
  try {
    const { stdout } = await run(['inspect', file, '--json']);
    return (JSON.parse(stdout) as { corpus: Has }).corpus;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 2) return null;
    throw error;
  }
}

async function measureOne(file: string, network: NetworkName, unit: Unit | null, has: Has): Promise<Row> {
  const { settings: heeded, units } = NETWORK_OPTIONS[network];
  const asked: Partial<Settings> = { network, seed: 7, ...(unit ? { unit } : {}) };
  const args = ['--network', network, '--seed', '7', ...(unit ? ['--unit', unit] : [])];
  if (heeded.includes('counting')) {
    asked.counting = 'fractional';
    asked.normalization = 'association';
    args.push('--counting', 'fractional', '--normalization', 'association-strength');
  }
  const folder = mkdtempSync(path.join(tmpdir(), 'papercosm-'));
  try {
    const out = path.join(folder, 'map.json');
    const start = performance.now();
    await run(['map', file, '-o', out, ...args]);
    const seconds = (performance.now() - start) / 1000;
    const map = JSON.parse(readFileSync(out, 'utf8')) as MapFile;
    const faults = [
      ...Object.entries({ ...DEFAULT_SETTINGS, ...asked })
        .filter(([key, value]) => map.settings[key as keyof Settings] !== value)
        .map(([key]) => `other ${key}`),
      ...(unit && map.nodes.some(({ kind }) => !KINDS[unit].includes(kind)) ? ['other nodes'] : []),
    ];
    const isExpected = expectsLinks(network, unit, has);
    if (isExpected && map.nodes.length === 0) faults.push('no nodes');
    if (isExpected && map.links.length === 0) faults.push('no links');
    const name = [path.basename(file), network, units.length > 1 ? unit : null].filter(Boolean).join(', ');
    return {
      what: name,
      value: `${map.nodes.length}  ${map.links.length}  ${seconds.toFixed(1)} s`,
      goal: faults.join(', ') || (isExpected ? 'as asked, not empty' : 'as asked'),
      met: faults.length === 0,
    };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Whether the data has what the links of a network are made of. Single names of authors and one source give none between two. */
function expectsLinks(network: NetworkName, unit: Unit | null, has: Has): boolean {
  const isOfCitations = ['citation', 'bibliographic-coupling', 'co-citation'].includes(network);
  if (isOfCitations && has.citations === 0) return false;
  if (unit === 'authors') return has.authors > 1;
  return unit !== 'sources' || has.venues > 1;
}

function run(args: string[]): Promise<{ stdout: string }> {
  return promisify(execFile)(process.execPath, ['src/cli/bin.mjs', ...args], { maxBuffer: 2 ** 28 });
}

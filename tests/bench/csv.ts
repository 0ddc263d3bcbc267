/**
 * `npx tsx tests/bench/csv.ts [MEGABYTES]`: a table in the shape of a Scopus export is read from the disk to records, with every reference
 * taken apart. The peer is Papa Parse alone, on the same file: rows of cells, no records.
 */
import { mkdtempSync, openAsBlob, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import Papa from 'papaparse';
import { NO_PROGRESS } from '../../src/lib/model/progress';
import { readFiles } from '../../src/lib/parsers/read-files';
import { writeScopusFile } from './generate-scopus';
import { printTable, type Row } from './table';

const GOAL_SPEED = 20;
const GOAL_MEMORY = 3;

/** Rows for the benchmark's table. Takes a few times ten seconds for 100 MB. */
export async function benchCsv(megabytes = 100): Promise<Row[]> {
  const folder = mkdtempSync(join(tmpdir(), 'papercosm-bench-'));
  try {
    const path = join(folder, 'scopus.csv');
    const made = await writeScopusFile(path, megabytes);
    const size = made.bytes / 1e6;
    const blob = await openAsBlob(path);
    const before = process.memoryUsage().rss / 1e6;
    const cpuBefore = process.cpuUsage();
    const start = performance.now();
    const { records, files } = await readFiles([{ name: 'scopus.csv', bytes: blob }], NO_PROGRESS);
    const speed = (size / (performance.now() - start)) * 1000;
    const cpu = process.cpuUsage(cpuBefore);
    const peak = (process.resourceUsage().maxRSS * 1024) / 1e6;
    const references = records.reduce((sum, record) => sum + record.references.length, 0);
    const isWhole =
      records.length === made.records && references === made.references && files[0]!.problems.length === 0;
    const peer = await speedOfPapa(path, size);
    console.log(
      `${size.toFixed(0)} MB, ${records.length} of ${made.records} records, ${references} of ${made.references} references; ` +
        `${((size / (cpu.user + cpu.system)) * 1e6).toFixed(1)} MB a second of processor time; ` +
        `peak ${peak.toFixed(0)} MB, ${before.toFixed(0)} of them before`,
    );
    return [
      {
        id: 'CSV to records',
        ours: speed,
        peer,
        ratio: peer / speed,
        unit: 'MB/s',
        goal: `>= ${GOAL_SPEED}, all read`,
        met: speed >= GOAL_SPEED && isWhole,
      },
      {
        id: 'CSV, memory',
        ours: peak - before,
        unit: 'MB',
        goal: `< ${GOAL_MEMORY} x the file`,
        met: peak - before < GOAL_MEMORY * size,
      },
    ];
  } finally {
    rmSync(folder, { recursive: true });
  }
}

async function speedOfPapa(path: string, size: number): Promise<number> {
  const blob = await openAsBlob(path);
  const start = performance.now();
  let rows = 0;
  Papa.parse(await blob.text(), { step: () => rows++ });
  return rows === 0 ? 0 : (size / (performance.now() - start)) * 1000;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  printTable(await benchCsv(Number(process.argv[2] ?? 100)));
}

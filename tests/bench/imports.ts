/**
 * Large files of each streamed format: speed, memory and how soon a cancel is heard. `tsx tests/bench/imports.ts [MEGABYTES]`; by default 200.
 * Each is read in a process of its own whose heap may not grow beyond three times the file.
 */
import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { writeLargeFile, type LargeFormat } from './generate-large';
import { printTable, type Row } from './table';

const MEGABYTE = 1 << 20;
const TIMES_SIZE = 3;

interface Reading {
  format: string;
  records: number;
  bytes: number;
  seconds: number;
  peak: number;
  cancelMs: number;
}

export async function benchImports(megabytes = 200): Promise<Row[]> {
  const folder = mkdtempSync(join(tmpdir(), 'papercosm-bench-'));
  const rows: Row[] = [];
  try {
    for (const format of ['ris', 'csv', 'jsonl'] satisfies LargeFormat[]) {
      const path = join(folder, `large.${format}`);
      const written = await writeLargeFile(path, format, megabytes * MEGABYTE);
      const size = statSync(path).size / MEGABYTE;
      const script = fileURLToPath(new URL('./read-large.ts', import.meta.url));
      const heap = `--max-old-space-size=${Math.floor(size * TIMES_SIZE)}`;
      const { stdout } = await promisify(execFile)(process.execPath, [heap, '--import', 'tsx', script, path]);
      const reading = JSON.parse(stdout) as Reading;
      const id = `${format}, ${Math.round(size)} MB, ${reading.records.toLocaleString('en')} records`;
      const whole = reading.records === written;
      rows.push(
        {
          id: `${id}: speed`,
          ours: size / reading.seconds,
          unit: 'MB/s',
          goal: '>= 20',
          met: whole && size / reading.seconds >= 20,
        },
        {
          id: `${id}: peak memory over file size`,
          ours: reading.peak / reading.bytes,
          unit: 'times',
          goal: `<= ${TIMES_SIZE}`,
          met: whole && reading.peak / reading.bytes <= TIMES_SIZE,
        },
        {
          id: `${id}: cancel`,
          ours: reading.cancelMs,
          unit: 'ms',
          goal: '<= 200',
          met: reading.cancelMs <= 200,
        },
      );
      rmSync(path);
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  return rows;
}

if (process.argv[1] === fileURLToPath(import.meta.url))
  printTable(await benchImports(Number(process.argv[2] ?? 200)));

/** Reads one file in a process of its own and prints what it took as JSON: `tsx tests/bench/read-large.ts FILE`. */
import { openAsBlob } from 'node:fs';
import { basename } from 'node:path';
import { CancelledError } from '../../src/lib/model/progress';
import { readFiles } from '../../src/lib/parsers/read-files';
import { createJobs, yieldToMessages } from '../../workers/jobs';

const [path] = process.argv.slice(2) as [string];
const before = process.resourceUsage().maxRSS;
const name = basename(path);
const jobs = createJobs({ now: () => performance.now(), yieldToMessages, onProgress: () => undefined });

const blob = (await openAsBlob(path)) as Blob;
const start = performance.now();
const result = await readFiles([{ name, bytes: blob }], jobs.start(1).progress);
const seconds = (performance.now() - start) / 1000;
const peak = (process.resourceUsage().maxRSS - before) * 1024;
const { format, records, problems } = result.files[0]!;
result.records.length = 0;

// A cancel in the middle of a second reading: how long until it has stopped?
const job = jobs.start(2);
const reading = readFiles([{ name, bytes: blob }], job.progress).then(
  () => NaN,
  (error) => {
    if (!(error instanceof CancelledError)) throw error;
    return performance.now();
  },
);
await new Promise((resolve) => setTimeout(resolve, seconds * 400));
const asked = performance.now();
jobs.cancel(2);
const cancelMs = (await reading) - asked;
console.log(
  JSON.stringify({ format, records, problems: problems.length, bytes: blob.size, seconds, peak, cancelMs }),
);

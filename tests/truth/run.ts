/**
 * Prints how true the maps are: `npm run truth`, or some parts of it `npm run truth -- topics layout`. Parts whose files do not lie
 * beside the checkout are passed over, and named. Exit status 1 when a goal is missed.
 */
import { existsSync } from 'node:fs';
import type { Section } from './row';

const SECTIONS: Record<string, () => Promise<{ section: Section }>> = {
  topics: () => import('./topics'),
  leiden: () => import('./leiden'),
  metrics: () => import('./metrics'),
  layout: () => import('./layout'),
  edits: () => import('./edits'),
  networks: () => import('./networks'),
  duplicates: () => import('./duplicates'),
};

const wanted = process.argv.slice(2);
let missed = 0;
for (const [name, load] of Object.entries(SECTIONS)) {
  if (wanted.length > 0 && !wanted.includes(name)) continue;
  const { section } = await load();
  console.log(`\n${section.title}`);
  const absent = section.needs.filter((path) => !existsSync(path));
  if (absent.length > 0) {
    console.log(`  left out: ${absent.join(', ')} not here`);
    continue;
  }
  for (const { what, value, goal, met } of await section.measure()) {
    if (!met) missed++;
    console.log(`  ${met ? 'ok    ' : 'MISSED'}  ${what.padEnd(64)} ${value.padEnd(24)} ${goal}`);
  }
}
process.exitCode = missed > 0 ? 1 : 0;

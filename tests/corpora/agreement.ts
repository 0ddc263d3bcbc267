/**
 * Prints how far our reading agrees with Zotero's, format by format, and every difference: `npm run agreement`, or for some formats
 * `npm run agreement -- ris wos`. Needs the files beside the checkout.
 */
import { existsSync } from 'node:fs';
import { COMPARED, compareWithZotero, FORMATS, shareEqual, ZOTERO_CASES } from './zotero';

type Folder = keyof typeof ZOTERO_CASES;

if (!existsSync(FORMATS)) {
  console.error(`There is no folder ${FORMATS}; nothing to compare.`);
  process.exit(1);
}
const wanted = process.argv.slice(2);
const folders = (Object.keys(ZOTERO_CASES) as Folder[]).filter(
  (folder) => wanted.length === 0 || wanted.includes(folder),
);
const rows = [['format', 'cases', 'items', ...COMPARED, 'equal', 'only ours']];
const sum = { compared: 0, equal: 0, extra: 0 };
const differences: string[] = [];
for (const folder of folders) {
  const agreement = await compareWithZotero(folder);
  rows.push([
    folder,
    String(agreement.cases),
    String(agreement.items),
    ...COMPARED.map((field) => {
      const { compared, equal } = agreement.fields[field];
      return compared === 0 ? '-' : `${equal}/${compared}`;
    }),
    `${(shareEqual(agreement) * 100).toFixed(1)} %`,
    String(Object.values(agreement.fields).reduce((total, { extra }) => total + extra, 0)),
  ]);
  for (const { compared, equal, extra } of Object.values(agreement.fields)) {
    sum.compared += compared;
    sum.equal += equal;
    sum.extra += extra;
  }
  for (const { where, field, ours, zotero } of agreement.differences)
    differences.push(`${where}, ${field}\n    ours   ${cut(ours)}\n    Zotero ${cut(zotero)}`);
}
rows.push([
  'all',
  '',
  '',
  ...COMPARED.map(() => ''),
  `${((sum.equal / sum.compared) * 100).toFixed(1)} %`,
  String(sum.extra),
]);
const widths = rows[0]!.map((_, column) => Math.max(...rows.map((row) => row[column]!.length)));
for (const row of rows) console.log(row.map((cell, i) => cell.padEnd(widths[i]!)).join('  '));
if (differences.length > 0) console.log(`\n${differences.length} differences\n\n${differences.join('\n')}`);

function cut(text: string): string {
  return text.length > 300 ? `${text.slice(0, 300)} … (${text.length})` : text;
}

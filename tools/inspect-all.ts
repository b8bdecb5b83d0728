/**
 * Inspects every file below a folder as `assay inspect` does, two at a time, and prints a table of outcomes by folder and kind.
 * Ends with 1 when a file ended the reading process, or took longer than ten seconds.
 * `npm run inspect-all -- ../shared/data [--list] [--without cve/records-2024-10-24.tar.gz]`
 */
import { existsSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { inspectFolder, limitMilliseconds, tableOf } from './inspect-all/inspect-folder.ts';

const { values, positionals } = parseArgs({ allowPositionals: true, options: { list: { type: 'boolean' }, without: { type: 'string', multiple: true } } });
const [folder] = positionals;
if (folder === undefined || !existsSync(folder)) {
  console.error('A folder that exists is expected: npm run inspect-all -- <folder> [--list] [--without <path>]');
  process.exit(2);
}
const rows = await inspectFolder(folder, { without: values.without ?? [] });
if (values.list === true) for (const { path, outcome, milliseconds } of rows) console.log(`${path}\t${outcome.label}\t${outcome.says}\t${milliseconds} ms`);
console.log(tableOf(rows));
const late = rows.filter(({ milliseconds }) => milliseconds > limitMilliseconds);
const failed = rows.filter(({ outcome }) => outcome.label === 'failed');
for (const { path, outcome, milliseconds } of new Set([...late, ...failed])) console.log(`${path}: ${outcome.says} (${milliseconds} ms)`);
console.log(`${rows.length} files; ${failed.length} ended the reading process; ${late.length} took longer than ${limitMilliseconds / 1000} s; the slowest took ${Math.max(0, ...rows.map(({ milliseconds }) => milliseconds))} ms.`);
process.exitCode = failed.length + late.length === 0 ? 0 : 1;

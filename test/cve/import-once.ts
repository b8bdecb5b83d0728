/** One import in a process of its own, which tells how far it is: for tests that end it in between. */
import { importList } from '../../src/cve-list/index.ts';

const [list = '', from = ''] = process.argv.slice(2);
await importList({ list, from, importedAt: '2026-05-31T12:00:00Z', onProgress: (read) => process.stdout.write(`${read}\n`) });
process.stdout.write('done\n');

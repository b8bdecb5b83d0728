/** The floor for a folder of records: list it, read and parse every file, nothing else. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

let records = 0;
for (const entry of readdirSync(process.argv[2] ?? '', { recursive: true, withFileTypes: true })) {
  if (!entry.isFile()) continue;
  JSON.parse(readFileSync(join(entry.parentPath, entry.name), 'utf8'));
  records += 1;
}
process.stdout.write(`${JSON.stringify({ records })}\n`);

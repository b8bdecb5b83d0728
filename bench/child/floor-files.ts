/** The floor for a folder: list it and read the bytes of every file, nothing else. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

let files = 0;
let bytes = 0;
for (const entry of readdirSync(process.argv[2] ?? '', { recursive: true, withFileTypes: true })) {
  if (!entry.isFile() || `${entry.parentPath}/`.includes('/.git/')) continue;
  files += 1;
  bytes += readFileSync(join(entry.parentPath, entry.name)).length;
}
process.stdout.write(`${JSON.stringify({ files, bytes })}\n`);

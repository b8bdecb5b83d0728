/** The floor for an import: list a folder, read and parse every file, and put one short row for each into a database that outlasts a crash. */
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

interface ParsedRecord {
  readonly cveMetadata: { readonly cveId: string; readonly assignerShortName?: string; readonly datePublished?: string };
}

const rowsPerTransaction = 1_000;
const folder = mkdtempSync(join(process.argv[3] ?? '', 'floor-'));
const database = new DatabaseSync(join(folder, 'index.sqlite'));
database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; CREATE TABLE record (id TEXT PRIMARY KEY, issuer TEXT, published TEXT) WITHOUT ROWID; BEGIN');
const insert = database.prepare('INSERT INTO record VALUES (?, ?, ?)');
let records = 0;
for (const entry of readdirSync(process.argv[2] ?? '', { recursive: true, withFileTypes: true })) {
  if (!entry.isFile()) continue;
  const { cveMetadata } = JSON.parse(readFileSync(join(entry.parentPath, entry.name), 'utf8')) as ParsedRecord;
  insert.run(cveMetadata.cveId, cveMetadata.assignerShortName ?? null, cveMetadata.datePublished ?? null);
  records += 1;
  if (records % rowsPerTransaction === 0) database.exec('COMMIT; BEGIN');
}
database.exec('COMMIT; PRAGMA synchronous = FULL; PRAGMA wal_checkpoint(TRUNCATE)');
database.close();
rmSync(folder, { recursive: true });
process.stdout.write(`${JSON.stringify({ records })}\n`);

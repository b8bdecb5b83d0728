/** The floor for a durable log: one line after the other, each brought to disk, with no chain, index or transaction. */
import { closeSync, fdatasyncSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const count = Number(process.argv[2] ?? '0');
const folder = mkdtempSync(join(tmpdir(), 'assay-bench-floor-'));
try {
  const file = openSync(join(folder, 'log'), 'a');
  const line = Buffer.from(`${'x'.repeat(399)}\n`);
  const since = performance.now();
  for (let entry = 0; entry < count; entry += 1) {
    writeSync(file, line);
    fdatasyncSync(file);
  }
  const seconds = (performance.now() - since) / 1000;
  closeSync(file);
  process.stdout.write(`${JSON.stringify({ entries: count, perSecond: Math.round(count / seconds) })}\n`);
} finally {
  rmSync(folder, { recursive: true });
}

/** Appends entries to the audit log of an embedded database, each durable before its writer goes on. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const { openStore } = (await import(new URL('../dist/store/open-store.js', import.meta.url).href)) as typeof import('../../src/store/open-store.ts');
const { provenScope } = (await import(new URL('../dist/store/scope.js', import.meta.url).href)) as typeof import('../../src/store/scope.ts');
const { appendEntry } = (await import(new URL('../dist/audit/append-entry.js', import.meta.url).href)) as typeof import('../../src/audit/append-entry.ts');

const [, , count = '0', writers = '1'] = process.argv;
const folder = mkdtempSync(join(tmpdir(), 'assay-bench-audit-'));
try {
  const store = await openStore({ dataFolder: folder }, () => new Date());
  const at = '2026-01-02T03:04:05.000Z';
  await store.addOrganisation({ id: 'acme', name: 'Acme', createdAt: at });
  const scope = provenScope('acme');
  let next = 0;
  const since = performance.now();
  const writer = async (): Promise<void> => {
    while (next < Number(count)) {
      next += 1;
      await store.write(scope, async (rows) => appendEntry(rows, { actor: 'person:abcdefghijklmnopqrstuvwxyz', action: 'product.change', target: `product:${next}`, outcome: 'success', area: 'business-data', sourceAddress: '192.0.2.1', requestId: 'abcdefghijklmnopqrstuvwxyz', detail: { fields: 'name' } }, at));
    }
  };
  await Promise.all(Array.from({ length: Number(writers) }, writer));
  const seconds = (performance.now() - since) / 1000;
  const entries = await store.read(scope, async (rows) => (await rows.selectFrom('auditHead').select('size').executeTakeFirstOrThrow()).size);
  await store.close();
  process.stdout.write(`${JSON.stringify({ entries, perSecond: Math.round(entries / seconds) })}\n`);
} finally {
  rmSync(folder, { recursive: true });
}

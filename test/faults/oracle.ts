import assert from 'node:assert/strict';
import { join } from 'node:path';
import { ChainReplay } from '../../src/audit/replay-chain.ts';
import { openEvidenceFolder } from '../../src/store/evidence/evidence-folder.ts';
import { openStore, type StorePlace } from '../../src/store/open-store.ts';
import { scope } from './work.ts';

export interface Recovered {
  /** Milliseconds until the store was open again, recovery included. */
  readonly openMilliseconds: number;
  readonly steps: number;
}

/**
 * What must hold after any fault: every acknowledged step is there, whole, once; the audit log's chain verifies; every
 * row's evidence is there with its digest; nothing half is visible.
 */
export async function assertRecovered(place: StorePlace, journal: ReadonlySet<string>): Promise<Recovered> {
  const since = performance.now();
  const store = await openStore(place, () => new Date());
  const openMilliseconds = performance.now() - since;
  assert.ok(openMilliseconds < 5000, `opened again in ${Math.round(openMilliseconds)} ms`);
  try {
    const { files, entries, head } = await store.read(scope, async (rows) => ({
      files: await rows.selectFrom('evidenceFile').select(['id', 'digest']).execute(),
      entries: await rows.selectFrom('auditEntry').selectAll().orderBy('sequence').execute(),
      head: await rows.selectFrom('auditHead').selectAll().executeTakeFirst(),
    }));
    const chain = new ChainReplay();
    for (const entry of entries) chain.take({ ...entry });
    chain.end(head === undefined ? undefined : { ...head });
    const ids = new Set(files.map(({ id }) => id));
    for (const id of journal) assert.ok(ids.has(id), `the acknowledged step ${id} is there`);
    assert.deepEqual(entries.map(({ target }) => target).toSorted(), files.map(({ id }) => `evidence:${id}`).toSorted(), 'each step has its row and its entry, once');
    const evidence = await openEvidenceFolder(join(place.dataFolder, 'evidence'), () => new Date());
    for (const { digest } of files) for await (const piece of evidence.open(scope, digest)) void piece;
    return { openMilliseconds, steps: files.length };
  } finally {
    await store.close();
  }
}

import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync, utimesSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import { openEvidenceFolder } from '../../store/evidence/evidence-folder.ts';
import type { RunningJob } from '../../store/jobs/run-jobs.ts';
import { openStore } from '../../store/open-store.ts';
import { provenScope } from '../../store/scope.ts';
import { planSweeps, sweepHandler, sweepJob } from './sweep-evidence.ts';

const ports = { now: () => new Date(), monotonicNow: () => performance.now(), randomBytes: (length: number) => new Uint8Array(randomBytes(length)) };
const root = mkdtempSync(join(tmpdir(), 'assay-sweep-'));

describe('the sweep of evidence', () => {
  after(() => rmSync(root, { recursive: true }));

  it('removes day-old bytes that no row names, and nothing else', async () => {
    const store = await openStore({ dataFolder: root }, ports.now);
    try {
      const acme = provenScope('acme');
      await store.addOrganisation({ id: 'acme', name: 'Acme', createdAt: 'x' });
      const evidence = await openEvidenceFolder(join(root, 'evidence'), ports.now);
      const put = async (text: string, isOld = true): Promise<string> => {
        const { digest } = await evidence.put(acme, (async function* () { yield Buffer.from(text); })(), 100);
        if (isOld) utimesSync(join(root, 'evidence/acme', digest.slice(0, 2), digest), new Date(0), new Date(0));
        return digest;
      };
      const kept = { file: await put('of a file'), removed: await put('of a removed file'), assessment: await put('of an assessment'), published: await put('published'), underWay: await put('an upload under way', false) };
      const orphans = [await put('orphan one'), await put('orphan two')];
      await store.write(acme, async (rows) => {
        await rows.insertInto('product').values({ id: 'p', slug: 'p', name: 'P', statement: '', createdAt: 'x', changedAt: 'x', archivedAt: null }).execute();
        await rows.insertInto('release').values({ id: 'r', productId: 'p', version: '1', createdAt: 'x' }).execute();
        for (const [id, digest, removedAt] of [['e', kept.file, null], ['g', kept.removed, 'x']] as const) await rows.insertInto('evidenceFile').values({ id, releaseId: 'r', productId: 'p', path: id, digest, sizeBytes: 1, origin: 'handed-over', reading: null, receivedAt: 'x', receivedBy: 'x', removedAt }).execute();
        await rows.insertInto('assessment').values({ id: 'a', releaseId: 'r', productId: 'p', at: 'x', ruleVersion: '1', digest: kept.assessment, sizeBytes: 1, summary: '{}', askedBy: 'x' }).execute();
        await rows.insertInto('publishedDossier').values({ id: 'd', productId: 'p', slug: 'p', name: 'P', maker: 'M', version: '1', publishedAt: 'x', sequence: 1, payload: 'x', goals: '[]', measures: '[]', files: JSON.stringify([{ path: 'index.html', digest: kept.published, sizeBytes: 1 }]), replacedAt: null, withdrawnAt: null, withdrawnReason: null }).execute();
      });
      await planSweeps({ store, ports }, [acme]);
      await planSweeps({ store, ports }, [acme]);
      const planned = await store.read(acme, async (rows) => rows.selectFrom('job').selectAll().where('kind', '=', sweepJob).execute());
      assert.equal(planned.length, 1, 'once a day');
      const job: RunningJob = { id: 'j', kind: sweepJob, input: {}, askedBy: 'system', scope: acme, signal: new AbortController().signal, tell: () => {} };
      assert.deepEqual(await sweepHandler({ store, evidence, ports })(job), { looked: 7, removed: 2, bytes: 20 });
      for (const [what, digest] of Object.entries(kept)) assert.ok(await evidence.has(acme, digest), what);
      for (const digest of orphans) assert.ok(!(await evidence.has(acme, digest)));
      const entries = await store.read(acme, async (rows) => rows.selectFrom('auditEntry').select('action').execute());
      assert.deepEqual(entries.map(({ action }) => action), ['evidence.sweep']);
    } finally {
      await store.close();
    }
  });
});

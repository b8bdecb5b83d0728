import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { appendEntry } from '../../audit/append-entry.ts';
import { newIdentifier } from '../../identity/identifier.ts';
import type { JobHandler } from '../../store/jobs/run-jobs.ts';
import { billsAmong, keepBills } from '../exchange/keep-bills.ts';
import type { Services } from '../services.ts';
import { askComparison } from '../watching/watch-look.ts';
import { boundedLooks } from './way-out-of-looks.ts';
import { captureArchive } from './capture-archive.ts';
import { keepVerdicts } from './kept-verdicts.ts';
import { subjectOf, summaryOfLook, vendorOf } from './vendor-shape.ts';

/** The kind of job that looks at what a maker shows to everybody. */
export const lookJob = 'look-at-vendor';

const inputShape = z.object({ vendorId: z.string(), product: z.string() });
export type LookJobInput = z.infer<typeof inputShape>;

/** One run fetches at most 50 MB. */
const captureBytesMost = 96 * 1_048_576;
const positionBytesMost = 64 * 1_048_576;

/** Does the work that `vendor.look` asked for: looks, keeps everything that was fetched, and what it shows. @param engineVersion as positions name it */
export function lookHandler(services: Services, engineVersion: string): JobHandler {
  const { store, evidence, ports, scratchFolder } = services;
  return async ({ id, input, scope, signal, askedBy, tell }) => {
    const { vendorId, product } = inputShape.parse(input);
    const row = await store.read(scope, async (rows) => rows.selectFrom('vendor').selectAll().where('id', '=', vendorId).executeTakeFirstOrThrow());
    const vendor = vendorOf(row);
    const subject = subjectOf(row, product);
    // Loaded with the first look: a server is ready sooner without it.
    const [{ lookAtVendor }, { positionOf }, { cveFactsIn }] = await Promise.all([import('../../vendor/look.ts'), import('../../vendor/position.ts'), import('../../vendor/cve-facts.ts')]);
    await mkdir(scratchFolder, { recursive: true, mode: 0o700 });
    const folder = await mkdtemp(join(scratchFolder, 'look-'));
    try {
      tell({ done: 0, total: null, words: 'Looking at what the maker shows to everybody.' });
      const list = services.settings.cveListFolder;
      const cve = list === '' ? undefined : cveFactsIn(list, subject);
      await lookAtVendor(await boundedLooks(services, engineVersion), { folder, subject, given: vendor.given, engineVersion, now: ports.now, ...(cve === undefined ? {} : { cve }) });
      signal.throwIfAborted();
      tell({ done: 0, total: null, words: 'Reading what was found.' });
      const { position, evidence: read } = await positionOf(folder, engineVersion);
      const capture = await evidence.put(scope, captureArchive(folder, position.capture.startedAt), captureBytesMost);
      const kept = await evidence.put(scope, once(JSON.stringify(position)), positionBytesMost);
      const bills = billsAmong(read);
      const summary = summaryOfLook(position);
      const isWhole = summary.places.notLooked + summary.unread === 0;
      signal.throwIfAborted();
      return await store.write(scope, async (rows) => {
        const job = await rows.selectFrom('job').select('state').where('id', '=', id).executeTakeFirst();
        // Cancelled meanwhile: nothing of it is kept.
        if (job?.state !== 'running') return null;
        const at = ports.now().toISOString();
        const lookId = newIdentifier(ports);
        await rows.insertInto('vendorLook').values({
          id: lookId, vendorId, product, startedAt: position.capture.startedAt, endedAt: position.capture.endedAt, positionDigest: kept.digest, positionBytes: kept.sizeBytes, captureDigest: capture.digest, captureBytes: capture.sizeBytes,
          engineVersion, catalogVersion: position.catalogVersion, summary: JSON.stringify(summary), askedBy,
        }).execute();
        await keepVerdicts(rows, lookId, position);
        // What could not be looked at or read is no sign that a bill is gone.
        if (bills.length > 0 || isWhole) await keepBills(rows, ports, { vendorId, source: 'look', place: product, product, openFrom: null }, bills, at);
        await askComparison(rows, ports, vendorId, lookId, at);
        await appendEntry(rows, { actor: 'system', action: 'vendor.looked', target: `vendor:${vendorId}`, outcome: 'success', area: 'business-data', sourceAddress: '', requestId: '', detail: { job: id, askedBy, look: lookId, capture: capture.digest, looks: position.capture.looks } }, at);
        return { lookId };
      });
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  };
}

async function* once(text: string): AsyncGenerator<Uint8Array> {
  yield Buffer.from(text);
}

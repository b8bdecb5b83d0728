import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import type { JobHandler } from '../../store/jobs/run-jobs.ts';
import { billsAmong } from '../exchange/keep-bills.ts';
import type { Services } from '../services.ts';
import { boundedLooks } from './way-out-of-looks.ts';
import { captureArchive } from './capture-archive.ts';
import { keepLook } from './keep-look.ts';
import { subjectOf, vendorOf } from './vendor-shape.ts';

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
      signal.throwIfAborted();
      return await keepLook(services, scope, { id, askedBy, vendorId, product }, { position, positionFile: kept, capture, bills: billsAmong(read) }, engineVersion);
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  };
}

async function* once(text: string): AsyncGenerator<Uint8Array> {
  yield Buffer.from(text);
}

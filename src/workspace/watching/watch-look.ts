import { createWriteStream } from 'node:fs';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { z } from 'zod';
import { unpackArchive } from '../../analyser/unpack-archive.ts';
import { newIdentifier } from '../../identity/identifier.ts';
import { ours, quote, say } from '../../model/text.ts';
import { subjectName } from '../../model/vendor-position.ts';
import type { Gap } from '../../model/watch/watch-report.ts';
import { addJob } from '../../store/jobs/job-rows.ts';
import type { JobHandler } from '../../store/jobs/run-jobs.ts';
import type { Scope } from '../../store/scope.ts';
import type { Reader, Writer } from '../../store/store.ts';
import type { Tables } from '../../store/tables.ts';
import type { Looked } from '../../vendor/position.ts';
import type { WatchedLooks } from '../../vendor/watch/watch.ts';
import type { Services } from '../services.ts';
import { exploitedFacts } from './exploited-facts.ts';
import { keepAlert } from './keep-alert.ts';
import { scheduleOf } from './schedule-of.ts';

/** The kind of job that compares a look at a watched maker with the one before it. */
export const watchJob = 'compare-looks';

const inputShape = z.object({ lookId: z.string() });

/** Has a look compared with the one before, when its maker is watched. */
export async function askComparison(rows: Writer, ports: Services['ports'], vendorId: string, lookId: string, at: string): Promise<void> {
  const watched = await rows.selectFrom('vendorWatch').select('vendorId').where('vendorId', '=', vendorId).executeTakeFirst();
  if (watched !== undefined) await addJob(rows, { id: newIdentifier(ports), kind: watchJob, input: { lookId } satisfies z.infer<typeof inputShape>, askedBy: 'system' }, at);
}

/** Does the work of `watchJob`: judges both captures by today’s rules, so that a difference is the maker’s, and keeps what is to be told. */
export function watchHandler(services: Services, engineVersion: string): JobHandler {
  const { store, ports } = services;
  return async ({ id, input, scope, signal, tell }) => {
    const { lookId } = inputShape.parse(input);
    const now = ports.now().toISOString();
    const told = await store.read(scope, async (rows) => toBeCompared(rows, lookId));
    if (told === undefined) return null;
    const { vendor, watch, look, before } = told;
    tell({ done: 0, total: null, words: 'Comparing with the look before.' });
    const [{ watchedReport }, exploited] = await Promise.all([import('../../vendor/watch/watch.ts'), exploitedFacts(services, scope)]);
    const schedule = scheduleOf(watch);
    const looks = await bothLooks(services, scope, look, before, engineVersion);
    signal.throwIfAborted();
    const report = watchedReport(
      { domain: vendor.domain ?? vendor.name, vendors: [vendor.name], ...(look.product === '' ? {} : { product: look.product }), exposure: watch.exposure, addedAt: watch.startedAt.slice(0, 10), fixed: [] },
      looks, { engineVersion, now, records: exploited.records, ...(schedule === undefined ? {} : { schedule }), ...(exploited.catalogue === undefined ? {} : { exploited: exploited.catalogue }) },
    );
    return keepAlert(services, scope, id, { vendorId: vendor.id, lookId, beforeLookId: before?.id ?? null }, report, now);
  };
}

type Kept = Pick<Tables['vendorLook'], 'id' | 'captureDigest' | 'product'>;

async function toBeCompared(rows: Reader, lookId: string): Promise<{ readonly vendor: Pick<Tables['vendor'], 'id' | 'name' | 'domain'>; readonly watch: Tables['vendorWatch']; readonly look: Kept; readonly before: Kept | undefined } | undefined> {
  const look = await rows.selectFrom('vendorLook').select(['id', 'vendorId', 'product', 'endedAt', 'captureDigest']).where('id', '=', lookId).executeTakeFirst();
  if (look === undefined) return undefined;
  const watch = await rows.selectFrom('vendorWatch').selectAll().where('vendorId', '=', look.vendorId).executeTakeFirst();
  // Not watched any more: nothing is to be told.
  if (watch === undefined) return undefined;
  const vendor = await rows.selectFrom('vendor').select(['id', 'name', 'domain']).where('id', '=', look.vendorId).executeTakeFirstOrThrow();
  const before = await rows.selectFrom('vendorLook').select(['id', 'captureDigest', 'product']).where('vendorId', '=', look.vendorId).where('product', '=', look.product).where('endedAt', '<', look.endedAt).orderBy('endedAt', 'desc').limit(1).executeTakeFirst();
  return { vendor, watch, look, before };
}

/** Unpacks both captures and judges them; what can’t be read any more is a gap, never silence. */
async function bothLooks(services: Services, scope: Scope, look: Kept, before: Kept | undefined, engineVersion: string): Promise<WatchedLooks> {
  const gaps: Gap[] = [];
  const own = await ownFolder(services);
  const attempt = async (kept: Kept, name: string): Promise<Looked | undefined> => {
    const problem = await layOut(services, scope, kept, join(own, name)).catch((thrown: unknown) => (thrown instanceof Error ? thrown.message : 'could not be read'));
    if (problem !== undefined) {
      gaps.push({ subject: name, sentence: say`The capture of the look could not be read again: it ${quote(problem)}.` });
      return undefined;
    }
    const { positionOf, Unreadable } = await import('../../vendor/position.ts');
    try {
      return await positionOf(join(own, name, 'capture'), engineVersion);
    } catch (thrown) {
      if (!(thrown instanceof Unreadable)) throw thrown;
      gaps.push({ subject: name, sentence: say`The capture of the look could not be read again: it ${quote(thrown.reason)}.` });
      return undefined;
    }
  };
  try {
    const after = await attempt(look, 'after');
    const earlier = before === undefined ? undefined : await attempt(before, 'before');
    // Its name or domain was changed in between: what another one showed is no difference of this one.
    const isOfAnother = after !== undefined && earlier !== undefined && subjectName(after.position.vendor) !== subjectName(earlier.position.vendor);
    if (isOfAnother) gaps.push({ subject: 'before', sentence: ours('The look before was at another domain, so that there is nothing to compare with.') });
    return { after, before: isOfAnother ? undefined : earlier, isFirstLook: before === undefined, gaps };
  } finally {
    await rm(own, { recursive: true, force: true });
  }
}

async function ownFolder({ scratchFolder }: Services): Promise<string> {
  await mkdir(scratchFolder, { recursive: true, mode: 0o700 });
  return mkdtemp(join(scratchFolder, 'watch-'));
}

async function layOut({ evidence }: Services, scope: Scope, { captureDigest }: Kept, folder: string): Promise<string | undefined> {
  await mkdir(folder);
  const packed = `${folder}.zip`;
  await pipeline(Readable.from(evidence.open(scope, captureDigest)), createWriteStream(packed, { flags: 'wx', mode: 0o600 }));
  return unpackArchive(packed, 'capture.zip', folder);
}

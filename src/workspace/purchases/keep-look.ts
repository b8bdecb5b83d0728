import { appendEntry } from '../../audit/append-entry.ts';
import { newIdentifier } from '../../identity/identifier.ts';
import type { VendorPosition } from '../../model/vendor-position.ts';
import type { StoredBytes } from '../../store/evidence/evidence-store.ts';
import type { RunningJob } from '../../store/jobs/run-jobs.ts';
import type { Scope } from '../../store/scope.ts';
import { keepBills, type ReadBill } from '../exchange/keep-bills.ts';
import type { Services } from '../services.ts';
import { askComparison } from '../watching/watch-look.ts';
import { keepVerdicts } from './kept-verdicts.ts';
import type { LookJobInput } from './look-at-vendor.ts';
import { summaryOfLook } from './vendor-shape.ts';

/** What a look came to: what it shows, and where that and everything that was fetched lie. */
export interface MadeLook {
  readonly position: VendorPosition;
  readonly positionFile: StoredBytes;
  readonly capture: StoredBytes;
  /** Bills that the maker shows to everybody. */
  readonly bills: readonly ReadBill[];
}

/** Keeps what a job’s look came to, and has it compared with the one before; nothing of it when the job was cancelled meanwhile. @returns the look */
export async function keepLook({ store, ports }: Pick<Services, 'store' | 'ports'>, scope: Scope, { id, askedBy, vendorId, product }: Pick<RunningJob, 'id' | 'askedBy'> & LookJobInput, { position, positionFile, capture, bills }: MadeLook, engineVersion: string): Promise<{ readonly lookId: string } | null> {
  const summary = summaryOfLook(position);
  // What could not be looked at or read is no sign that a bill is gone.
  const tellsOfBills = bills.length > 0 || summary.places.notLooked + summary.unread === 0;
  return store.write(scope, async (rows) => {
    const job = await rows.selectFrom('job').select('state').where('id', '=', id).executeTakeFirst();
    if (job?.state !== 'running') return null;
    const at = ports.now().toISOString();
    const lookId = newIdentifier(ports);
    await rows.insertInto('vendorLook').values({
      id: lookId, vendorId, product, startedAt: position.capture.startedAt, endedAt: position.capture.endedAt, positionDigest: positionFile.digest, positionBytes: positionFile.sizeBytes, captureDigest: capture.digest, captureBytes: capture.sizeBytes,
      engineVersion, catalogVersion: position.catalogVersion, summary: JSON.stringify(summary), askedBy,
    }).execute();
    await keepVerdicts(rows, lookId, position);
    if (tellsOfBills) await keepBills(rows, ports, { vendorId, source: 'look', place: product, product, openFrom: null }, bills, at);
    await askComparison(rows, ports, vendorId, lookId, at);
    await appendEntry(rows, { actor: 'system', action: 'vendor.looked', target: `vendor:${vendorId}`, outcome: 'success', area: 'business-data', sourceAddress: '', requestId: '', detail: { job: id, askedBy, look: lookId, capture: capture.digest, looks: position.capture.looks } }, at);
    return { lookId };
  });
}

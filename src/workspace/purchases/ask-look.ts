import { newIdentifier } from '../../identity/identifier.ts';
import type { Ports } from '../../model/ports.ts';
import { addJob } from '../../store/jobs/job-rows.ts';
import type { Writer } from '../../store/store.ts';
import { lookJob, type LookJobInput } from './look-at-vendor.ts';

/**
 * Has a maker looked at, unless that is waiting already.
 * @param product empty for the maker as a whole
 * @param askedBy account, or `system`
 * @returns the job
 */
export async function askLook(rows: Writer, ports: Ports, { vendorId, product }: LookJobInput, askedBy: string, at: string): Promise<string> {
  const input = { vendorId, product } satisfies LookJobInput;
  const last = await rows.selectFrom('vendor').innerJoin('job', 'job.id', 'vendor.lookJobId').select(['job.id', 'job.input']).where('vendor.id', '=', vendorId).where('job.state', '=', 'waiting').executeTakeFirst();
  if (last?.input === JSON.stringify(input)) return last.id;
  const id = newIdentifier(ports);
  await addJob(rows, { id, kind: lookJob, input, askedBy }, at);
  await rows.updateTable('vendor').set({ lookJobId: id }).where('id', '=', vendorId).execute();
  return id;
}

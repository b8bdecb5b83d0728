import type { z } from 'zod';
import { newIdentifier } from '../../identity/identifier.ts';
import { addJob } from '../../store/jobs/job-rows.ts';
import type { Writer } from '../../store/store.ts';
import type { ActContext } from '../act.ts';
import { ActRefused } from '../act-refused.ts';
import type { ReportJobInput } from './report-input.ts';
import { reportKinds, type ReportKind } from './report-kinds.ts';
import type { askedReportShape } from './report-shape.ts';
import { reportJob } from './write-report.ts';

type Asked = Omit<z.infer<z.ZodObject<typeof askedReportShape>>, 'kind'> & { readonly kind: ReportKind };

/** Adds the job that writes a report. @param productId all products when null @throws ActRefused */
export async function askReport({ rows, actor, services, at, note }: ActContext<Writer>, productId: string | null, { kind, from, to = at.slice(0, 10), paper, decisions }: Asked): Promise<{ readonly job: string }> {
  if (from !== undefined && from > to) throw new ActRefused('invalid-input', 'The report would end before it begins.', [{ path: 'from', message: 'Expected a day that is not after the last one.' }]);
  if (to > at.slice(0, 10)) throw new ActRefused('invalid-input', 'The report would tell of days that are still to come.', [{ path: 'to', message: 'Expected today or a day before.' }]);
  const id = newIdentifier(services.ports);
  const input: ReportJobInput = { kind, productId, from: from ?? null, to, paper: paper ?? reportKinds[kind].paper, decisions };
  await addJob(rows, { id, kind: reportJob, input, askedBy: actor.accountId ?? actor.kind }, at);
  note({ job: id, kind });
  return { job: id };
}

import { z } from 'zod';
import type { AuditEvent } from '../../../audit/audit-event.ts';

/** An entry of the audit log as people and programs read it. */
export const entryShape = z.object({
  sequence: z.number(), at: z.string(), actor: z.string(), action: z.string(), target: z.string(), outcome: z.enum(['success', 'refused', 'failure']), area: z.enum(['configuration', 'identity', 'business-data']),
  sourceAddress: z.string(), requestId: z.string(), detail: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])),
  /** The clock had been set back when it was written. */
  clockBack: z.boolean(),
});

/** @param entry its canonical JSON */
export function shapeOfEntry(entry: string): z.infer<typeof entryShape> {
  const { sequence, at, actor, action, target, outcome, area, sourceAddress, requestId, detail, clockBack = false } = JSON.parse(entry) as AuditEvent & { readonly sequence: number; readonly at: string; readonly clockBack?: boolean };
  return { sequence, at, actor, action, target, outcome, area, sourceAddress, requestId, detail: { ...detail }, clockBack };
}

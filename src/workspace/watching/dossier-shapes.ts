import { z } from 'zod';
import type { RecheckState } from '../../dossier/recheck.ts';
import type { Text } from '../../model/text.ts';
import type { VerdictName } from '../../model/verdict.ts';
import type { Tables } from '../../store/tables.ts';
import { verdictName } from '../measured/assessment-shape.ts';
import { plainText, textShape } from '../shapes.ts';

/** One requirement of a maker’s dossier as published and as a new run gives it. */
export interface Rechecked {
  readonly requirement: string;
  readonly state: RecheckState;
  readonly published: VerdictName;
  readonly now: VerdictName;
  readonly reason: Text;
}

const states = ['reproduced', 'changed', 'cannot-recheck', 'contradicted'] as const;

export const recheckCountsShape = z.object({ reproduced: z.number(), changed: z.number(), 'cannot-recheck': z.number(), contradicted: z.number() });

export function recheckCounts(requirements: readonly Pick<Rechecked, 'state'>[]): z.infer<typeof recheckCountsShape> {
  return recheckCountsShape.parse(Object.fromEntries(states.map((state) => [state, requirements.filter((one) => one.state === state).length])));
}

/** One verification, in figures. */
export const dossierCheckShape = z.object({ id: z.string(), at: z.string(), outcome: z.enum(['verified', 'differs', 'refused', 'withdrawn', 'not-reached']), isNews: z.boolean(), reason: textShape.nullable(), sequence: z.number().nullable(), logSize: z.number().nullable(), counts: recheckCountsShape });

/** A dossier of a maker with its newest verifications. */
export const vendorDossierShape = z.object({ id: z.string(), vendorId: z.string(), address: z.string(), publisher: z.string().nullable(), addedAt: z.string(), checks: z.array(dossierCheckShape), checking: z.object({ id: z.string(), state: z.string(), problem: z.string().nullable() }).nullable() });

export const recheckedShape = z.object({ requirement: z.string(), state: z.enum(states), published: verdictName, now: verdictName, reason: textShape });

export function dossierCheckOf({ reason, counts, isNews, ...row }: Tables['dossierCheck']): z.infer<typeof dossierCheckShape> {
  return dossierCheckShape.parse({ ...row, isNews: isNews === 1, reason: reason === null ? null : plainText(JSON.parse(reason) as Text), counts: JSON.parse(counts) as unknown });
}

export function recheckedOf({ reason, ...one }: Rechecked): z.infer<typeof recheckedShape> {
  return { ...one, reason: plainText(reason) };
}

import { z } from 'zod';
import { goals } from '../../catalog/goals.ts';
import type { Assessment } from '../../model/assessment.ts';
import { makerVerdicts } from '../../report/maker-verdicts.ts';
import type { Tables } from '../../store/tables.ts';

const verdictNames = ['met', 'partly-met', 'not-met', 'contradicted', 'claimed', 'unknown', 'not-applicable'] as const;
/** The name of a verdict. */
export const verdictName = z.enum(verdictNames);

/** How many requirements on the maker have which verdict, and the verdict of each goal. Never one figure for all. */
const summaryShape = z.object({
  counts: z.record(verdictName, z.number()),
  goals: z.array(z.object({ number: z.number(), title: z.string(), requirement: z.string(), verdict: verdictName })),
});

/** An assessment as it leaves in lists. */
export const assessmentShape = z.object({ id: z.string(), releaseId: z.string(), at: z.string(), ruleVersion: z.string(), askedBy: z.string(), ...summaryShape.shape });

/** The verdict on one requirement, with the figure that it rests on where it has one. The words may quote evidence: a page escapes them. */
export const verdictShape = z.object({ requirement: z.string(), verdict: verdictName, reason: z.string(), figure: z.string().nullable(), isAnotherWay: z.boolean() });

/** What the verdict on one requirement rests on, part by part. */
export const requirementShape = verdictShape.extend({
  parts: z.array(z.object({
    name: z.string(), verdict: verdictName, reason: z.string(),
    findings: z.array(z.object({ check: z.string(), outcome: z.string(), message: z.string(), places: z.array(z.string()), setAsideUntil: z.string().nullable() })),
    findingsOmitted: z.number(),
  })),
  /** What to do about checks that failed or could not be run. */
  mend: z.array(z.object({ check: z.string(), title: z.string(), fix: z.string() })),
});

/** What is kept of an assessment beside its bytes. */
export function summaryOf(assessment: Assessment): z.infer<typeof summaryShape> {
  const counted = makerVerdicts(assessment);
  const counts = Object.fromEntries(verdictNames.map((name) => [name, counted.filter(({ verdict }) => verdict === name).length])) as Record<(typeof verdictNames)[number], number>;
  const verdictOn = (requirement: string): (typeof verdictNames)[number] => assessment.verdicts.find((item) => item.requirement === requirement)?.verdict ?? 'unknown';
  return { counts, goals: goals.map(({ number, title, requirement }) => ({ number, title, requirement, verdict: verdictOn(requirement) })) };
}

/** A row as it leaves. */
export function assessmentOf({ summary, ...row }: Tables['assessment']): z.infer<typeof assessmentShape> {
  return { ...row, ...summaryShape.parse(JSON.parse(summary)) };
}

import { z } from 'zod';
import { goals } from '../../catalog/goals.ts';
import type { Assessment } from '../../model/assessment.ts';
import { makerVerdicts } from '../../report/maker-verdicts.ts';
import type { Tables } from '../../store/tables.ts';
import { plainText, textShape } from '../shapes.ts';

const verdictNames = ['met', 'partly-met', 'not-met', 'contradicted', 'claimed', 'unknown', 'not-applicable'] as const;
/** The name of a verdict. */
export const verdictName = z.enum(verdictNames);

/** What an assessment found the state to be before, of the same product. */
const beforeShape = z.object({ id: z.string(), counts: z.record(verdictName, z.number()), goals: z.array(verdictName) });

/** How many requirements on the maker have which verdict, and the verdict of each goal. Never one figure for all. */
const summaryShape = z.object({
  counts: z.record(verdictName, z.number()),
  goals: z.array(z.object({ number: z.number(), title: z.string(), requirement: z.string(), verdict: verdictName })),
  /** The assessment before, so that a list can say in which direction it went. */
  before: beforeShape.nullable().default(null),
  /** Day of signing the pledge, where the product states one. */
  signedAt: z.string().nullable().default(null),
  /** What to do next, most effect first: how many requirements a step helps to meet, and which goals are among them. */
  next: z.array(z.object({ action: textShape, requirements: z.number(), goals: z.array(z.number()) })).default([]),
  /** Kinds of evidence that were read, with the time at which the newest of each was handed over. */
  kinds: z.array(z.object({ kind: z.string(), files: z.number(), newestAt: z.string() })).default([]),
});

/** The kinds of evidence of one file, as its row keeps them. */
export const kindsShape = z.array(z.string());

/** An assessment as it leaves in lists. */
export const assessmentShape = z.object({ id: z.string(), releaseId: z.string(), productId: z.string(), at: z.string(), ruleVersion: z.string(), askedBy: z.string(), ...summaryShape.shape });

/** The verdict on one requirement, with the figure that it rests on where it has one. The words may quote evidence: a page escapes them. */
export const verdictShape = z.object({ requirement: z.string(), verdict: verdictName, reason: z.string(), figure: z.string().nullable(), isAnotherWay: z.boolean() });

/** A place in the evidence, as words, and where it is opened: null where nothing of it can be shown. */
const placeShape = z.object({ words: z.string(), opens: z.object({ evidence: z.string(), member: z.string().nullable(), line: z.number().nullable(), jsonPointer: z.string().nullable() }).nullable() });

/** The first places of a finding. */
export const placesShape = z.object({ places: z.array(placeShape), placesOmitted: z.number() });

/** What the verdict on one requirement rests on, part by part. */
export const requirementShape = verdictShape.extend({
  parts: z.array(z.object({
    name: z.string(), verdict: verdictName, reason: z.string(),
    findings: z.array(z.object({ check: z.string(), outcome: z.string(), message: z.string(), fingerprint: z.string(), ...placesShape.shape, setAsideUntil: z.string().nullable() })),
    findingsOmitted: z.number(),
  })),
  /** The ways of which any one counts, with the verdict on each; empty where there is no choice. */
  ways: z.array(z.object({ requirement: z.string(), verdict: verdictName, isChosen: z.boolean() })),
  /** What to do about checks that failed or could not be run. */
  mend: z.array(z.object({ check: z.string(), title: z.string(), fix: z.string() })),
});

/** A file that an assessment was made from. */
interface UsedFile {
  readonly receivedAt: string;
  readonly kinds: string | null;
}

/** Next steps that are kept beside the bytes. */
const nextMost = 5;

/** What is kept of an assessment beside its bytes. @param before the newest assessment of the same product before it */
export function summaryOf(assessment: Assessment, files: readonly UsedFile[], before: Pick<Tables['assessment'], 'id' | 'summary'> | undefined): z.infer<typeof summaryShape> {
  const counted = makerVerdicts(assessment);
  const counts = Object.fromEntries(verdictNames.map((name) => [name, counted.filter(({ verdict }) => verdict === name).length])) as Record<(typeof verdictNames)[number], number>;
  const verdictOn = (requirement: string): (typeof verdictNames)[number] => assessment.verdicts.find((item) => item.requirement === requirement)?.verdict ?? 'unknown';
  const earlier = before === undefined ? undefined : summaryShape.parse(JSON.parse(before.summary));
  return {
    counts, goals: goals.map(({ number, title, requirement }) => ({ number, title, requirement, verdict: verdictOn(requirement) })),
    before: before === undefined || earlier === undefined ? null : { id: before.id, counts: earlier.counts, goals: earlier.goals.map(({ verdict }) => verdict) },
    signedAt: assessment.pledge?.signedAt ?? null,
    next: assessment.next.slice(0, nextMost).map(({ action, requirements }) => ({ action: plainText(action), requirements: requirements.length, goals: goals.filter(({ requirement }) => requirements.includes(requirement)).map(({ number }) => number) })),
    kinds: newestByKind(files),
  };
}

function newestByKind(files: readonly UsedFile[]): z.infer<typeof summaryShape>['kinds'] {
  const found = new Map<string, { files: number; newestAt: string }>();
  for (const { receivedAt, kinds } of files) {
    for (const kind of kindsShape.parse(JSON.parse(kinds ?? '[]'))) {
      const known = found.get(kind);
      found.set(kind, { files: (known?.files ?? 0) + 1, newestAt: known === undefined || known.newestAt < receivedAt ? receivedAt : known.newestAt });
    }
  }
  return [...found].map(([kind, facts]) => ({ kind, ...facts })).toSorted((one, other) => (one.kind < other.kind ? -1 : 1));
}

/** A row as it leaves. */
export function assessmentOf({ summary, ...row }: Tables['assessment']): z.infer<typeof assessmentShape> {
  return { ...row, ...summaryShape.parse(JSON.parse(summary)) };
}

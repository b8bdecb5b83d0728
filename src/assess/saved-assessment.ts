import { readFileSync, statSync } from 'node:fs';
import * as z from 'zod/mini';
import type { Measure } from '../model/measure.ts';
import { measureDefinitions, type MeasureId } from '../model/measure.ts';
import { parseJson } from '../read/gateway/json.ts';
import { Unreadable } from '../read/source.ts';

export { Unreadable };

z.config({ jitless: true });

const verdictNames = ['met', 'partly-met', 'not-met', 'contradicted', 'claimed', 'unknown', 'not-applicable'] as const;
const origins = ['collected', 'handed-over', 'declared'] as const;
const outcomes = ['pass', 'fail', 'unknown', 'not-applicable', 'needs-review', 'error'] as const;
const measureIds = Object.keys(measureDefinitions) as [MeasureId, ...MeasureId[]];

const savedMeasure = z.object({
  id: z.enum(measureIds),
  population: z.enum(['customers', 'own-staff', 'this-instance', 'product']),
  dimensions: z.record(z.string(), z.string()),
  points: z.array(z.object({ at: z.string(), from: z.optional(z.string()), numerator: z.number(), denominator: z.optional(z.number()), suppressed: z.optional(z.boolean()) })),
  sources: z.array(z.string()),
});

const savedPart = z.object({ name: z.string(), verdict: z.enum(verdictNames), reason: z.string(), findings: z.array(z.string()) });
const savedPointer = z.object({ path: z.string(), member: z.optional(z.string()), line: z.optional(z.number()), row: z.optional(z.number()), jsonPointer: z.optional(z.string()) });
const savedEntry = z.object({ artifact: z.object({ path: z.string(), digest: z.string(), origin: z.optional(z.enum(origins)) }), kind: z.optional(z.string()), format: z.optional(z.string()) });
/** A file that a workspace laid out for the assessment: its row, its path in the release, its SHA-256 in hexadecimal. */
const savedFile = z.object({ evidence: z.string(), path: z.string(), digest: z.string() });

/** What later commands need of an assessment that was saved with `--format json`; the rest is left alone. */
const savedAssessment = z.object({
  schema: z.literal('assay-assessment-1'),
  engineVersion: z.string(),
  catalogVersion: z.string(),
  assessedAt: z.string(),
  product: z.object({ name: z.string(), maker: z.optional(z.string()), version: z.optional(z.string()), guessed: z.optional(z.array(z.string())) }),
  verdicts: z.array(z.object({ requirement: z.string(), verdict: z.enum(verdictNames), reason: z.string(), isAnotherWay: z.optional(z.boolean()), parts: z.optional(z.array(savedPart)), measure: z.optional(savedMeasure) })),
  findings: z.array(z.object({ fingerprint: z.string(), check: z.string(), outcome: z.enum(outcomes), message: z.string(), origin: z.optional(z.enum(origins)), pointers: z.optional(z.array(savedPointer)), setAside: z.optional(z.object({ until: z.string() })) })),
  measures: z.array(savedMeasure),
  pledge: z.optional(z.object({ signedAt: z.string() })),
  evidence: z.optional(z.array(savedEntry)),
  next: z.optional(z.array(z.object({ action: z.string(), requirements: z.array(z.string()), how: z.string() }))),
  files: z.optional(z.array(savedFile)),
});

export type SavedAssessment = z.infer<typeof savedAssessment>;

const sizeMax = 256 * 1_048_576;

/**
 * Reads an assessment that `assay check --format json` wrote.
 * @throws Unreadable when it is missing, too long or of another form
 */
export function readSavedAssessment(path: string): SavedAssessment {
  const stat = statSync(path, { throwIfNoEntry: false });
  if (stat?.isFile() !== true) throw new Unreadable('does not exist or is not a file');
  if (stat.size > sizeMax) throw new Unreadable(`is ${stat.size} bytes long; at most ${sizeMax} are read`);
  return savedAssessmentIn(readFileSync(path));
}

/** Reads the bytes of an assessment. @throws Unreadable */
export function savedAssessmentIn(bytes: Uint8Array): SavedAssessment {
  const parsed = savedAssessment.safeParse(parseJson(bytes));
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  throw new Unreadable(`is not an assessment that assay check --format json wrote (at ${issue === undefined || issue.path.length === 0 ? 'the top' : issue.path.map(String).join('.')})`);
}

/** The measures of a saved assessment, as history for a new one. */
export function measuresOf(saved: SavedAssessment): readonly Measure[] {
  return saved.measures.map(measureOf);
}

/** A saved measure as the engine has it. */
export function measureOf(measure: SavedAssessment['measures'][number]): Measure {
  return {
    ...measure,
    sources: measure.sources.filter((source): source is `sha256:${string}` => source.startsWith('sha256:')),
    points: measure.points.map(({ at, from, numerator, denominator, suppressed }) => ({ at, numerator, ...(from === undefined ? {} : { from }), ...(denominator === undefined ? {} : { denominator }), ...(suppressed === undefined ? {} : { suppressed }) })),
  };
}

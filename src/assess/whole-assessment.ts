import * as z from 'zod/mini';
import type { Digest, Pointer } from '../model/artifact.ts';
import type { Assessment } from '../model/assessment.ts';
import type { EvidenceKind } from '../model/evidence.ts';
import { kindTitles } from '../model/evidence/titles.ts';
import { leftOutRules } from '../model/left-out.ts';
import type { Measure, MeasureId } from '../model/measure.ts';
import { measureDefinitions } from '../model/measure.ts';
import { rawText, type Text, type TextPart } from '../model/text.ts';
import { parseJson } from '../read/gateway/json.ts';
import { Unreadable } from '../read/source.ts';
import { jsonDocument } from '../report/escape/json.ts';
import type { Escaped } from '../report/escape/escaped.ts';
import { disclaimer, limits } from '../report/words.ts';

z.config({ jitless: true });

/** A file that an assessment was made from, as a workspace knows it. */
export interface AssessedFile {
  readonly evidence: string;
  /** In the release. */
  readonly path: string;
  /** SHA-256 in hexadecimal. */
  readonly digest: string;
}

/**
 * An assessment as a workspace keeps it: what `assay check --format json` writes, with the files that it was made from, and with the
 * sentences that quote evidence once more in parts, so that each later form of it can set off what is not our word.
 */
export function wholeAssessmentJson(assessment: Assessment, files: readonly AssessedFile[]): Escaped<'json'> {
  return jsonDocument({ ...assessment, disclaimer, limits, files, sentences: quotingSentences(assessment) });
}

/** Every sentence that quotes evidence, in parts. As JSON the parts must not look like a sentence, or they would be written as one. */
function quotingSentences(assessment: Assessment): readonly (readonly TextPart[])[] {
  const found = new Map<string, readonly TextPart[]>();
  const look = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return;
    if ('parts' in value && Array.isArray(value.parts) && Object.keys(value).length === 1) {
      const text = value as Text;
      if (text.parts.some((part) => typeof part !== 'string')) found.set(rawText(text), text.parts);
    } else for (const member of Object.values(value)) look(member);
  };
  look([assessment.evidence, assessment.findings, assessment.verdicts, assessment.next]);
  return [...found.values()];
}

const origin = z.enum(['collected', 'handed-over', 'declared']);
const verdictName = z.enum(['met', 'partly-met', 'not-met', 'contradicted', 'claimed', 'unknown', 'not-applicable']);
const pointer = z.object({ artifact: z.string(), path: z.string(), member: z.optional(z.string()), line: z.optional(z.number()), column: z.optional(z.number()), jsonPointer: z.optional(z.string()), row: z.optional(z.number()) });
const measure = z.object({
  id: z.enum(Object.keys(measureDefinitions) as [MeasureId, ...MeasureId[]]), population: z.enum(['customers', 'own-staff', 'this-instance', 'product']), dimensions: z.record(z.string(), z.string()),
  points: z.array(z.object({ at: z.string(), from: z.optional(z.string()), numerator: z.number(), denominator: z.optional(z.number()), suppressed: z.optional(z.boolean()) })), sources: z.array(z.string()),
});
const whole = z.object({
  schema: z.literal('assay-assessment-1'), engineVersion: z.string(), catalogVersion: z.string(), assessedAt: z.string(),
  product: z.object({ name: z.string(), maker: z.optional(z.string()), version: z.optional(z.string()), guessed: z.array(z.string()), nearStatement: z.optional(z.object({ path: z.string(), isLink: z.boolean() })), deployment: z.string() }),
  subject: z.object({ commit: z.optional(z.string()), isModified: z.optional(z.boolean()), filesListed: z.number(), folderInRepository: z.optional(z.string()), leftOut: z.optional(z.array(z.object({ rule: z.enum(leftOutRules), files: z.number(), examples: z.array(z.string()) }))) }),
  pledge: z.optional(z.object({ signedAt: z.string(), daysLeft: z.optional(z.number()) })),
  evidence: z.array(z.object({
    artifact: z.object({ path: z.string(), digest: z.string(), sizeBytes: z.number(), origin }), kind: z.optional(z.enum(Object.keys(kindTitles) as [EvidenceKind, ...EvidenceKind[]])), format: z.optional(z.string()), state: z.enum(['read', 'unread', 'unreadable']),
    notes: z.array(z.object({ level: z.enum(['unreadable', 'finding', 'information']), rule: z.string(), message: z.string(), pointer })), notesOmitted: z.number(),
  })),
  measures: z.array(measure),
  findings: z.array(z.object({
    check: z.string(), outcome: z.enum(['pass', 'fail', 'unknown', 'not-applicable', 'needs-review', 'error']), subject: z.string(), message: z.string(), count: z.optional(z.number()), sawNothing: z.optional(z.literal(true)), pointers: z.array(pointer),
    fingerprint: z.string(), origin, complete: z.boolean(), setAside: z.optional(z.object({ reason: z.string(), by: z.string(), until: z.string() })),
  })),
  verdicts: z.array(z.object({
    requirement: z.string(), verdict: verdictName, reason: z.string(), measure: z.optional(measure), ways: z.optional(z.array(z.string())), isAnotherWay: z.optional(z.boolean()),
    parts: z.array(z.object({ name: z.string(), verdict: verdictName, reason: z.string(), awaitsReview: z.optional(z.boolean()), findings: z.array(z.string()) })),
  })),
  next: z.array(z.object({ action: z.string(), requirements: z.array(z.string()), moves: z._default(z.number(), 0), how: z.string() })),
  sentences: z.array(z.array(z.union([z.string(), z.object({ quote: z.string() })]))),
});
/** A type as JSON gives it: a member may be missing, and is never there without a value. */
type Given<Value> = Value extends readonly (infer Item)[] ? readonly Given<Item>[] : Value extends object ? { readonly [Key in keyof Value as undefined extends Value[Key] ? never : Key]: Given<Value[Key]> } & { readonly [Key in keyof Value as undefined extends Value[Key] ? Key : never]?: Given<Exclude<Value[Key], undefined>> } : Value;
type Whole = Given<z.infer<typeof whole>>;

/** Reads a whole assessment back, as the engine had it. @throws Unreadable */
export function wholeAssessmentIn(bytes: Uint8Array): Assessment {
  const parsed = whole.safeParse(parseJson(bytes));
  if (!parsed.success) throw new Unreadable(`is not an assessment that a workspace kept (at ${parsed.error.issues[0]?.path.map(String).join('.') ?? 'the top'})`);
  const { sentences, evidence, findings, verdicts, next, measures, ...rest } = parsed.data as Whole;
  const quoting = new Map(sentences.map((parts) => [rawText({ parts }), parts]));
  // Whatever quotes evidence is in the table, so that the rest is our own words.
  const text = (raw: string): Text => ({ parts: quoting.get(raw) ?? [raw] });
  return {
    ...rest,
    evidence: evidence.map((entry) => ({ ...entry, artifact: { ...entry.artifact, digest: digestIn(entry.artifact.digest) }, notes: entry.notes.map((note) => ({ ...note, message: text(note.message), pointer: pointerIn(note.pointer) })) })),
    measures: measures.map(measureIn),
    findings: findings.map((finding) => ({ ...finding, message: text(finding.message), pointers: finding.pointers.map(pointerIn) })),
    verdicts: verdicts.map(({ measure: figure, ...verdict }) => ({ ...verdict, reason: text(verdict.reason), parts: verdict.parts.map((part) => ({ ...part, reason: text(part.reason) })), ...(figure === undefined ? {} : { measure: measureIn(figure) }) })),
    next: next.map((step) => ({ ...step, action: text(step.action), how: text(step.how) })),
  };
}

function digestIn(written: string): Digest {
  return `sha256:${written.replace(/^sha256:/, '')}`;
}

function pointerIn(written: Whole['findings'][number]['pointers'][number]): Pointer {
  return { ...written, artifact: digestIn(written.artifact) };
}

function measureIn(written: Whole['measures'][number]): Measure {
  return { ...written, sources: written.sources.map(digestIn) };
}

import * as z from 'zod/mini';
import { measureDefinitions, type MeasureId } from '../model/measure.ts';
import { count, date, digest, line, origin, publisher, sequence, time } from './shape.ts';

/**
 * The shape of the dossier's predicate. `docs/dossier/predicate.schema.json` is generated from it.
 * Evidence is named by its place in the list, so that no digest or path of withheld evidence slips in elsewhere.
 */
const list = <Item extends z.ZodMiniType>(item: Item, most: number): z.ZodMiniArray<Item> => z.array(item).check(z.maxLength(most));

/** Most pieces of evidence of a dossier, and most findings. */
export const evidenceMax = 50_000;
export const findingsMax = 50_000;

const text = z.strictObject({ parts: list(z.union([z.string().check(z.maxLength(20_000)), z.strictObject({ quote: z.string().check(z.maxLength(2000)) })]), 1000) });
const originOfEvidence = z.enum(['collected', 'handed-over', 'declared']);
const evidenceIndex = count;
const person = z.strictObject({ name: line, role: line });

/** Characters that a folder of any system can hold and no shell or page takes for something else; no segment is empty, `.` or `..`. */
const filePath = z.string().check(
  z.maxLength(500),
  z.regex(/^[^\p{Cc}\\:*?"<>|/]+(?:\/[^\p{Cc}\\:*?"<>|/]+)*$/u, 'a relative path without special characters was expected'),
  z.refine((path) => path.isWellFormed() && path.normalize('NFC') === path && path.split('/').every((segment) => !/^\.{1,2}$|[. ]$|^ /.test(segment)), 'a relative path without “..”, in normal form C, was expected'),
);

const described = { kind: z.optional(line), format: z.optional(line), origin: originOfEvidence, complete: z.boolean() };
const publicEvidence = z.strictObject({ state: z.literal('public'), path: filePath, digest, sizeBytes: count, ...described });
/** Nothing here tells the file: no path, digest or size. */
const withheldEvidence = z.strictObject({ state: z.literal('withheld'), commitment: digest, ...described });

const pointer = z.strictObject({
  evidence: evidenceIndex,
  member: z.optional(z.string().check(z.maxLength(2000))),
  line: z.optional(sequence),
  column: z.optional(sequence),
  jsonPointer: z.optional(z.string().check(z.maxLength(2000))),
  row: z.optional(sequence),
});

const finding = z.strictObject({
  check: line,
  fingerprint: z.string().check(z.minLength(1), z.maxLength(2000)),
  outcome: z.enum(['pass', 'fail', 'unknown', 'not-applicable', 'needs-review', 'error']),
  subject: z.string().check(z.maxLength(2000)),
  message: text,
  count: z.optional(count),
  pointers: list(pointer, 1000),
  origin: originOfEvidence,
  complete: z.boolean(),
  setAside: z.optional(z.strictObject({ reason: line, by: line, until: date })),
});

const measureIds = Object.keys(measureDefinitions) as [MeasureId, ...MeasureId[]];
const measureTime = z.union([date, time]);
const measure = z.strictObject({
  id: z.enum(measureIds),
  population: z.enum(['customers', 'own-staff', 'this-instance', 'product']),
  dimensions: z.record(z.string().check(z.maxLength(100)), line),
  points: list(z.strictObject({ at: measureTime, from: z.optional(measureTime), numerator: z.number().check(z.nonnegative()), denominator: z.optional(z.number().check(z.nonnegative())), suppressed: z.optional(z.boolean()) }), 10_000),
  sources: list(evidenceIndex, 10_000),
});

const verdictName = z.enum(['met', 'partly-met', 'not-met', 'contradicted', 'claimed', 'unknown', 'not-applicable']);
const verdict = z.strictObject({
  requirement: line,
  verdict: verdictName,
  reason: text,
  parts: list(z.strictObject({ name: line, verdict: verdictName, reason: text, awaitsReview: z.optional(z.boolean()), findings: list(z.string().check(z.maxLength(2000)), 50_000) }), 100),
  measure: z.optional(measure),
  ways: z.optional(list(line, 100)),
  isAnotherWay: z.optional(z.boolean()),
});

/** What the publisher says, beside what was measured. */
const claim = z.strictObject({ requirement: line, text: line, reasoning: z.optional(line), by: person, at: date, expiresAt: date });
/** A named person standing by a requirement or one part of it. */
const affirmation = z.strictObject({ requirement: line, part: z.optional(line), scope: line, by: person, at: date, expiresAt: date });

export const dossierPredicate = z.strictObject({
  publisher,
  product: z.strictObject({ maker: line, name: line, version: z.optional(line) }),
  /** Numbers of what made it: the engine, the requirements, the rules of the checks. */
  versions: z.strictObject({ engine: line, catalog: line, rules: line }),
  assessedAt: time,
  publishedAt: time,
  /** The publications of one publisher about one product are numbered from 1. */
  sequence,
  /** Digest of the payload of the publication before; absent only in the first. */
  previous: z.optional(digest),
  /** Origin of the publication log that holds this publication. */
  log: origin,
  evidence: list(z.discriminatedUnion('state', [publicEvidence, withheldEvidence]), evidenceMax),
  findings: list(finding, findingsMax),
  verdicts: list(verdict, 5000),
  measures: list(measure, 5000),
  /** Figures of earlier assessments, on which progress rests; their evidence lies in earlier publications. */
  history: z.optional(list(measure, 5000)),
  /** What lies beside the evidence: the page, other forms of the same statement, the program that checks again. */
  files: z.optional(list(z.strictObject({ path: filePath, digest, sizeBytes: count }), 1000)),
  claims: list(claim, 5000),
  affirmations: list(affirmation, 5000),
});

export type DossierPredicate = z.infer<typeof dossierPredicate>;

import * as z from 'zod/mini';
import { quote, say } from '../model/text.ts';
import type { JsonValue } from './canonical-json.ts';
import { Refused } from './refusal.ts';
import { firstIssue, line } from './shape.ts';
import type { JsonForm } from './strict-json.ts';

/** Media type of an in-toto statement in an envelope. */
export const statementPayloadType = 'application/vnd.in-toto+json';
export const statementType = 'https://in-toto.io/Statement/v1';

/** One subject: a name, and SHA-256 as its only digest, 64 lower-case hexadecimal digits. */
const subjectShape = z.strictObject({ name: line, digest: z.strictObject({ sha256: z.string().check(z.regex(/^[0-9a-f]{64}$/, '64 hexadecimal digits in lower case were expected')) }) });

export type Subject = z.infer<typeof subjectShape>;

const statementShape = z.strictObject({
  _type: z.string(),
  subject: z.array(subjectShape).check(z.minLength(1), z.maxLength(256)),
  predicateType: z.string(),
  predicate: z.unknown(),
});

/** An in-toto Statement v1 whose predicate has its type. */
export interface Statement<Predicate> {
  readonly _type: typeof statementType;
  readonly subject: readonly Subject[];
  readonly predicateType: string;
  readonly predicate: Predicate;
}

/** What a statement says of itself, for a policy to compare. */
export interface StatementFacts {
  /** Absent where the predicate does not name it: then only the keys bind the publisher. */
  readonly publisher?: string;
  readonly product: string;
  readonly release?: string;
  readonly sequence: number;
  /** Milliseconds since 1970. */
  readonly publishedAt: number;
}

/** One type of predicate: how it is written, what it says, and how its subject is bound to it. */
export interface StatementProfile<Predicate> {
  readonly predicateType: string;
  /** How envelope and payload are written. */
  readonly form: JsonForm;
  /** @throws Refused `predicate-fields`, `predicate-contradicts` */
  readPredicate(value: unknown): Predicate;
  factsOf(predicate: Predicate): StatementFacts;
  /** @throws Refused `subject-mismatch` */
  bindSubject(statement: Statement<Predicate>): Promise<void>;
}

/**
 * Reads an in-toto Statement v1, strictly: exactly its four fields, only the profile's type of predicate.
 * @throws Refused
 */
export function readStatement<Predicate>(value: JsonValue, profile: Pick<StatementProfile<Predicate>, 'predicateType' | 'readPredicate'>): Statement<Predicate> {
  const parsed = statementShape.safeParse(value);
  if (!parsed.success) {
    const { path, expected } = firstIssue(parsed.error);
    throw new Refused('statement-fields', say`At ${quote(path)}: ${quote(expected)}.`);
  }
  const { _type, subject, predicateType, predicate } = parsed.data;
  if (_type !== statementType) throw new Refused('statement-type', say`It says ${quote(_type)}; ${quote(statementType)} was expected.`);
  if (predicateType !== profile.predicateType) throw new Refused('predicate-type', say`It says ${quote(predicateType)}; ${quote(profile.predicateType)} was expected.`);
  if (new Set(subject.map((one) => one.name)).size !== subject.length) throw new Refused('statement-fields', say`Two subjects have the same name.`);
  return { _type: statementType, subject, predicateType, predicate: profile.readPredicate(predicate) };
}

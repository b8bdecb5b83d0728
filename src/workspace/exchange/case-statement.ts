import { z } from 'zod';
import { canonicalBytes } from '../../attest/canonical-json.ts';
import { payloadSizeMax } from '../../attest/envelope.ts';
import { Refused } from '../../attest/refusal.ts';
import { readStatement, statementType, type Statement } from '../../attest/statement.ts';
import { parseStrict } from '../../attest/strict-json.ts';
import type { Bytes } from '../../attest/bytes.ts';
import { quote, say } from '../../model/text.ts';

/** The one folder of an archive, and the two files in it that say what the others are. */
export const caseLayout = { folder: 'case', envelope: 'assay-case.dsse.json', file: 'case.json' } as const;

/** Files of one archive at most. */
export const membersMost = 20_000;

const digestShape = z.string().regex(/^[0-9a-f]{64}$/, 'Expected 64 hexadecimal digits.');
const pathShape = z.string().max(300).regex(/^[A-Za-z0-9_-][A-Za-z0-9._-]*(?:\/[A-Za-z0-9_-][A-Za-z0-9._-]*)*$/, 'Expected a plain path.');

/** A file by its place in the archive and its bytes. */
export const memberShape = z.strictObject({ path: pathShape, sha256: digestShape, sizeBytes: z.number().int().nonnegative() });
export type CaseMember = z.infer<typeof memberShape>;

const predicateShape = z.strictObject({
  organisation: z.string(),
  case: z.strictObject({ id: z.string(), title: z.string() }),
  /** The newest time that stands in the case, RFC 3339: no time of packing, so that the same case gives the same bytes. */
  asOf: z.string(),
  members: z.array(memberShape).min(1).max(membersMost),
  /** Files that the case names and of which the bytes are gone. */
  missing: z.array(memberShape).max(membersMost),
});
export type CasePredicate = z.infer<typeof predicateShape>;

const profile = { predicateType: 'urn:assay:case:1', readPredicate } as const;

function readPredicate(value: unknown): CasePredicate {
  const read = predicateShape.safeParse(value);
  if (read.success) return read.data;
  const [issue] = read.error.issues;
  throw new Refused('predicate-fields', say`At ${quote(issue?.path.join('.') ?? '')}: ${quote(issue?.message ?? '')}`);
}

/** What is signed of an archive: every file of it by its digest (in-toto Statement v1). @throws Refused when a verifier would refuse it */
export function casePayload(predicate: CasePredicate): Bytes {
  const file = predicate.members.find(({ path }) => path === caseLayout.file);
  if (file === undefined) throw new RangeError('An archive of a case holds the case.');
  const statement: Statement<CasePredicate> = { _type: statementType, subject: [{ name: caseLayout.file, digest: { sha256: file.sha256 } }], predicateType: profile.predicateType, predicate };
  const payload = canonicalBytes(statement);
  readCaseStatement(payload);
  return payload;
}

/** Reads what was signed. @throws Refused */
export function readCaseStatement(payload: Uint8Array): CasePredicate {
  const { subject, predicate } = readStatement(parseStrict(payload, 'canonical', payloadSizeMax), profile);
  const [only, ...others] = subject;
  const named = predicate.members.filter(({ path }) => path === caseLayout.file);
  if (only?.name !== caseLayout.file || others.length > 0 || named.length !== 1 || named[0]?.sha256 !== only.digest.sha256) throw new Refused('subject-mismatch', say`The subject has to be the case, as the list of files has it.`);
  if (new Set(predicate.members.map(({ path }) => path)).size !== predicate.members.length) throw new Refused('predicate-contradicts', say`A file is listed twice.`);
  return predicate;
}

import type { Digest } from '../model/artifact.ts';
import { quote, say } from '../model/text.ts';
import { digestOf } from './digest.ts';
import { Envelope, payloadSizeMax } from './envelope.ts';
import { freeze } from './freeze.ts';
import { keyAt } from './key-file.ts';
import { timeText } from './milliseconds.ts';
import type { KeyId } from './public-key.ts';
import { Refused } from './refusal.ts';
import { readStatement, statementPayloadType, type Statement, type StatementFacts, type StatementProfile } from './statement.ts';
import { parseStrict } from './strict-json.ts';
import { assertNotOlder, refusalOf, type SeenBefore, type VerifiedKeyFile } from './verified-key-file.ts';

/** What a verifier demands of a statement. Nothing of it is ever taken from the document. */
export interface VerificationPolicy {
  readonly trust: readonly VerifiedKeyFile[];
  readonly publisher: string;
  /** Any product of the publisher when left out. */
  readonly product?: string;
  /** Any release when left out. */
  readonly release?: string;
  /** How many different keys must have signed. */
  readonly threshold: number;
  /** Milliseconds since 1970. */
  readonly now: number;
  /** When the verifier, or a witness that it trusts, first saw these very bytes, in milliseconds since 1970; now when left out. A key must have been good then: the time that a statement gives itself proves nothing. */
  readonly seenAt?: number;
  /** Earliest time of publication, in milliseconds since 1970. */
  readonly publishedFrom?: number;
  /** What was seen last of this product; or of each product, by its name, where the statement has to tell which one it is about. */
  readonly lastSeen?: SeenBefore | ReadonlyMap<string, SeenBefore>;
}

interface Parts<Predicate> {
  readonly statement: Statement<Predicate>;
  readonly facts: StatementFacts;
  readonly payloadDigest: Digest;
  readonly envelopeDigest: Digest;
  readonly signers: readonly KeyId[];
}

let verified: <Predicate>(parts: Parts<Predicate>) => VerifiedStatement<Predicate>;

/** A statement whose signatures, publisher, product and time were verified. Only `verifyEnvelope` makes one, and contents can be read from nothing else. */
export class VerifiedStatement<Predicate> {
  readonly #parts: Parts<Predicate>;
  private constructor(parts: Parts<Predicate>) {
    this.#parts = parts;
  }
  static {
    verified = (parts) => new VerifiedStatement(parts);
  }

  get statement(): Statement<Predicate> {
    return this.#parts.statement;
  }

  get predicate(): Predicate {
    return this.#parts.statement.predicate;
  }

  get facts(): StatementFacts {
    return this.#parts.facts;
  }

  /** Of the signed bytes. */
  get payloadDigest(): Digest {
    return this.#parts.payloadDigest;
  }

  /** Of the whole envelope. */
  get envelopeDigest(): Digest {
    return this.#parts.envelopeDigest;
  }

  /** The different keys that signed and were good, at least as many as the policy's threshold. */
  get signers(): readonly KeyId[] {
    return this.#parts.signers;
  }

  /** What to remember for `lastSeen`. */
  get seen(): Required<SeenBefore> {
    return { sequence: this.#parts.facts.sequence, payload: this.#parts.payloadDigest };
  }
}

/**
 * Verifies an envelope with a statement: the one way to its contents.
 * The payload is read only after a key that is good at `seenAt` was found to have signed exactly these bytes.
 * @throws Refused, with one code for each reason
 */
export async function verifyEnvelope<Predicate>(bytes: Uint8Array, profile: StatementProfile<Predicate>, policy: VerificationPolicy): Promise<VerifiedStatement<Predicate>> {
  const { threshold, now, seenAt = now } = policy;
  if (!Number.isInteger(threshold) || threshold < 1 || threshold > 16) throw new Refused('threshold-invalid', say`It is ${threshold}.`);
  const keyFile = policy.trust.find((one) => one.file.publisher === policy.publisher);
  if (keyFile === undefined) throw new Refused('publisher-unknown', say`The publisher is ${quote(policy.publisher)}.`);
  const envelope = Envelope.parse(bytes, profile.form);
  const envelopeDigest = digestOf(bytes);
  const opened = await envelope.open(statementPayloadType, keyFile.allKeysFor('dossier'));
  demandGood(keyFile, opened.signers, [seenAt], now, threshold);

  const statement = readStatement(parseStrict(opened.payload, profile.form, payloadSizeMax), profile);
  const facts = profile.factsOf(statement.predicate);
  if (!(facts.publishedAt <= now)) throw new Refused('from-the-future', say`It says ${quote(timeText(facts.publishedAt))}.`);
  const signers = demandGood(keyFile, opened.signers, [seenAt, facts.publishedAt], now, threshold);
  demandExpected(facts, policy);
  await profile.bindSubject(statement);
  const payloadDigest = await digestOf(opened.payload);
  assertNotOlder({ sequence: facts.sequence, payload: payloadDigest }, seenOf(facts.product, policy.lastSeen));
  return verified({ statement: freeze(statement), facts: freeze(facts), payloadDigest, envelopeDigest: await envelopeDigest, signers });
}

/** The signers whose keys were good at all the times; refused, with the reason of the first that was not, when they are too few. */
function demandGood(keyFile: VerifiedKeyFile, signers: readonly KeyId[], times: readonly number[], now: number, threshold: number): readonly KeyId[] {
  const judged = signers.map((signer) => ({ signer, refusal: refusalOf(() => times.forEach((at) => keyAt(keyFile.file, signer, at, now))) }));
  const good = judged.filter((one) => one.refusal === undefined).map((one) => one.signer);
  if (good.length >= threshold) return good;
  throw judged.find((one) => one.refusal !== undefined)?.refusal ?? new Refused('threshold-not-met', say`${good.length} of ${threshold} have signed.`);
}

function demandExpected(facts: StatementFacts, policy: VerificationPolicy): void {
  if (facts.publisher !== undefined && facts.publisher !== policy.publisher) throw new Refused('publisher-mismatch', say`It says ${quote(facts.publisher)}; ${quote(policy.publisher)} was expected.`);
  if (policy.product !== undefined && facts.product !== policy.product) throw new Refused('product-mismatch', say`It says ${quote(facts.product)}; ${quote(policy.product)} was expected.`);
  if (policy.release !== undefined && facts.release !== policy.release) throw new Refused('release-mismatch', say`It says ${quote(facts.release ?? 'no release')}; ${quote(policy.release)} was expected.`);
  if (policy.publishedFrom !== undefined && !(facts.publishedAt >= policy.publishedFrom)) throw new Refused('too-old', say`It was published at ${quote(timeText(facts.publishedAt))}; ${quote(timeText(policy.publishedFrom))} is the earliest.`);
}

function seenOf(product: string, lastSeen: VerificationPolicy['lastSeen']): SeenBefore | undefined {
  return lastSeen === undefined || 'sequence' in lastSeen ? lastSeen : lastSeen.get(product);
}

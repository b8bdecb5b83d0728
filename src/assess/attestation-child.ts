/**
 * The process that verifies attestations for somebody who says who has to have signed them. Bundles come from strangers, so it starts
 * with as few rights as any reading process: it may read the files that it is asked about, and nothing else.
 */
import { createHash } from 'node:crypto';
import { basename } from 'node:path';
import { serve } from '../analyser/serve.ts';
import { openFile, type FileSource } from '../collect/file-source.ts';
import type { AttestedStatement } from '../model/evidence/attestation.ts';
import { ours, quote, say, type Text } from '../model/text.ts';
import { objectAt, stringAt, type JsonObject } from '../read/gateway/json-value.ts';
import { bundlesOf, inToto } from '../read/in-toto/index.ts';
import type { Note } from '../read/reader.ts';
import { Unreadable } from '../read/source.ts';
import { BundleRefused } from '../sigstore/bundle-refused.ts';
import { readTrustedRoot, shippedTrustedRoot, trustedRootSizeMax, TrustedRootUnusable, type TrustedRoot } from '../sigstore/trusted-root.ts';
import { verifyBundle } from '../sigstore/verify-bundle.ts';

/** What the process is asked. */
export interface AttestationTask {
  readonly path: string;
  /** Files that the statements should speak of. */
  readonly artifacts: readonly string[];
  /** Who has to have signed, compared as a whole, and who has to have vouched for that. */
  readonly identity: string;
  readonly issuer: string;
  /** A trusted root in the place of the one that comes along. */
  readonly trustedRoot?: string;
  /** Milliseconds since 1970. */
  readonly now: number;
}

/** What came of one statement. */
export interface ExaminedStatement {
  readonly statement: AttestedStatement;
  /** `verified`: signed by whom it has to be. `refused`: looked at, and it does not hold or is by somebody else. `not-verified`: there is no certificate. */
  readonly result: 'verified' | 'refused' | 'not-verified';
  readonly reason: Text;
  /** The files asked about that it speaks of. */
  readonly artifacts: readonly string[];
}

export interface ExaminedAttestations {
  readonly statements: readonly ExaminedStatement[];
  readonly notes: readonly Note[];
  /** When nothing could be looked at: a sentence. */
  readonly problem?: Text;
}

void serve(async (asked: AttestationTask) => ({ results: await examine(asked) }));

async function examine(asked: AttestationTask): Promise<ExaminedAttestations> {
  try {
    return await withFile(asked.path, async (source) => {
      const reading = await inToto.read(source);
      if (reading.facts === undefined) return { statements: [], notes: reading.notes, problem: reading.notes[0]?.message ?? ours('The file holds no attestation.') };
      const root = asked.trustedRoot === undefined ? await shippedTrustedRoot() : await withFile(asked.trustedRoot, (file) => readTrustedRoot(file.bytes(trustedRootSizeMax)));
      const digests = new Map(await Promise.all(asked.artifacts.map(async (path) => [path, await withFile(path, digestsOf)] as const)));
      const bundles = bundlesOf(source);
      const statements = [];
      for (const [index, statement] of reading.facts.statements.entries()) statements.push({ statement, ...(await verified(bundles[index], root, asked)), artifacts: asked.artifacts.filter((path) => speaksOf(statement, digests.get(path))) });
      return { statements, notes: reading.notes };
    });
  } catch (problem) {
    if (problem instanceof TrustedRootUnusable) return { statements: [], notes: [], problem: problem.sentence };
    if (problem instanceof Unreadable) return { statements: [], notes: [], problem: say`A file that was asked about ${quote(problem.reason)}.` };
    throw problem;
  }
}

async function verified(bundle: JsonObject | undefined, trustedRoot: TrustedRoot, { identity, issuer, now }: AttestationTask): Promise<Pick<ExaminedStatement, 'result' | 'reason'>> {
  if (bundle === undefined) return { result: 'not-verified', reason: ours('The statement lies in no Sigstore bundle, so nothing shows who signed it.') };
  const payload = Buffer.from(stringAt(objectAt(bundle, 'dsseEnvelope') ?? {}, 'payload') ?? '', 'base64');
  try {
    const found = await verifyBundle(Buffer.from(JSON.stringify(bundle)), { identity, issuer, trustedRoot, payloadDigest: `sha256:${createHash('sha256').update(payload).digest('hex')}`, now });
    return { result: 'verified', reason: say`Signed by whom it has to be, witnessed at ${quote(found.witnessedAt)}${found.log === 'promised' ? ours(' by a log’s promise') : ours('')}.` };
  } catch (problem) {
    // Its own sentence would show a stranger's mail address.
    if (problem instanceof BundleRefused) return { result: 'refused', reason: problem.code === 'bundle-identity' ? ours('Signed by somebody else than the one who is asked for, or vouched for by somebody else.') : problem.sentence };
    throw problem;
  }
}

/** Every digest of an algorithm that was taken has to be the file's, and at least one of them has to be there. */
function speaksOf({ subjects }: AttestedStatement, digests: ReadonlyMap<string, string> | undefined): boolean {
  return subjects.some((subject) => {
    const known = subject.digests.filter(({ algorithm }) => digests?.has(algorithm) === true);
    return known.length > 0 && known.every(({ algorithm, value }) => digests?.get(algorithm) === value);
  });
}

function digestsOf(source: FileSource): ReadonlyMap<string, string> {
  const hashes = ['sha256', 'sha384', 'sha512'].map((algorithm) => [algorithm, createHash(algorithm)] as const);
  for (const chunk of source.passing()) for (const [, hash] of hashes) hash.update(chunk);
  return new Map(hashes.map(([algorithm, hash]) => [algorithm, hash.digest('hex')]));
}

async function withFile<Value>(path: string, work: (source: FileSource) => Value | Promise<Value>): Promise<Value> {
  const source = openFile(path, basename(path));
  try {
    return await work(source);
  } finally {
    source.close();
  }
}

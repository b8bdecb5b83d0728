import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { openFile } from '../collect/file-source.ts';
import type { AttestedStatement, AttestedSubject, StatementSignature } from '../model/evidence/attestation.ts';
import { say } from '../model/text.ts';
import type { JsonObject } from '../read/gateway/json-value.ts';
import { bundlesOf, unverifiedBundle } from '../read/in-toto/index.ts';
import { packageBundlesOf } from '../read/npm-attestations/index.ts';
import { notesMax, type Note, type Reading } from '../read/reader.ts';
import { Unreadable, type Source } from '../read/source.ts';
import { webAddressOf } from '../read/web-address.ts';
import { BundleRefused } from '../sigstore/bundle-refused.ts';
import { shippedTrustedRoot, type TrustedRoot } from '../sigstore/trusted-root.ts';
import { signerOf } from '../sigstore/verify-bundle.ts';

/** Larger files beside a statement are not compared with it. */
const besideBytesMax = 2_147_483_648;
/** Bundles of one file that are verified; each takes some milliseconds. */
const verifiedMax = 200;

/**
 * Completes a reading of attestations: Sigstore bundles are verified offline against the root that comes with this version, and subjects
 * compared with files of the same name in the same folder. A browser has no means for either and leaves the reading as it is.
 * @param folder where the file lies; undefined for a member of an archive
 * @param trustedRoot another root than the one that comes along
 */
export async function verifiedAttestation(source: Source, reading: Reading<'attestation'>, folder: string | undefined, trustedRoot: () => Promise<TrustedRoot> = shippedTrustedRoot): Promise<Reading<'attestation'>> {
  const { facts } = reading;
  if (facts === undefined) return reading;
  const bundles = bundlesOf(source);
  const isWanted = facts.statements.some(({ signature }) => signature.state === 'not-verified' && signature.why === 'not-looked-at');
  const root = isWanted ? await trustedRoot() : undefined;
  const beside = new Beside(folder);
  const notes: Note[] = [...reading.notes];
  let notesOmitted = reading.notesOmitted;
  const statements: AttestedStatement[] = [];
  for (const [index, statement] of facts.statements.entries()) {
    const bundle = bundles[index];
    const looked = root === undefined || bundle === undefined || statement.signature.state !== 'not-verified' || statement.signature.why !== 'not-looked-at' || index >= verifiedMax ? undefined : await signatureOf(bundle, root);
    if (looked?.note !== undefined) {
      if (notes.length < notesMax) notes.push({ ...looked.note, place: statement.row === undefined ? {} : { row: statement.row } });
      else notesOmitted += 1;
    }
    statements.push({ ...statement, subjects: statement.subjects.map((subject) => beside.compared(subject)), signature: looked?.signature ?? statement.signature });
  }
  return { ...reading, facts: { ...facts, statements }, notes, notesOmitted };
}

/** Completes a reading of what a registry lists for a package: each bundle that brings a certificate is verified as above. */
export async function verifiedPackage(source: Source, reading: Reading<'package-provenance'>, trustedRoot: () => Promise<TrustedRoot> = shippedTrustedRoot): Promise<Reading<'package-provenance'>> {
  const { facts } = reading;
  if (facts === undefined) return reading;
  const bundles = packageBundlesOf(source);
  const notes: Note[] = [...reading.notes];
  const attestations = [];
  for (const [index, attestation] of facts.attestations.entries()) {
    const bundle = bundles[index];
    const before = unverifiedBundle(bundle);
    const looked: Looked = bundle !== undefined && before.state === 'not-verified' && before.why === 'not-looked-at' ? await signatureOf(bundle, await trustedRoot()) : { signature: before };
    if (looked.note !== undefined && notes.length < notesMax) notes.push({ ...looked.note, place: { jsonPointer: `/attestations/${index}/bundle` } });
    attestations.push({ ...attestation, signature: looked.signature });
  }
  return { ...reading, facts: { ...facts, attestations }, notes };
}

interface Looked {
  readonly signature: StatementSignature;
  readonly note?: Omit<Note, 'place'>;
}

async function signatureOf(bundle: JsonObject, root: TrustedRoot): Promise<Looked> {
  try {
    const { identity, issuer, witnessedAt, log } = await signerOf(Buffer.from(JSON.stringify(bundle)), root);
    const isWorkload = webAddressOf(identity) !== undefined;
    return { signature: { state: 'verified', identity: isWorkload ? { kind: 'workload', address: identity } : { kind: 'mail-address' }, issuer, witnessedAt, log } };
  } catch (problem) {
    if (!(problem instanceof BundleRefused)) throw problem;
    const signature: StatementSignature = problem.isOfOtherAuthority ? { state: 'not-verified', why: 'other-authority' } : problem.code === 'bundle-form' ? { state: 'not-verified', why: 'form' } : { state: 'refused' };
    return { signature, note: { level: 'finding', rule: problem.code, message: say`${problem.sentence}` } };
  }
}

/** Files beside a statement, hashed once each. */
class Beside {
  readonly #folder: string | undefined;
  readonly #digests = new Map<string, ReadonlyMap<string, string> | undefined>();

  constructor(folder: string | undefined) {
    this.#folder = folder;
  }

  compared(subject: AttestedSubject): AttestedSubject {
    const wanted = subject.digests.filter(({ algorithm }) => algorithm === 'sha256' || algorithm === 'sha512');
    const { name } = subject;
    // Only a plain name: a path would lead elsewhere, and a package URL names no file.
    if (this.#folder === undefined || name === undefined || wanted.length === 0 || !/^[\w.+@ -]{1,200}$/.test(name) || name.startsWith('.')) return subject;
    const digests = this.#of(name);
    if (digests === undefined) return subject;
    return { ...subject, beside: wanted.every(({ algorithm, value }) => digests.get(algorithm) === value) ? 'same' : 'other' };
  }

  #of(name: string): ReadonlyMap<string, string> | undefined {
    if (!this.#digests.has(name)) this.#digests.set(name, this.#hashed(name));
    return this.#digests.get(name);
  }

  #hashed(name: string): ReadonlyMap<string, string> | undefined {
    let source;
    try {
      source = openFile(join(this.#folder ?? '', name), name);
    } catch (problem) {
      if (problem instanceof Unreadable || isRefusedAccess(problem)) return undefined;
      throw problem;
    }
    try {
      if (source.sizeBytes > besideBytesMax) return undefined;
      const hashes = ['sha256', 'sha512'].map((algorithm) => [algorithm, createHash(algorithm)] as const);
      for (const chunk of source.chunks()) for (const [, hash] of hashes) hash.update(chunk);
      return new Map(hashes.map(([algorithm, hash]) => [algorithm, hash.digest('hex')]));
    } finally {
      source.close();
    }
  }
}

/** The reading process may have been given the one file alone. */
function isRefusedAccess(problem: unknown): boolean {
  return problem instanceof Error && 'code' in problem && problem.code === 'ERR_ACCESS_DENIED';
}

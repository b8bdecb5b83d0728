import { createHash } from 'node:crypto';
import { createReadStream, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join, relative, resolve } from 'node:path';
import { z } from 'zod';
import { unpackArchive } from '../../analyser/unpack-archive.ts';
import { fromBase64 } from '../../attest/bytes.ts';
import { Envelope, envelopeSizeMax } from '../../attest/envelope.ts';
import { admitPublicKey, type Ed25519Key } from '../../attest/public-key.ts';
import { Refused } from '../../attest/refusal.ts';
import { statementPayloadType } from '../../attest/statement.ts';
import { parseStrict } from '../../attest/strict-json.ts';
import { quote, say, type Text } from '../../model/text.ts';
import { checkAcceptance, readAcceptances, type CheckedAcceptance } from './check-acceptance.ts';
import { caseLayout, readCaseStatement, type CaseMember, type CasePredicate } from './case-statement.ts';

/** What came of verifying an archive of a case. */
export interface CaseReport {
  readonly predicate: CasePredicate;
  /** `verifier`: signed by a key that the verifier gave. `archive`: whole in itself only, by a key that it names itself. */
  readonly keysFrom: 'verifier' | 'archive';
  readonly signer: string;
  readonly acceptances: readonly CheckedAcceptance[];
  /** What is not as it was signed, each a sentence; empty when all is. */
  readonly problems: readonly Text[];
}

/** An archive of which nothing can be believed. */
export class CaseRefused extends Error {
  override readonly name = 'CaseRefused';
  readonly reason: Text;
  constructor(reason: Text) {
    super('The archive was refused.');
    this.reason = reason;
  }
}

/** Of the case itself; a large one has a few million. */
const caseBytesMost = 64 * 1_048_576;

/**
 * Verifies an archive of a case, offline: the signature over the list of its files, every file by its digest, and every acceptance by
 * its own signature. It is unpacked in a disposable process.
 * @param keys the public keys that the verifier trusts; undefined when there are none
 * @throws CaseRefused, Refused
 */
export async function verifyCase(archive: string, keys: readonly Ed25519Key[] | undefined): Promise<CaseReport> {
  const folder = mkdtempSync(join(tmpdir(), 'assay-case-'));
  try {
    const problem = await unpackArchive(resolve(archive), basename(archive), folder);
    if (problem !== undefined) throw new CaseRefused(say`${quote(basename(archive))} ${quote(problem)}.`);
    return await verifyFolder(join(folder, caseLayout.folder), keys);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function verifyFolder(folder: string, trusted: readonly Ed25519Key[] | undefined): Promise<CaseReport> {
  const envelope = Envelope.parse(wholeFile(folder, caseLayout.envelope, envelopeSizeMax), 'canonical');
  const { payload, signers: [signer] } = await envelope.open(statementPayloadType, trusted ?? (await namedKeys(folder)));
  const predicate = readCaseStatement(payload);
  const problems: Text[] = [];
  const sound = new Set<string>();
  for (const member of predicate.members) {
    const wrong = await differenceOf(folder, member);
    if (wrong === undefined) sound.add(member.path);
    else problems.push(wrong);
  }
  const listed = new Set<string>([caseLayout.envelope, ...predicate.members.map(({ path }) => path)]);
  for (const path of filesIn(folder)) if (!listed.has(path)) problems.push(say`${quote(path)} was added: it is not among the files that were signed.`);
  const acceptances: CheckedAcceptance[] = [];
  // Nothing is read out of a case that is not the one that was signed.
  if (sound.has(caseLayout.file)) {
    const named = await namedKeys(folder);
    for (const acceptance of readAcceptances(parseStrict(wholeFile(folder, caseLayout.file, caseBytesMost), 'canonical', caseBytesMost))) {
      const path = acceptance.envelope?.path;
      if (path === undefined) continue;
      const checked = await checkAcceptance({ acceptance, caseId: predicate.case.id, envelope: sound.has(path) ? wholeFile(folder, path, envelopeSizeMax) : undefined, trusted: trusted ?? [], named });
      acceptances.push(checked);
      if (checked.problem !== undefined) problems.push(say`The acceptance of “${quote(acceptance.gap)}”: ${checked.problem}`);
    }
  }
  return { predicate, keysFrom: trusted === undefined ? 'archive' : 'verifier', signer, acceptances, problems };
}

async function differenceOf(folder: string, { path, sha256, sizeBytes }: CaseMember): Promise<Text | undefined> {
  const place = join(folder, path);
  if (!existsSync(place)) return say`${quote(path)} is not in the archive; it was signed with the SHA-256 ${quote(sha256)}.`;
  const found = statSync(place).size;
  const hash = createHash('sha256');
  for await (const piece of createReadStream(place)) hash.update(piece as Uint8Array);
  const digest = hash.digest('hex');
  return digest === sha256 && found === sizeBytes ? undefined : say`${quote(path)} was changed: it has the SHA-256 ${quote(digest)} and ${found} bytes; ${quote(sha256)} and ${sizeBytes} were signed.`;
}

function filesIn(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile()).map((entry) => relative(folder, join(entry.parentPath, entry.name)).replaceAll('\\', '/')).toSorted();
}

const keysShape = z.object({ keys: z.array(z.object({ publicKey: z.string().max(100) })).max(1000) });

/** The keys that the case itself names. @throws Refused, CaseRefused */
async function namedKeys(folder: string): Promise<readonly Ed25519Key[]> {
  const read = keysShape.safeParse(parseStrict(wholeFile(folder, caseLayout.file, caseBytesMost), 'canonical', caseBytesMost));
  if (!read.success) throw new Refused('predicate-fields', say`The case names no keys.`);
  return Promise.all(read.data.keys.map(async ({ publicKey }) => admitPublicKey(fromBase64(publicKey))));
}

function wholeFile(folder: string, path: string, bytesMost: number): Uint8Array {
  const found = statSync(join(folder, path), { throwIfNoEntry: false });
  if (found?.isFile() !== true) throw new CaseRefused(say`It holds no ${quote(`${caseLayout.folder}/${path}`)}, so it is no archive of a case.`);
  if (found.size > bytesMost) throw new Refused('too-large');
  return readFileSync(join(folder, path));
}

import { toBase64 } from '../../attest/bytes.ts';
import { canonicalBytes } from '../../attest/canonical-json.ts';
import { signEnvelope } from '../../attest/sign-envelope.ts';
import { statementPayloadType } from '../../attest/statement.ts';
import type { StoredBytes } from '../../store/evidence/evidence-store.ts';
import type { Scope } from '../../store/scope.ts';
import { ActRefused } from '../act-refused.ts';
import { packFiles, type PackedFile } from '../packed-files.ts';
import type { Services } from '../services.ts';
import { acceptanceKey } from '../terms/acceptance-key.ts';
import { caseRows, memberOf } from './case-rows.ts';
import { caseShape, type CaseFile } from './case-shape.ts';
import { caseLayout, casePayload, membersMost, type CaseMember } from './case-statement.ts';

/** Bytes that are verified again: what an archive may be at most when it is opened. */
const bytesMost = 1_000_000_000;

/**
 * Packs a case with everything that it rests on, signed: the same case gives the same bytes.
 * @param at RFC 3339: what is sealed then stays out
 * @returns the archive in the evidence store, named by nothing, so that it is gone again after a day
 * @throws ActRefused when there is more than one archive holds
 */
export async function caseArchive(services: Services, scope: Scope, { purchase, withMail, at }: { readonly purchase: string; readonly withMail: boolean; readonly at: string }): Promise<StoredBytes> {
  const { store, evidence } = services;
  const { key, signer } = await acceptanceKey(services, scope);
  const organisation = (await store.organisations()).find(({ id }) => id === scope.organisationId)?.name ?? '';
  const { file: told, envelopes } = await store.read(scope, async (rows) => caseRows(rows, { purchase, withMail, at, organisation, key: { keyId: key.keyId, publicKey: toBase64(key.bytes) } }));
  // Whatever a row holds besides what the shape names falls away here.
  const file = caseShape.parse(told);
  const bytes = canonicalBytes(file);
  const stored = storedFiles(file);
  const there: CaseMember[] = [];
  const missing: CaseMember[] = [];
  for (const member of stored) ((await evidence.has(scope, member.sha256)) ? there : missing).push(member);
  const own: readonly (readonly [CaseMember, Uint8Array])[] = [[memberOf(caseLayout.file, bytes), bytes], ...[...envelopes].map(([path, text]) => [memberOf(path, Buffer.from(text)), Buffer.from(text)] as const)];
  const members = [...own.map(([member]) => member), ...there].toSorted(byPath);
  if (members.length > membersMost || members.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0) > bytesMost) throw new ActRefused('too-large', `The case has more than one archive holds (${membersMost} files, ${bytesMost / 1e9} GB). Fetch its captures and files one by one.`);
  const asOf = newestTime(file) ?? file.purchase.createdAt;
  const envelope = await signEnvelope(statementPayloadType, casePayload({ organisation, case: { id: file.purchase.id, title: file.purchase.title }, asOf, members, missing: missing.toSorted(byPath) }), [signer], [key]);
  const ownBytes = new Map(own.map(([{ path }, content]) => [path, content]));
  const packed: readonly PackedFile[] = [
    { path: caseLayout.envelope, pieces: () => [envelope] },
    ...members.map(({ path, sha256 }) => {
      const content = ownBytes.get(path);
      return { path, pieces: () => (content === undefined ? evidence.open(scope, sha256) : [content]) };
    }),
  ];
  return evidence.put(scope, packFiles(caseLayout.folder, packed, asOf), bytesMost + 100_000_000);
}

/** Every file that a case rests on, each place once. */
function storedFiles({ looks, inquiries }: CaseFile): readonly CaseMember[] {
  return [...looks.flatMap(({ position, capture }) => [position, capture]), ...inquiries.flatMap(({ sheets }) => sheets.flatMap(({ files }) => files?.map(({ content }) => content) ?? []))];
}

function byPath(one: CaseMember, other: CaseMember): number {
  return one.path < other.path ? -1 : 1;
}

/** Days that lie ahead of what was done. */
const ahead = new Set(['closesAt', 'expiresAt']);

/** The newest time in a value at which something was done. */
function newestTime(value: unknown): string | undefined {
  if (value === null || typeof value !== 'object') return undefined;
  let newest: string | undefined;
  for (const [name, item] of Object.entries(value)) {
    const time = typeof item === 'string' ? (/(?:At|^at)$/.test(name) && !ahead.has(name) && /^\d{4}-\d{2}-\d{2}T/.test(item) ? item : undefined) : newestTime(item);
    if (time !== undefined && (newest === undefined || time > newest)) newest = time;
  }
  return newest;
}

import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod/mini';
import { concat, fromBase64, toBase64 } from '../../attest/bytes.ts';
import { hasRoot, type Hash } from '../../attest/merkle-tree.ts';
import { readPinnedCheckpoint, writePinnedCheckpoint, type SeenHead } from '../../attest/pinned-checkpoint.ts';
import { admitPublicKey, type Ed25519Key } from '../../attest/public-key.ts';
import { rememberedLeavesMax, type RememberedLog } from '../../attest/remembered-log.ts';
import type { SeenBefore } from '../../attest/verified-key-file.ts';
import { quote, say } from '../../model/text.ts';
import { writeOwned } from '../keys/owned-file.ts';
import { VerificationRefused } from './verification-refused.ts';

/** The last publication that was seen of a product. */
export interface RememberedProduct extends Required<SeenBefore> {
  /** The head of the log that came with it; absent when the file was written before that was remembered. */
  readonly log?: SeenHead;
}

/** The newest key file that was seen of a publisher. */
export interface RememberedKeyFile extends Required<SeenBefore> {
  /** As it was signed, so that it is known what became of the keys; absent when the file was written before that was remembered. */
  readonly envelope?: Uint8Array;
}

/** What a customer remembers of a publisher: keys that vouch for its key file, and how far its history had come. */
export interface RememberedPublisher {
  readonly anchors: readonly Ed25519Key[];
  readonly keyFile?: RememberedKeyFile;
  readonly log?: RememberedLog;
  readonly products: ReadonlyMap<string, RememberedProduct>;
}

const hashBytes = 32;
const payload = z.templateLiteral(['sha256:', z.string().check(z.regex(/^[0-9a-f]{64}$/))]);
const seen = z.strictObject({ sequence: z.int().check(z.minimum(1)), payload });
const shape = z.strictObject({
  schema: z.literal('urn:assay:remembered-publisher:1'),
  anchors: z.array(z.base64().check(z.maxLength(64))).check(z.minLength(1), z.maxLength(64)),
  keyFile: z.exactOptional(z.extend(seen, { envelope: z.exactOptional(z.base64().check(z.maxLength(700_000))) })),
  checkpoint: z.exactOptional(z.string().check(z.maxLength(10_000))),
  /** Hashes of the log's entries, one after the other; files of the first kind know only the checkpoint. */
  leaves: z.exactOptional(z.base64().check(z.maxLength(Math.ceil((rememberedLeavesMax * hashBytes) / 3) * 4))),
  products: z.record(z.string().check(z.maxLength(2_000)), z.extend(seen, { log: z.exactOptional(z.strictObject({ size: z.int().check(z.minimum(1)), seenAt: z.iso.datetime() })) })),
});

/**
 * What is remembered of a publisher in a folder of the customer's.
 * @returns undefined the first time
 * @throws VerificationRefused when it is there and can't be read: to begin anew would forget what a publisher could then deny
 */
export async function remembered(folder: string, publisher: string): Promise<RememberedPublisher | undefined> {
  const path = fileOf(folder, publisher);
  if (!existsSync(path)) return undefined;
  try {
    const found = shape.parse(JSON.parse(readFileSync(path, 'utf8')));
    return {
      anchors: await Promise.all(found.anchors.map((key) => admitPublicKey(fromBase64(key)))),
      ...(found.keyFile === undefined ? {} : { keyFile: keyFileIn(found.keyFile) }),
      ...(found.checkpoint === undefined ? {} : { log: await logIn(found.checkpoint, found.leaves) }),
      products: new Map(Object.entries(found.products)),
    };
  } catch (problem) {
    if (!(problem instanceof Error)) throw problem;
    throw new VerificationRefused('unreadable', say`${quote(path)}, where this publisher’s keys and history are remembered, can’t be read. Bring it back from a backup; removing it forgets what was seen before.`);
  }
}

export function remember(folder: string, publisher: string, { anchors, keyFile, log, products }: RememberedPublisher): void {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const text = JSON.stringify({
    schema: 'urn:assay:remembered-publisher:1',
    anchors: anchors.map((key) => toBase64(key.bytes)),
    ...(keyFile === undefined ? {} : { keyFile: { ...keyFile, ...(keyFile.envelope === undefined ? {} : { envelope: toBase64(keyFile.envelope) }) } }),
    ...(log === undefined ? {} : { checkpoint: toBase64(writePinnedCheckpoint(log.head)), leaves: toBase64(concat(...log.leaves)) }),
    products: Object.fromEntries([...products].toSorted(([one], [other]) => (one < other ? -1 : 1))),
  }, undefined, 1);
  writeOwned(fileOf(folder, publisher), new TextEncoder().encode(`${text}\n`), 'owner');
}

function keyFileIn({ envelope, ...last }: NonNullable<z.infer<typeof shape>['keyFile']>): RememberedKeyFile {
  return { ...last, ...(envelope === undefined ? {} : { envelope: fromBase64(envelope) }) };
}

/** @throws RangeError when the hashes are not those of the head: a damaged file must not look like a publisher that changed its history */
async function logIn(checkpoint: string, written: string | undefined): Promise<RememberedLog> {
  const head = readPinnedCheckpoint(fromBase64(checkpoint));
  if (written === undefined) return { head, leaves: [] };
  const bytes = fromBase64(written);
  const leaves = Array.from({ length: Math.ceil(bytes.length / hashBytes) }, (_, index): Hash => bytes.slice(index * hashBytes, (index + 1) * hashBytes));
  const isWhole = bytes.length === Math.min(head.size, rememberedLeavesMax) * hashBytes;
  if (!isWhole || (leaves.length === head.size && !(await hasRoot(leaves, fromBase64(head.root))))) throw new RangeError('The hashes are not those of the head.');
  return { head, leaves };
}

/** A publisher is a domain name, which the key file's own shape holds it to; so it can't lead out of the folder. */
function fileOf(folder: string, publisher: string): string {
  return join(folder, `${publisher}.json`);
}

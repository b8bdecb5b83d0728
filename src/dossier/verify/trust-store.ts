import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod/mini';
import { fromBase64, toBase64 } from '../../attest/bytes.ts';
import { readPinnedCheckpoint, writePinnedCheckpoint, type PinnedCheckpoint } from '../../attest/pinned-checkpoint.ts';
import { admitPublicKey, type Ed25519Key } from '../../attest/public-key.ts';
import type { SeenBefore } from '../../attest/verified-key-file.ts';
import type { Digest } from '../../model/artifact.ts';
import { quote, say } from '../../model/text.ts';
import { writeOwned } from '../keys/owned-file.ts';
import { VerificationRefused } from './verification-refused.ts';

/** What a customer remembers of a publisher: keys that vouch for its key file, and how far its history had come. */
export interface RememberedPublisher {
  readonly anchors: readonly Ed25519Key[];
  readonly keyFile?: Required<SeenBefore>;
  readonly checkpoint?: PinnedCheckpoint;
  /** The last publication seen of each product. */
  readonly products: ReadonlyMap<string, Required<SeenBefore>>;
}

const payload = z.templateLiteral(['sha256:', z.string().check(z.regex(/^[0-9a-f]{64}$/))]);
const seen = z.strictObject({ sequence: z.int().check(z.minimum(1)), payload });
const shape = z.strictObject({
  schema: z.literal('urn:assay:remembered-publisher:1'),
  anchors: z.array(z.base64().check(z.maxLength(64))).check(z.minLength(1), z.maxLength(64)),
  keyFile: z.exactOptional(seen),
  checkpoint: z.exactOptional(z.string().check(z.maxLength(10_000))),
  products: z.record(z.string().check(z.maxLength(2_000)), seen),
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
      ...(found.keyFile === undefined ? {} : { keyFile: seenOf(found.keyFile) }),
      ...(found.checkpoint === undefined ? {} : { checkpoint: readPinnedCheckpoint(fromBase64(found.checkpoint)) }),
      products: new Map(Object.entries(found.products).map(([name, item]) => [name, seenOf(item)])),
    };
  } catch (problem) {
    if (!(problem instanceof Error)) throw problem;
    throw new VerificationRefused('unreadable', say`${quote(path)}, where this publisher’s keys and history are remembered, can’t be read. Bring it back from a backup; removing it forgets what was seen before.`);
  }
}

export function remember(folder: string, publisher: string, { anchors, keyFile, checkpoint, products }: RememberedPublisher): void {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const text = JSON.stringify({
    schema: 'urn:assay:remembered-publisher:1',
    anchors: anchors.map((key) => toBase64(key.bytes)),
    ...(keyFile === undefined ? {} : { keyFile }),
    ...(checkpoint === undefined ? {} : { checkpoint: toBase64(writePinnedCheckpoint(checkpoint)) }),
    products: Object.fromEntries([...products].toSorted(([one], [other]) => (one < other ? -1 : 1))),
  }, undefined, 1);
  writeOwned(fileOf(folder, publisher), new TextEncoder().encode(`${text}\n`), 'owner');
}

function seenOf({ sequence, payload: digest }: { readonly sequence: number; readonly payload: Digest }): Required<SeenBefore> {
  return { sequence, payload: digest };
}

/** A publisher is a domain name, which the key file's own shape holds it to; so it can't lead out of the folder. */
function fileOf(folder: string, publisher: string): string {
  return join(folder, `${publisher}.json`);
}

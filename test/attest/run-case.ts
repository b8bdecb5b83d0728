/** Runs one vector of `fixtures/attest/`; the README there says what the fields mean. */
import { fromBase64, utf8 } from '../../src/attest/bytes.ts';
import { canonicalJson } from '../../src/attest/canonical-json.ts';
import { verifyCheckpoint } from '../../src/attest/checkpoint.ts';
import { readDisclosure, verifyDisclosure } from '../../src/attest/commitment.ts';
import { dossierProfile } from '../../src/attest/dossier-statement.ts';
import { advance, readPinnedCheckpoint } from '../../src/attest/pinned-checkpoint.ts';
import { verifyPublication } from '../../src/attest/publication.ts';
import { admitPublicKey } from '../../src/attest/public-key.ts';
import { Refused, type RefusalCode } from '../../src/attest/refusal.ts';
import { parseStrict } from '../../src/attest/strict-json.ts';
import { verifyKeyFile, type VerifiedKeyFile } from '../../src/attest/verified-key-file.ts';
import { verifyEnvelope } from '../../src/attest/verified-statement.ts';
import { parseTime } from '../../src/model/time.ts';
import type { Text } from '../../src/model/text.ts';

export interface SharedTrust {
  readonly publisher: string;
  readonly anchors: readonly string[];
  readonly keyFile: string;
  readonly now: string;
}

interface Policy {
  readonly publisher?: string;
  readonly product?: string;
  readonly release?: string;
  readonly threshold?: number;
  readonly now?: string;
  readonly seenAt?: string;
  readonly publishedFrom?: string;
  readonly lastSeen?: { readonly sequence: number; readonly payload?: `sha256:${string}` };
}

export type Vector =
  | { readonly kind: 'envelope'; readonly envelope: string; readonly policy: Policy }
  | { readonly kind: 'key-file'; readonly envelope: string; readonly policy: Policy }
  | { readonly kind: 'checkpoint'; readonly note: string; readonly origin: string }
  | { readonly kind: 'advance'; readonly pinned: string; readonly note: string; readonly proof: readonly string[] }
  | { readonly kind: 'publication'; readonly envelope: string; readonly proof: string }
  | { readonly kind: 'disclosure'; readonly envelope: string; readonly packet: string; readonly path: string; readonly file: string }
  | { readonly kind: 'public-key'; readonly hex: string }
  | { readonly kind: 'json'; readonly hex: string };

export interface VectorFile {
  readonly what: string;
  readonly vector: Vector;
}

const timeOf = (text: string): number => parseTime(text) ?? Number.NaN;

/** `accept`, or the code of the refusal with its sentence. Anything else that is thrown is a fault. */
export async function runCase(vector: Vector, shared: SharedTrust): Promise<{ readonly outcome: 'accept' | RefusalCode; readonly text?: Text }> {
  try {
    await run(vector, shared);
    return { outcome: 'accept' };
  } catch (error) {
    if (error instanceof Refused) return { outcome: error.code, text: error.text };
    throw error;
  }
}

async function run(vector: Vector, shared: SharedTrust): Promise<unknown> {
  const now = timeOf(shared.now);
  const trustAt = async (at: number): Promise<VerifiedKeyFile> => verifyKeyFile(utf8(shared.keyFile), { publisher: shared.publisher, anchors: await Promise.all(shared.anchors.map((anchor) => admitPublicKey(fromBase64(anchor)))), now: at });
  const publication = async (envelope: string): ReturnType<typeof verifyEnvelope<import('../../src/attest/dossier-predicate.ts').DossierPredicate>> => verifyEnvelope(utf8(envelope), dossierProfile, { trust: [await trustAt(now)], publisher: shared.publisher, product: 'Ledger', threshold: 1, now });
  switch (vector.kind) {
    case 'envelope': {
      const { publisher = shared.publisher, product = 'Ledger', release, threshold = 1, seenAt, publishedFrom, lastSeen } = vector.policy;
      const at = vector.policy.now === undefined ? now : timeOf(vector.policy.now);
      return verifyEnvelope(utf8(vector.envelope), dossierProfile, {
        trust: [await trustAt(at)], publisher, product, threshold, now: at,
        ...(release === undefined ? {} : { release }),
        ...(seenAt === undefined ? {} : { seenAt: timeOf(seenAt) }),
        ...(publishedFrom === undefined ? {} : { publishedFrom: timeOf(publishedFrom) }),
        ...(lastSeen === undefined ? {} : { lastSeen }),
      });
    }
    case 'key-file': {
      const anchors = await Promise.all(shared.anchors.map((anchor) => admitPublicKey(fromBase64(anchor))));
      const { publisher = shared.publisher, lastSeen } = vector.policy;
      return verifyKeyFile(utf8(vector.envelope), { publisher, anchors, now: vector.policy.now === undefined ? now : timeOf(vector.policy.now), ...(lastSeen === undefined ? {} : { lastSeen }) });
    }
    case 'checkpoint':
      return verifyCheckpoint(utf8(vector.note), { trust: await trustAt(now), origin: vector.origin, now });
    case 'advance': {
      const pinned = readPinnedCheckpoint(utf8(vector.pinned));
      return advance(pinned, await verifyCheckpoint(utf8(vector.note), { trust: await trustAt(now), origin: pinned.origin, now }), vector.proof.map(fromBase64), now);
    }
    case 'publication':
      return verifyPublication(await publication(vector.envelope), utf8(vector.proof), { trust: await trustAt(now), now });
    case 'disclosure':
      return verifyDisclosure(await publication(vector.envelope), readDisclosure(utf8(vector.packet)), vector.path, utf8(vector.file));
    case 'public-key':
      return admitPublicKey(Uint8Array.fromHex(vector.hex));
    case 'json':
      return canonicalJson(parseStrict(Uint8Array.fromHex(vector.hex), 'canonical', 1000));
  }
}

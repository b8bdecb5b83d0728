import assert from 'node:assert/strict';
import { createPublicKey, type KeyObject } from 'node:crypto';
import { describe, it } from 'node:test';
import { envelopeFromJSON, type TLogEntryWithInclusionProof } from '@sigstore/bundle';
import { dsse } from '@sigstore/core';
import { DSSESignatureContent } from '@sigstore/verify/dist/bundle/dsse.js';
import { LogCheckpoint, verifyCheckpoint as sigstoreVerifyCheckpoint } from '@sigstore/verify/dist/tlog/checkpoint.js';
import { verifyMerkleInclusion } from '@sigstore/verify/dist/tlog/merkle.js';
import { textOf, utf8 } from '../src/attest/bytes.ts';
import { verifyInclusion } from '../src/attest/merkle-proof.ts';
import { inclusionProof, leafHash, rootOf } from '../src/attest/merkle-tree.ts';
import { preAuthenticationEncoding } from '../src/attest/pre-authentication-encoding.ts';
import type { Ed25519Key } from '../src/attest/public-key.ts';
import { noteKeyHash } from '../src/attest/signed-note.ts';
import { logOrigin, makeWorld } from './attest/world.ts';

/** What we sign, verified by code that is not ours. */
const nodeKey = (key: Ed25519Key): KeyObject => createPublicKey({ key: Buffer.concat([Buffer.from('302a300506032b6570032100', 'hex'), key.bytes]), format: 'der', type: 'spki' });

describe('Sigstore’s code agrees', async () => {
  const world = await makeWorld();

  it('on the pre-authentication encoding, with text beyond ASCII in the type', () => {
    for (const [type, payload] of [['a', ''], ['application/vnd.in-toto+json', '{}'], ['tüp', 'é€😂']] as const) assert.deepEqual(Buffer.from(preAuthenticationEncoding(type, utf8(payload))), dsse.preAuthEncoding(type, Buffer.from(payload)));
  });

  it('on the signature of an envelope, and on its payload', () => {
    const envelope = envelopeFromJSON(JSON.parse(textOf(world.envelope)));
    const content = new DSSESignatureContent(envelope);
    assert.ok(content.verifySignature(nodeKey(world.keys.first.key)));
    assert.ok(!content.verifySignature(nodeKey(world.keys.second.key)));
    assert.ok(content.compareDigest(Buffer.from(world.verified.payloadDigest.slice('sha256:'.length), 'hex')));
  });

  it('on the signature, size and root of a checkpoint', async () => {
    const entry = { inclusionProof: { checkpoint: { envelope: textOf(world.checkpoint) } } } as unknown as TLogEntryWithInclusionProof;
    const authority = async (key: Ed25519Key): Promise<Parameters<typeof sigstoreVerifyCheckpoint>[1][number]> => ({ logID: Buffer.from(await noteKeyHash(logOrigin, key.bytes)), publicKey: nodeKey(key), baseURL: logOrigin, validFor: { start: new Date(0), end: new Date(8.64e15) } });
    const checkpoint = sigstoreVerifyCheckpoint(entry, [await authority(world.keys.log.key)]);
    assert.deepEqual({ origin: checkpoint.origin, size: checkpoint.logSize, root: checkpoint.logHash }, { origin: logOrigin, size: BigInt(world.leaves.length), root: Buffer.from(await rootOf(world.leaves)) });
    const stranger = await authority(world.keys.stranger.key);
    assert.throws(() => sigstoreVerifyCheckpoint(entry, [stranger]));
  });

  it('on 300 proofs of inclusion in trees of 1 to 24 leaves, and on as many wrong ones', async () => {
    const entries = Array.from({ length: 24 }, (_, index) => utf8(`entry ${index}`));
    const leaves = await Promise.all(entries.map(leafHash));
    const isHeldBySigstore = (index: number, hashes: readonly Uint8Array[], checkpoint: LogCheckpoint): boolean => {
      const entry = { canonicalizedBody: Buffer.from(entries[index] ?? []), inclusionProof: { logIndex: String(index), hashes: hashes.map((hash) => Buffer.from(hash)) } } as unknown as TLogEntryWithInclusionProof;
      try {
        verifyMerkleInclusion(entry, checkpoint);
        return true;
      } catch {
        return false;
      }
    };
    let proofs = 0;
    for (let size = 1; size <= 24; size += 1) {
      const root = await rootOf(leaves.slice(0, size));
      const checkpoint = new LogCheckpoint(logOrigin, BigInt(size), Buffer.from(root), []);
      for (let index = 0; index < size; index += 1) {
        const hashes = await inclusionProof(leaves.slice(0, size), index);
        assert.ok(isHeldBySigstore(index, hashes, checkpoint) && (await verifyInclusion(leaves[index] ?? root, index, size, hashes, root)), `${index} of ${size}`);
        const wrong = (index + 1) % 24;
        assert.equal(isHeldBySigstore(wrong, hashes, checkpoint), await verifyInclusion(leaves[wrong] ?? root, wrong, size, hashes, root), `${wrong} of ${size}`);
        proofs += 1;
      }
    }
    assert.equal(proofs, 300);
  });
});

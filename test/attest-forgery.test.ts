import assert from 'node:assert/strict';
import { createPublicKey, verify } from 'node:crypto';
import { it } from 'node:test';
import { preAuthenticationEncoding } from '../src/attest/pre-authentication-encoding.ts';
import { Refused } from '../src/attest/refusal.ts';
import { tryForgeries } from './attest/forge.ts';
import { makeWorld } from './attest/world.ts';

/** The long run is `npm run forge`. */
it('of 3,000 single-change forgeries of envelopes, key file, checkpoint and proofs none is accepted', async () => {
  const { tried, accepted, byTarget, byCode } = await tryForgeries(await makeWorld(), 20_261_127, 3000);
  assert.deepEqual(accepted, []);
  assert.equal(tried, 3000);
  assert.equal(Object.keys(byTarget).length, 6);
  // Forgeries that only ever break the first thing looked at would show little.
  assert.ok(Object.keys(byCode).length >= 15, JSON.stringify(byCode));
});

it('the same forgeries get past a verifier that only reads JSON, decodes base64 and verifies', async () => {
  const world = await makeWorld();
  const spki = Buffer.concat([Buffer.from('302a300506032b6570032100', 'hex'), world.keys.first.key.bytes]);
  const publicKey = createPublicKey({ key: spki, format: 'der', type: 'spki' });
  const naive = async (bytes: Uint8Array): Promise<void> => {
    try {
      const { payload, payloadType, signatures } = JSON.parse(Buffer.from(bytes).toString()) as { payload: string; payloadType: string; signatures: { sig: string }[] };
      const message = preAuthenticationEncoding(payloadType, Buffer.from(payload, 'base64'));
      if (signatures.some(({ sig }) => verify(null, message, publicKey, Buffer.from(sig, 'base64')))) return;
    } catch {
      // Not even JSON: refused too.
    }
    throw new Refused('signature-unknown');
  };
  const { accepted } = await tryForgeries(world, 20_261_127, 1000, naive);
  assert.ok(accepted.length >= 50, String(accepted.length));
});

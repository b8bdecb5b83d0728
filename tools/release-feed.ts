/**
 * Writes the signed feed of releases that workspaces ask: `node tools/release-feed.ts new-key <key.pem> --name <name>` makes the key,
 * `node tools/release-feed.ts sign <key.pem> --name <name> --sequence <number> --days <days>` prints the feed.
 */
import { createPrivateKey, createPublicKey, generateKeyPairSync } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { timeText } from '../src/attest/milliseconds.ts';
import { admitPublicKey, type Ed25519Key } from '../src/attest/public-key.ts';
import { signReleaseFeed } from '../src/attest/release-feed.ts';
import { webCryptoSigner } from '../src/attest/sign-envelope.ts';
import { verifierKey } from '../src/attest/verifier-key.ts';
import { releases } from '../src/settings/releases.ts';

const { positionals: [work, file], values: { name, sequence, days } } = parseArgs({ allowPositionals: true, options: { name: { type: 'string' }, sequence: { type: 'string' }, days: { type: 'string', default: '30' } } });
if ((work !== 'new-key' && work !== 'sign') || file === undefined || name === undefined) throw new Error('Expected: new-key <key.pem> --name <name>, or sign <key.pem> --name <name> --sequence <number> [--days <days>].');
const passphrase = process.env['ASSAY_FEED_PASSPHRASE'] ?? '';
if (passphrase.length < 12) throw new Error('ASSAY_FEED_PASSPHRASE must hold at least 12 characters: the key is never written open.');

if (work === 'new-key') {
  const { privateKey } = generateKeyPairSync('ed25519');
  writeFileSync(file, privateKey.export({ format: 'pem', type: 'pkcs8', cipher: 'aes-256-cbc', passphrase }), { mode: 0o600, flag: 'wx' });
}
const privateKey = createPrivateKey({ key: readFileSync(file), passphrase });
const spki = createPublicKey(privateKey).export({ format: 'der', type: 'spki' });
const key: Ed25519Key = await admitPublicKey(new Uint8Array(spki.subarray(-32)));
if (work === 'new-key') process.stdout.write(`${await verifierKey({ name, key })}\n`);
else {
  const now = Date.now();
  const signer = webCryptoSigner(key.keyId, await crypto.subtle.importKey('pkcs8', new Uint8Array(privateKey.export({ format: 'der', type: 'pkcs8' })), 'Ed25519', false, ['sign']));
  const feed = {
    schema: 'urn:assay:release-feed:1' as const, feed: name, sequence: Number(sequence), issuedAt: timeText(now), expiresAt: timeText(now + Number(days) * 86_400_000),
    releases: releases.map(({ version, releasedAt, supportedUntil, fixesSecurity }) => ({ version, releasedAt, supportedUntil, fixesSecurity })),
  };
  process.stdout.write(await signReleaseFeed(feed, signer, key));
}

/** Writes a signed dossier whose evidence is random text; the keys are made from fixed bytes and are worth nothing. */
import { createHash, createPrivateKey, createPublicKey } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { toBase64 } from '../../src/attest/bytes.ts';
import type { DossierPredicate } from '../../src/attest/dossier-predicate.ts';
import { dossierPayload, dossierProfile } from '../../src/attest/dossier-statement.ts';
import type { KeyPurpose } from '../../src/attest/key-file.ts';
import { admitPublicKey, type Ed25519Key } from '../../src/attest/public-key.ts';
import { publicationEntry } from '../../src/attest/publication.ts';
import { signEnvelope, webCryptoSigner, type Signer } from '../../src/attest/sign-envelope.ts';
import { statementPayloadType } from '../../src/attest/statement.ts';
import { signKeyFile, verifyKeyFile } from '../../src/attest/verified-key-file.ts';
import { verifyEnvelope } from '../../src/attest/verified-statement.ts';
import { catalogVersion } from '../../src/catalog/index.ts';
import { layout } from '../../src/dossier/dossier-layout.ts';
import { signedLog } from '../../src/dossier/publish/publisher-log.ts';
import { Random } from './random.ts';

const publisher = 'acme.example';
const publishedAt = '2026-07-01T09:00:00Z';
const now = Date.parse(publishedAt);
const longFiles = 1_000;

const [, , countText = '0', root = ''] = process.argv;
const count = Number(countText);
/** 200 files are then 265 MB, and 20,000 are 297. */
const fileBytes = count < longFiles ? 1_325_000 : 14_850;

function put(path: string, bytes: Uint8Array): void {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), bytes);
}

async function keyOf(filling: number): Promise<{ readonly key: Ed25519Key; readonly signer: Signer }> {
  const pkcs8 = Buffer.concat([Buffer.from('302e020100300506032b657004220420', 'hex'), new Uint8Array(32).fill(filling)]);
  const spki = createPublicKey(createPrivateKey({ key: pkcs8, format: 'der', type: 'pkcs8' })).export({ format: 'der', type: 'spki' });
  const key = await admitPublicKey(new Uint8Array(spki.subarray(-32)));
  return { key, signer: webCryptoSigner(key.keyId, await crypto.subtle.importKey('pkcs8', pkcs8, 'Ed25519', false, ['sign'])) };
}

const random = new Random(count);
const files = new Map<string, Uint8Array>([['assay.yaml', new TextEncoder().encode('assay: 1\nproduct: { name: Ledger, maker: Acme }\n')]]);
const evidence: DossierPredicate['evidence'] = [];
let bytes = 0;
for (let index = 0; index < count - 1; index += 1) {
  const block = random.hex(512);
  files.set(`notes/${String(index % 100).padStart(2, '0')}/note-${String(index).padStart(6, '0')}.txt`, new TextEncoder().encode(`${index} ${block.repeat(Math.ceil(fileBytes / block.length))}`.slice(0, fileBytes)));
}
for (const [path, content] of [...files].toSorted(([one], [other]) => (one < other ? -1 : 1))) {
  put(`${layout.evidence}/${path}`, content);
  bytes += content.length;
  evidence.push({ state: 'public', path, digest: `sha256:${createHash('sha256').update(content).digest('hex')}`, sizeBytes: content.length, origin: 'handed-over', complete: true });
}

const [keys, dossier, log] = [await keyOf(1), await keyOf(2), await keyOf(3)];
const listed = ({ key }: { readonly key: Ed25519Key }, purpose: KeyPurpose) => ({ algorithm: 'ed25519' as const, keyId: key.keyId, publicKey: toBase64(key.bytes), purpose, validFrom: '2026-01-01T00:00:00Z', validUntil: '2036-01-01T00:00:00Z' });
const keyFile = await signKeyFile({ schema: 'urn:assay:publisher-keys:1', publisher, sequence: 1, issuedAt: '2026-06-01T00:00:00Z', keys: [listed(keys, 'keys'), listed(dossier, 'dossier'), listed(log, 'log')] }, [keys.signer], [keys.key]);
const predicate: DossierPredicate = { publisher, product: { maker: 'Acme', name: 'Ledger' }, versions: { engine: '0.1.0', catalog: catalogVersion, rules: '0.1.0' }, assessedAt: publishedAt, publishedAt, sequence: 1, log: `${publisher}/publications`, evidence, findings: [], verdicts: [], measures: [], claims: [], affirmations: [] };
const envelope = await signEnvelope(statementPayloadType, await dossierPayload(predicate, []), [dossier.signer], [dossier.key]);
const trust = await verifyKeyFile(keyFile, { publisher, anchors: [keys.key], now });
const verified = await verifyEnvelope(envelope, dossierProfile, { trust: [trust], publisher, product: 'Ledger', threshold: 1, now });
const written = await signedLog([publicationEntry(verified)], predicate.log, log.signer, log.key);
put(layout.envelope, envelope);
put(layout.keys, keyFile);
put(layout.proof, written.proof);
put(layout.checkpoint, written.checkpoint);
for (const file of written.files) put(`${layout.log}/${file.path}`, file.bytes);
process.stdout.write(JSON.stringify({ truth: { files: count, sequence: 1 }, bytes }));

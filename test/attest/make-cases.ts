/** The vectors of `fixtures/attest/`: what is accepted, and for each reason something that is refused for it. */
import { textOf, toBase64, utf8 } from '../../src/attest/bytes.ts';
import { canonicalBytes, canonicalJson, type JsonValue } from '../../src/attest/canonical-json.ts';
import { signCheckpoint } from '../../src/attest/checkpoint.ts';
import { writeDisclosure } from '../../src/attest/commitment.ts';
import { digestOf } from '../../src/attest/digest.ts';
import { dossierPayload, productSubject } from '../../src/attest/dossier-statement.ts';
import type { DossierPredicate } from '../../src/attest/dossier-predicate.ts';
import type { KeyFile } from '../../src/attest/key-file.ts';
import { leafHash, rootOf } from '../../src/attest/merkle-tree.ts';
import { writePinnedCheckpoint } from '../../src/attest/pinned-checkpoint.ts';
import { publicationEntry, writePublicationProof } from '../../src/attest/publication.ts';
import { signEnvelope } from '../../src/attest/sign-envelope.ts';
import { signNote } from '../../src/attest/signed-note.ts';
import { statementPayloadType, statementType } from '../../src/attest/statement.ts';
import type { SharedTrust, Vector, VectorFile } from './run-case.ts';
import { logOrigin, publisher, type TestKey, type World } from './world.ts';

export function sharedTrust(world: World): SharedTrust {
  return { publisher, anchors: [toBase64(world.keys.root.key.bytes)], keyFile: textOf(world.keyFileBytes), now: '2026-09-01T00:00:00Z' };
}

/** Signs any payload as a dossier, whatever is in it. */
async function signAny(payload: Uint8Array, keys: readonly TestKey[], type: string = statementPayloadType): Promise<string> {
  return textOf(await signEnvelope(type, payload, keys.map((one) => one.signer), keys.map((one) => one.key)));
}

type Changes = { readonly [Name in keyof DossierPredicate]?: unknown } & { readonly [extra: string]: unknown };

/** A statement with another predicate, that no writer of ours would give out. */
async function statementWith(world: World, changes: Changes, more: Record<string, unknown> = {}): Promise<Uint8Array> {
  const product = (changes.product ?? world.predicate.product) as DossierPredicate['product'];
  return canonicalBytes({ _type: statementType, subject: [await productSubject(product)], predicateType: 'urn:assay:dossier:1', predicate: { ...world.predicate, ...changes }, ...more });
}

export async function makeCases(world: World): Promise<Map<string, VectorFile>> {
  const files = new Map<string, VectorFile>();
  const add = (name: string, what: string, vector: Vector): void => {
    files.set(name, { what, vector });
  };
  await envelopeCases(world, add);
  await keyFileCases(world, add);
  await logCases(world, add);
  await otherCases(world, add);
  return files;
}

type Add = (name: string, what: string, vector: Vector) => void;

async function envelopeCases(world: World, add: Add): Promise<void> {
  const { keys, predicate, payload } = world;
  const good = textOf(world.envelope);
  const envelope = (name: string, what: string, text: string, policy: Extract<Vector, { kind: 'envelope' }>['policy'] = {}): void => add(name, what, { kind: 'envelope', envelope: text, policy });
  const fields = JSON.parse(good) as { payload: string; payloadType: string; signatures: { keyid: string; sig: string }[] };
  const written = (change: Record<string, unknown>): string => canonicalJson({ ...fields, ...change });
  const withPredicate = async (changes: Changes, more?: Record<string, unknown>): Promise<string> => signAny(await statementWith(world, changes, more), [keys.first]);
  const stranger = (await signAny(payload, [keys.stranger]));

  envelope('accept-one-signature', 'A dossier signed by one good key.', good);
  envelope('accept-threshold-two', 'Two good keys where two are demanded.', textOf(world.doubleEnvelope), { threshold: 2 });
  envelope('accept-stranger-beside', 'A signature by an unknown key beside a good one counts for nothing and hurts nothing.', await signAny(payload, [keys.first, keys.stranger]));
  envelope('accept-first-publication', 'The first publication has none before it.', textOf(await signEnvelope(statementPayloadType, await dossierPayload(withoutPrevious(predicate), []), [keys.first.signer], [keys.first.key])));
  envelope('accept-expired-key-seen-in-time', 'A key that has ended since, where the verifier saw these bytes while it was good.', good, { now: '2029-01-01T00:00:00Z', seenAt: '2026-09-01T00:00:00Z' });
  envelope('accept-same-as-last-seen', 'The same publication again.', good, { lastSeen: { sequence: 2, payload: await digestOf(payload) } });

  envelope('refuse-not-utf-8', 'The signed payload holds a byte that is not UTF-8.', await signAny(Uint8Array.of(0x22, 0xff, 0x22), [keys.first]));
  envelope('refuse-not-json', 'The envelope ends too early.', good.slice(0, -1));
  envelope('refuse-too-deep', 'A payload of 65 arrays inside each other.', await signAny(utf8('['.repeat(65) + ']'.repeat(65)), [keys.first]));
  envelope('refuse-not-canonical-space', 'A space after a colon.', good.replace('":', '": '));
  envelope('refuse-not-canonical-key-twice', 'The payload stands there twice.', good.replace('{"payload":', `{"payload":"e30=","payload":`));
  envelope('refuse-not-canonical-order', 'The fields in another order.', JSON.stringify({ payloadType: fields.payloadType, payload: fields.payload, signatures: fields.signatures }));
  envelope('refuse-not-canonical-payload', 'The signed payload has a number in another spelling.', await signAny(utf8(textOf(payload).replace('"sequence":2', '"sequence":2.0')), [keys.first]));
  envelope('refuse-not-base64-url', 'The other alphabet of base64.', written({ payload: toBase64(Uint8Array.of(0xfb, 0xff, 0xfe)).replaceAll('+', '-').replaceAll('/', '_') }));
  envelope('refuse-not-base64-bits', 'Bits past the end that are not zero.', written({ payload: 'e31=' }));
  envelope('refuse-envelope-fields-more', 'A field more.', written({ threshold: 0 }));
  envelope('refuse-envelope-fields-key', 'A key inside the signature.', written({ signatures: [{ ...fields.signatures[0], publicKey: toBase64(keys.stranger.key.bytes) }] }));
  envelope('refuse-envelope-fields-order', 'Two signatures in the other order.', canonicalJson({ ...fields, signatures: (JSON.parse(textOf(world.doubleEnvelope)) as typeof fields).signatures.toReversed() }));
  envelope('refuse-payload-type', 'Well signed, for another type of payload.', await signAny(payload, [keys.first], 'application/vnd.cyclonedx+json'));
  envelope('refuse-no-signature', 'The signatures were taken away.', written({ signatures: [] }));
  envelope('refuse-too-many-signatures', 'Seventeen signatures.', written({ signatures: Array.from({ length: 17 }, (_, index) => ({ keyid: String(index), sig: toBase64(new Uint8Array(64).fill(index)) })) }));
  envelope('refuse-signature-repeated', 'The same signature under two hints.', written({ signatures: [{ ...fields.signatures[0], keyid: 'a' }, { ...fields.signatures[0], keyid: 'b' }] }));
  envelope('refuse-signature-length', 'One byte more than a signature has.', written({ signatures: [{ ...fields.signatures[0], sig: toBase64(new Uint8Array(65)) }] }));
  envelope('refuse-signature-unknown-stranger', 'Signed by a key that nobody trusts.', stranger);
  envelope('refuse-signature-unknown-hint', 'Signed by a stranger who names a trusted key.', stranger.replace(keys.stranger.key.keyId, keys.first.key.keyId));
  envelope('refuse-signature-unknown-lying-hint', 'Signed by a trusted key that names another trusted key.', good.replace(keys.first.key.keyId, keys.second.key.keyId));
  envelope('refuse-signature-unknown-purpose', 'Signed by the key for checkpoints.', await signAny(payload, [keys.log]));
  envelope('refuse-signature-unknown-payload', 'Another payload under the signature.', written({ payload: toBase64(await statementWith(world, { sequence: 3 })) }));
  envelope('refuse-threshold-invalid', 'A threshold of nought.', good, { threshold: 0 });
  envelope('refuse-threshold-not-met', 'One signature where two are demanded.', good, { threshold: 2 });
  envelope('refuse-threshold-not-met-stranger', 'A good and an unknown signature where two are demanded.', await signAny(payload, [keys.first, keys.stranger]), { threshold: 2 });
  envelope('refuse-key-expired', 'A key past its validity, with a time of publication inside it.', await signAny(await statementWith(world, { assessedAt: '2025-06-01T00:00:00Z', publishedAt: '2025-06-02T00:00:00Z' }), [keys.old]));
  envelope('refuse-key-expired-since', 'A key that has ended since.', good, { now: '2029-01-01T00:00:00Z' });
  envelope('refuse-key-revoked', 'A revoked key, with a time of publication before the revocation.', await signAny(await statementWith(world, { assessedAt: '2026-03-01T00:00:00Z', publishedAt: '2026-03-02T00:00:00Z' }), [keys.stolen]));
  envelope('refuse-key-not-yet-valid', 'Published before the key was valid.', await withPredicate({ assessedAt: '2025-06-01T00:00:00Z', publishedAt: '2025-06-02T00:00:00Z' }));
  envelope('refuse-key-time-future', 'A verifier that says it saw the bytes at a time that has not come.', good, { seenAt: '2027-01-01T00:00:00Z' });
  envelope('refuse-publisher-unknown', 'No keys of this publisher.', good, { publisher: 'other.example' });
  envelope('refuse-publisher-mismatch', 'Signed by our keys in the name of another publisher.', await withPredicate({ publisher: 'other.example' }));
  envelope('refuse-statement-fields-sha1', 'A subject with SHA-1 only.', await withPredicate({}, { subject: [{ name: 'Ledger', digest: { sha1: 'ab'.repeat(20) } }] }));
  envelope('refuse-statement-fields-none', 'No subject.', await withPredicate({}, { subject: [] }));
  envelope('refuse-statement-fields-upper', 'A digest in capital letters.', await withPredicate({}, { subject: [{ name: 'Ledger', digest: { sha256: 'AB'.repeat(32) } }] }));
  envelope('refuse-statement-type', 'Statement v0.1.', await withPredicate({}, { _type: 'https://in-toto.io/Statement/v0.1' }));
  envelope('refuse-predicate-type', 'Provenance in place of a dossier.', await withPredicate({}, { predicateType: 'https://slsa.dev/provenance/v1' }));
  envelope('refuse-predicate-fields-more', 'A field that the format does not have.', await withPredicate({ trusted: true }));
  envelope('refuse-predicate-fields-path', 'Evidence outside the dossier’s folder.', await withPredicate({ evidence: [{ ...predicate.evidence[0], path: '../../etc/passwd' }] }));
  envelope('refuse-predicate-fields-time', 'A time with an offset.', await withPredicate({ publishedAt: '2026-08-02T02:00:00+02:00' }));
  envelope('refuse-predicate-fields-sequence', 'A number of publication that is no whole number.', await withPredicate({ sequence: 2.5 }));
  envelope('refuse-predicate-contradicts-pointer', 'A pointer to evidence that is not there.', await withPredicate({ evidence: [] }));
  envelope('refuse-predicate-contradicts-order', 'Evidence out of order.', await withPredicate({ evidence: predicate.evidence.toReversed() }));
  envelope('refuse-predicate-contradicts-withheld', 'A pointer that tells a line of withheld evidence.', await withPredicate({ findings: predicate.findings.map((one) => ({ ...one, pointers: [{ evidence: 2, line: 4 }] })) }));
  envelope('refuse-predicate-contradicts-previous', 'A first publication that names one before it.', await withPredicate({ sequence: 1 }));
  envelope('refuse-subject-mismatch', 'The subject is another product than the predicate’s.', await withPredicate({}, { subject: [await productSubject({ maker: 'Acme', name: 'Abacus' })] }));
  envelope('refuse-product-mismatch', 'A well signed dossier of another product.', await withPredicate({ product: { maker: 'Acme', name: 'Abacus' } }));
  envelope('refuse-release-mismatch', 'A well signed dossier of another release.', good, { release: '2.5.0' });
  envelope('refuse-from-the-future', 'Published at a time that has not come.', await withPredicate({ publishedAt: '2026-09-01T00:00:01Z' }));
  envelope('refuse-too-old', 'Published before the time from which it may be.', good, { publishedFrom: '2026-08-03T00:00:00Z' });
  envelope('refuse-rolled-back', 'Number 2 where number 3 was seen.', good, { lastSeen: { sequence: 3 } });
  envelope('refuse-forked-sequence', 'Number 2 with other contents than before.', good, { lastSeen: { sequence: 2, payload: `sha256:${'00'.repeat(32)}` } });
}

function withoutPrevious(predicate: DossierPredicate, sequence: number = 1): DossierPredicate {
  const { previous: _, ...rest } = predicate;
  return { ...rest, sequence };
}

async function keyFileCases(world: World, add: Add): Promise<void> {
  const { keys, keyFile } = world;
  const type = 'application/vnd.assay.publisher-keys+json';
  const keyFileCase = async (name: string, what: string, file: unknown, signer: TestKey = keys.root, policy: Extract<Vector, { kind: 'key-file' }>['policy'] = {}): Promise<void> => add(name, what, { kind: 'key-file', envelope: await signAny(canonicalBytes(file), [signer], type), policy });
  const withKey = (change: (key: KeyFile['keys'][number], index: number) => unknown): unknown => ({ ...keyFile, keys: keyFile.keys.map(change) });
  const first = (change: JsonValue | object): unknown => withKey((key, index) => (index === 3 ? { ...key, ...Object(change) } : key));

  await keyFileCase('accept-key-file', 'The publisher’s key file.', keyFile);
  await keyFileCase('refuse-signature-unknown-key-file', 'A key file that one of its dossier keys signed.', keyFile, keys.first);
  await keyFileCase('refuse-key-file-anchor', 'A key file that does not list the key that signed it.', { ...keyFile, keys: keyFile.keys.slice(1) });
  await keyFileCase('refuse-key-file-fields', 'A key that is valid for ever.', withKey((key) => Object.fromEntries(Object.entries(key).filter(([name]) => name !== 'validUntil'))));
  await keyFileCase('refuse-key-file-contradicts-validity', 'A validity that ends before it begins.', first({ validFrom: '2028-01-02T00:00:00Z' }));
  await keyFileCase('refuse-key-file-contradicts-successor', 'A successor for another purpose.', first({ successor: keys.log.key.keyId }));
  await keyFileCase('refuse-key-file-contradicts-twice', 'A key that is listed twice.', { ...keyFile, keys: [...keyFile.keys, keyFile.keys[3]] });
  await keyFileCase('refuse-key-id-mismatch', 'The id of another key.', first({ keyId: keys.stranger.key.keyId }));
  await keyFileCase('refuse-key-low-order-key-file', 'A key of low order among the keys.', first({ publicKey: toBase64(Uint8Array.of(1, ...new Uint8Array(31))) }));
  await keyFileCase('refuse-publisher-mismatch-key-file', 'The key file of another publisher.', { ...keyFile, publisher: 'other.example' });
  await keyFileCase('refuse-from-the-future-key-file', 'Issued at a time that has not come.', { ...keyFile, issuedAt: '2026-09-01T00:00:01Z' });
  await keyFileCase('refuse-rolled-back-key-file', 'An older key file than was seen.', keyFile, keys.root, { lastSeen: { sequence: 4 } });
  await keyFileCase('refuse-forked-sequence-key-file', 'Other keys under a number that was seen.', keyFile, keys.root, { lastSeen: { sequence: 3, payload: `sha256:${'00'.repeat(32)}` } });
}

async function logCases(world: World, add: Add): Promise<void> {
  const { keys, leaves } = world;
  const good = textOf(world.checkpoint);
  const proofText = textOf(world.proof);
  const note = async (text: string, key: TestKey = keys.log, name: string = logOrigin): Promise<string> => textOf(await signNote(text, name, [key.signer], [key.key]));
  const checkpoint = (name: string, what: string, text: string, origin: string = logOrigin): void => add(name, what, { kind: 'checkpoint', note: text, origin });
  const root = toBase64(await rootOf(leaves));

  checkpoint('accept-checkpoint', 'A checkpoint of the publisher’s log.', good);
  checkpoint('accept-checkpoint-witness', 'With a line by a witness that nobody here knows.', `${good}— witness.example ${toBase64(new Uint8Array(76).fill(7))}\n`);
  checkpoint('accept-checkpoint-empty', 'An empty log.', await note(`${logOrigin}\n0\n${toBase64(await rootOf([]))}\n`));
  checkpoint('refuse-note-form-crlf', 'Lines that end in carriage return and line feed.', good.replaceAll('\n', '\r\n'));
  checkpoint('refuse-note-form-hyphen', 'A hyphen in place of the dash.', good.replace('— ', '- '));
  checkpoint('refuse-note-form-unsigned', 'No signature line.', good.slice(0, good.indexOf('\n\n') + 1));
  checkpoint('refuse-checkpoint-form-zero', 'A size with a zero in front.', await note(`${logOrigin}\n07\n${root}\n`));
  checkpoint('refuse-checkpoint-form-big', 'A size that not every reader holds.', await note(`${logOrigin}\n9223372036854775808\n${root}\n`));
  checkpoint('refuse-checkpoint-form-line', 'A line more.', await note(`${logOrigin}\n7\n${root}\nextension\n`));
  checkpoint('refuse-checkpoint-form-empty', 'An empty log with the root of a full one.', await note(`${logOrigin}\n0\n${root}\n`));
  checkpoint('refuse-checkpoint-origin', 'The log’s key under the log’s name, for another origin.', await note(`other.example/log\n7\n${root}\n`));
  checkpoint('refuse-checkpoint-signature-stranger', 'A stranger’s key.', await note(good.slice(0, good.indexOf('\n\n') + 1), keys.stranger));
  checkpoint('refuse-checkpoint-signature-dossier', 'A key for dossiers.', await note(good.slice(0, good.indexOf('\n\n') + 1), keys.first));
  checkpoint('refuse-checkpoint-signature-name', 'The log’s key under another name.', await note(good.slice(0, good.indexOf('\n\n') + 1), keys.log, 'other.example/log'));
  checkpoint('refuse-checkpoint-signature-changed', 'Another size under the signature.', good.replace('\n7\n', '\n8\n'));
  checkpoint('refuse-signature-repeated-checkpoint', 'The same line twice.', good + good.slice(good.indexOf('\n\n') + 2));

  const pin = async (size: number, of: readonly Uint8Array[] = leaves, origin: string = logOrigin): Promise<string> => textOf(writePinnedCheckpoint({ schema: 'urn:assay:pinned-checkpoint:1', origin, size, root: toBase64(await rootOf(of.slice(0, size).map((leaf) => new Uint8Array(leaf)))), seenAt: '2026-08-15T00:00:00Z' }));
  const other = await Promise.all(['x', 'y', 'z', 'a', 'b', 'c', 'd'].map((text) => leafHash(utf8(text))));
  const proof = world.consistency.map(toBase64);
  const advance = (name: string, what: string, pinned: string, noteText: string, hashes: readonly string[]): void => add(name, what, { kind: 'advance', pinned, note: noteText, proof: hashes });
  advance('accept-advance', 'From three entries to seven.', await pin(3), good, proof);
  advance('accept-advance-same', 'The same checkpoint again.', await pin(7), good, []);
  advance('refuse-log-shrunk', 'Seven entries were seen, three are shown.', await pin(7), textOf(world.earlierCheckpoint), []);
  advance('refuse-log-forked', 'Seven other entries.', await pin(7, other), good, []);
  advance('refuse-consistency-unproven-fork', 'Three other entries than the log had, and its own proof.', await pin(3, other), good, proof);
  advance('refuse-consistency-unproven-short', 'A proof with a hash too few.', await pin(3), good, proof.slice(1));
  advance('refuse-checkpoint-form-pinned', 'A pinned checkpoint with a negative size.', (await pin(3)).replace('"size":3', '"size":-3'), good, proof);
  advance('refuse-proof-form-advance', 'A proof where none is needed.', await pin(7), good, proof);

  const publication = (name: string, what: string, envelope: Uint8Array, text: string): void => add(name, what, { kind: 'publication', envelope: textOf(envelope), proof: text });
  publication('accept-publication', 'The log holds this publication.', world.envelope, proofText);
  publication('refuse-inclusion-unproven-index', 'The place of another entry.', world.envelope, proofText.replace('index 4', 'index 5'));
  publication('refuse-inclusion-unproven-envelope', 'The same payload with one signature more: not the envelope in the log.', world.doubleEnvelope, proofText);
  publication('refuse-proof-form', 'An index with a zero in front.', world.envelope, proofText.replace('index 4', 'index 04'));
  publication('refuse-checkpoint-signature-proof', 'A checkpoint by a stranger.', world.envelope, textOf(writePublicationProof(0, [], await signCheckpoint({ origin: logOrigin, size: 1, root: await leafHash(publicationEntry(world.verified)) }, [keys.stranger.signer], [keys.stranger.key]))));
}

async function otherCases(world: World, add: Add): Promise<void> {
  const path = 'reports/test-2026.txt';
  const file = textOf(world.withheldFile);
  const packetWith = async (change: object, of: object = {}): Promise<string> => textOf(canonicalBytes({ schema: 'urn:assay:disclosure:1', publication: world.verified.payloadDigest, files: [{ path, digest: await digestOf(world.withheldFile), salt: toBase64(world.salt), ...change }], ...of }));
  const disclosure = (name: string, what: string, packet: string, handedOver: string = file): void => add(name, what, { kind: 'disclosure', envelope: textOf(world.envelope), packet, path, file: handedOver });
  disclosure('accept-disclosure', 'The withheld file with its salt.', textOf(writeDisclosure({ schema: 'urn:assay:disclosure:1', publication: world.verified.payloadDigest, files: [{ path, digest: await digestOf(world.withheldFile), salt: toBase64(world.salt) }] })));
  disclosure('refuse-file-mismatch', 'A letter of the file was changed.', await packetWith({}), file.replace('only', 'Only'));
  disclosure('refuse-commitment-unknown-salt', 'Another salt.', await packetWith({ salt: toBase64(new Uint8Array(32)) }));
  disclosure('refuse-commitment-unknown-file', 'Another file with a packet of its own.', await packetWith({ digest: await digestOf(utf8('a friendlier report')) }), 'a friendlier report');
  disclosure('refuse-commitment-unknown-publication', 'A packet of another publication.', await packetWith({}, { publication: `sha256:${'00'.repeat(32)}` }));
  disclosure('refuse-packet-fields', 'A salt of 31 bytes.', await packetWith({ salt: toBase64(new Uint8Array(31)) }));

  const key = (name: string, what: string, hex: string): void => add(name, what, { kind: 'public-key', hex });
  key('accept-public-key', 'An Ed25519 key.', world.keys.first.key.bytes.toHex());
  key('refuse-key-length', 'A byte too few.', '00'.repeat(31));
  key('refuse-key-not-canonical', 'The number p + 1 for 1.', `ee${'ff'.repeat(30)}7f`);
  key('refuse-key-not-canonical-point', 'A number that is no point of the curve.', `02${'00'.repeat(31)}`);
  for (const [index, y] of ['00'.repeat(32), `01${'00'.repeat(31)}`, `ec${'ff'.repeat(30)}7f`, '26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05', 'c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a'].entries()) {
    key(`refuse-key-low-order-${index * 2}`, 'A point of low order.', y);
    key(`refuse-key-low-order-${index * 2 + 1}`, 'A point of low order, with the other sign of x.', `${y.slice(0, 62)}${(Number.parseInt(y.slice(62), 16) | 0x80).toString(16)}`);
  }

  const json = (name: string, what: string, text: string | Uint8Array): void => add(name, what, { kind: 'json', hex: (typeof text === 'string' ? utf8(text) : text).toHex() });
  json('accept-json-canonical', 'Keys by UTF-16 units, numbers as ECMAScript writes them.', '{"":0,"1":1e+21,"€":"é","😂":[1e-7,-1.5,true,null],"\ufb33":"\\u0000\\n"}');
  json('refuse-not-canonical-code-points', 'Keys by code points.', '{"\ufb33":1,"😂":2}');
  json('refuse-not-canonical-escape', 'An escape that is not needed.', '"\\u0041"');
  json('refuse-not-canonical-minus-zero', 'Minus nought.', '-0');
  json('refuse-not-canonical-precision', 'A number that not every reader holds.', '9007199254740993');
  json('refuse-not-json-surrogate', 'Half of a surrogate pair.', '"\\ud800"');
  json('refuse-not-json-infinity', 'A number beyond what readers hold.', '1e400');
  json('refuse-not-json-mark', 'A byte-order mark.', '\ufeff{}');
  json('refuse-not-json-prototype', 'The name of the prototype as a key.', '{"__proto__":1}');
  json('refuse-not-utf-8-json', 'A byte that is not UTF-8.', Uint8Array.of(0x22, 0xff, 0x22));
  json('refuse-too-large', 'More bytes than this reader was told to read.', `"${'a'.repeat(999)}"`);
}

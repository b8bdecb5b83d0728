import { join } from 'node:path';
import { toBase64 } from '../attest/bytes.ts';
import { keyAt } from '../attest/key-file.ts';
import { millisecondsOf } from '../attest/milliseconds.ts';
import { refusalOf } from '../attest/verified-key-file.ts';
import type { ChangedKeyRing } from '../dossier/keys/change-key-ring.ts';
import type { PublishedKey } from '../dossier/keys/key-file-change.ts';
import { keyFileName, saltSeedPath, type KeyRing } from '../dossier/keys/key-ring.ts';
import { privateFolder, privatePartOf } from '../dossier/keys/private-part.ts';
import { ours, quote, say, type Text } from '../model/text.ts';
import type { Line } from '../report/terminal/document.ts';

const purposeWords = { dossier: 'signs dossiers', log: 'signs the publication log', keys: 'signs the key file' } as const;
const reasonWords = { compromised: 'somebody else may have it', superseded: 'another key took its place', retired: 'it is not used any more' } as const;

/** Whether a key is good now. */
type KeyState = 'good' | 'not-yet-valid' | 'ended' | 'revoked';
type PrivateState = 'sealed-file' | 'signer-command' | 'not-here';

function stateOf(ring: KeyRing, published: PublishedKey, now: number): KeyState {
  switch (refusalOf(() => keyAt(ring.verified.file, published.keyId, now, now))?.code) {
    case undefined: return 'good';
    case 'key-revoked': return 'revoked';
    case 'key-not-yet-valid': return 'not-yet-valid';
    default: return 'ended';
  }
}

function privateState(ring: KeyRing, published: PublishedKey): PrivateState {
  const part = privatePartOf(ring.folder, published);
  if (part === undefined) return 'not-here';
  return part.schema === 'urn:assay:private-key:1' ? 'sealed-file' : 'signer-command';
}

/** What `assay key show --format json` prints. */
export function ringJson(ring: KeyRing, now: number): unknown {
  const { publisher, sequence, issuedAt, keys } = ring.verified.file;
  return {
    schema: 'assay-key-ring-1',
    publisher,
    sequence,
    issuedAt,
    publicFile: join(ring.folder, keyFileName),
    serveAt: servedAt(ring),
    anchors: ring.anchors.map((key) => ({ keyId: key.keyId, publicKey: toBase64(key.bytes) })),
    keys: keys.map((one) => ({ ...one, state: stateOf(ring, one, now), privatePart: privateState(ring, one) })),
  };
}

/** A publisher's keys for the terminal. */
export function ringLines(ring: KeyRing, now: number): readonly Line[] {
  const { publisher, sequence, issuedAt, keys } = ring.verified.file;
  return [
    { heading: say`Keys of ${quote(publisher)}: key file ${sequence}, issued at ${quote(issuedAt)}` },
    ...keys.flatMap((one) => keyLines(ring, one, now)),
    ...anchorLines(ring),
    ...serveLines(ring),
  ];
}

/** What is told when the keys were made. */
export function createdLines(ring: KeyRing, now: number): readonly Line[] {
  return [...ringLines(ring, now), ...backupLines(ring)];
}

/** What is told after a rotation. */
export function changeLines({ ring, key, isContinuous }: ChangedKeyRing): readonly Line[] {
  const before = ring.verified.file.keys.find((one) => one.successor === key.keyId);
  return [
    { heading: say`A new key ${ours(purposeWords[key.purpose])} of ${quote(ring.publisher)}.` },
    { label: 'new', value: say`${quote(key.keyId)}, until ${quote(key.validUntil)}` },
    ...(before === undefined ? [] : [{ label: 'before', value: say`${quote(before.keyId)}, until ${quote(before.validUntil)}` }]),
    ...(before === undefined ? [] : [{ paragraph: overlapWords(before, key) }]),
    ...(isContinuous ? [] : [{ paragraph: ours('No key that customers hold could sign for this change. They refuse the new key file until they have received the new anchor by a way that they trust already: a contract, a signed letter, a call back.') }]),
    ...(key.purpose === 'keys' ? anchorLines(ring) : []),
    ...serveLines(ring),
    ...backupLines(ring),
  ];
}

function overlapWords(before: PublishedKey, key: PublishedKey): Text {
  if (before.revoked !== undefined) return ours('The key before it is revoked. What it signed is refused: publish again under the new key.');
  if (millisecondsOf(before.validUntil) <= millisecondsOf(key.validFrom)) return ours('The key before it had ended already.');
  return key.purpose === 'keys'
    ? say`Until then both sign the key file. A customer who looks at it in that time learns the new anchor from it; give the new anchor to everybody else.`
    : say`Publish again before then: who sees something for the first time after that day refuses it under the old key.`;
}

/** What is told after a revocation. */
export function revokedLines({ ring, key, isContinuous }: ChangedKeyRing, now: number): readonly Line[] {
  const isUsable = ring.verified.keysFor(key.purpose, now, now).length > 0;
  const next = isUsable ? ours('Publish again what has to stand, under the key that is good.') : say`No key is left that ${ours(purposeWords[key.purpose])}. Make one: assay key rotate ${quote(ring.publisher)} --purpose ${ours(key.purpose)}`;
  return [
    { heading: say`The key ${quote(key.keyId)} of ${quote(ring.publisher)} is revoked.` },
    ...(key.revoked === undefined ? [] : [{ label: 'from', value: say`${quote(key.revoked.at)} (${ours(key.revoked.reason)}: ${ours(reasonWords[key.revoked.reason])})` }]),
    ...(key.purpose === 'keys'
      ? [{ paragraph: ours('This was an anchor. Who still trusts it can be shown key files by whoever has it, and a revocation inside a key file does not reach them. Give every customer the anchor below by a way that they trust already, a contract, a signed letter or a call back, and tell them to drop the old one.') }, ...anchorLines(ring)]
      : [{ paragraph: say`Customers refuse what it signed from that time on, and say why. ${next}` }]),
    ...(isContinuous || key.purpose === 'keys' ? [] : [{ paragraph: ours('Customers need the anchor again before they accept this key file.') }, ...anchorLines(ring)]),
    ...serveLines(ring),
  ];
}

function keyLines(ring: KeyRing, one: PublishedKey, now: number): readonly Line[] {
  return [
    { heading: say`${ours(one.purpose)}: ${ours(purposeWords[one.purpose])}` },
    { label: 'fingerprint', value: say`${quote(one.keyId)}` },
    { label: 'valid', value: say`from ${quote(one.validFrom)} until ${quote(one.validUntil)}` },
    { label: 'state', value: stateWords(one, stateOf(ring, one, now)) },
    { label: 'private part', value: ours({ 'sealed-file': 'here, under the passphrase', 'signer-command': 'with an external signer', 'not-here': 'not here' }[privateState(ring, one)]) },
  ];
}

function stateWords({ revoked, successor }: PublishedKey, state: KeyState): Text {
  if (revoked !== undefined && state === 'revoked') return say`revoked at ${quote(revoked.at)} (${ours(revoked.reason)})${revoked.note === undefined ? say`` : say`: ${quote(revoked.note)}`}`;
  const after = successor === undefined ? say`` : say`; followed by ${quote(successor.slice(0, 16))}`;
  return say`${ours({ good: 'good', 'not-yet-valid': 'not valid yet', ended: 'ended', revoked: 'revoked' }[state])}${after}`;
}

function anchorLines(ring: KeyRing): readonly Line[] {
  return [
    { heading: ours(ring.anchors.length > 1 ? 'Anchors for customers (Ed25519 public keys, base64; the last is the newest)' : 'Anchor for customers (Ed25519 public key, base64)') },
    ...ring.anchors.map((key) => ({ paragraph: say`${quote(toBase64(key.bytes))}` })),
    ...(ring.anchors.length === 0 ? [{ paragraph: say`There is none: no key that signs the key file is good now. Make one: assay key rotate ${quote(ring.publisher)} --purpose keys` }] : [{ paragraph: ours('Give it to customers by a way that they trust already, for example in the contract.') }]),
  ];
}

function servedAt({ publisher }: KeyRing): string {
  return `https://${publisher}/.well-known/${keyFileName}`;
}

function serveLines(ring: KeyRing): readonly Line[] {
  return [
    { heading: ours('Serve the public key file') },
    { label: 'file', value: say`${quote(join(ring.folder, keyFileName))}` },
    { label: 'at', value: say`${quote(servedAt(ring))}` },
  ];
}

function backupLines(ring: KeyRing): readonly Line[] {
  return [
    { heading: ours('Back up') },
    { item: say`${quote(privateFolder(ring.folder))} (sealed private keys; without them nobody can sign)` },
    { item: say`${quote(saltSeedPath(ring.folder))} (a secret; without it withheld evidence gets other salts)` },
    { item: ours('the passphrase, in another place. Nobody can open the keys without it, and nobody can reset it.') },
  ];
}

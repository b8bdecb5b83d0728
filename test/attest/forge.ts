/**
 * Single-change forgeries, seeded: each is one thing changed in something that was signed, and none may be accepted.
 * A change is to bytes, to a field, or to an order; what is changed is never signed again by a trusted key.
 */
import { fromBase64, textOf, toBase64, utf8 } from '../../src/attest/bytes.ts';
import { canonicalBytes, canonicalJson, type JsonValue } from '../../src/attest/canonical-json.ts';
import { verifyCheckpoint } from '../../src/attest/checkpoint.ts';
import { dossierProfile } from '../../src/attest/dossier-statement.ts';
import { advance, type PinnedCheckpoint } from '../../src/attest/pinned-checkpoint.ts';
import { verifyPublication } from '../../src/attest/publication.ts';
import { Refused, type RefusalCode } from '../../src/attest/refusal.ts';
import { signEnvelope } from '../../src/attest/sign-envelope.ts';
import { statementPayloadType } from '../../src/attest/statement.ts';
import { verifyKeyFile } from '../../src/attest/verified-key-file.ts';
import { verifyEnvelope } from '../../src/attest/verified-statement.ts';
import { logOrigin, now, publisher, type World } from './world.ts';

/** A generator of numbers by Marsaglia (xorshift32): the same seed gives the same forgeries. */
class Seeded {
  #state: number;
  constructor(seed: number) {
    this.#state = (seed ^ 0x9e3779b9) >>> 0 || 1;
  }
  /** From 0 up to, without, the limit. */
  below(limit: number): number {
    this.#state ^= this.#state << 13;
    this.#state ^= this.#state >>> 17;
    this.#state ^= this.#state << 5;
    this.#state >>>= 0;
    return this.#state % limit;
  }
  pick<Item>(items: readonly Item[]): Item {
    return items[this.below(items.length)] as Item;
  }
}

interface Target {
  readonly name: string;
  readonly original: Uint8Array;
  /** Other genuine things of the same kind, whose parts are put in. */
  readonly changes: readonly ((random: Seeded, original: Uint8Array) => Uint8Array | Promise<Uint8Array>)[];
  verify(bytes: Uint8Array): Promise<unknown>;
}

export interface ForgeryResult {
  readonly tried: number;
  /** Descriptions of what was accepted. */
  readonly accepted: readonly string[];
  readonly byTarget: Readonly<Record<string, number>>;
  readonly byCode: Readonly<Partial<Record<RefusalCode, number>>>;
}

/**
 * Tries forgeries.
 * @param count how many; those that happen to equal the original are not counted
 * @param instead another verifier for envelopes, to show that the forgeries find what is wrong with it
 */
export async function tryForgeries(world: World, seed: number, count: number, instead?: (bytes: Uint8Array) => Promise<unknown>): Promise<ForgeryResult> {
  const targets = instead === undefined ? targetsOf(world) : targetsOf(world).filter((target) => target.name === 'envelope').map((target) => ({ ...target, verify: instead }));
  for (const target of targets) await target.verify(target.original);
  const random = new Seeded(seed);
  const accepted: string[] = [];
  const byTarget: Record<string, number> = {};
  const byCode: Partial<Record<RefusalCode, number>> = {};
  let tried = 0;
  while (tried < count) {
    const target = random.pick(targets);
    const forged = await random.pick(target.changes)(random, target.original);
    if (Buffer.from(forged).equals(target.original)) continue;
    tried += 1;
    byTarget[target.name] = (byTarget[target.name] ?? 0) + 1;
    try {
      await target.verify(forged);
      accepted.push(`${target.name}: ${Buffer.from(forged).toString('latin1')}`);
    } catch (error) {
      if (!(error instanceof Refused)) throw new Error(`${target.name}: a fault, not a refusal, at ${Buffer.from(forged).toString('latin1')}`, { cause: error });
      byCode[error.code] = (byCode[error.code] ?? 0) + 1;
    }
  }
  return { tried, accepted, byTarget, byCode };
}

function targetsOf(world: World): Target[] {
  const { keys, trust, policy } = world;
  const jsonChanges = [changeBytes, changeBytes, changeField, changeField, changeOrder];
  const statementChanges = [changePayload(changeField), changePayload(changeOrder), changePayload(changeBytes), resign(world)];
  const envelope = (bytes: Uint8Array, threshold: number): Promise<unknown> => verifyEnvelope(bytes, dossierProfile, { ...policy, threshold });
  const pinned: PinnedCheckpoint = { schema: 'urn:assay:pinned-checkpoint:1', origin: logOrigin, size: 3, root: '', seenAt: '2026-08-15T00:00:00Z' };
  const keyFile = (bytes: Uint8Array): Promise<unknown> => verifyKeyFile(bytes, { publisher, anchors: [keys.root.key], now });
  return [
    { name: 'envelope', original: world.envelope, changes: [...jsonChanges, ...statementChanges], verify: (bytes) => envelope(bytes, 1) },
    { name: 'envelope with two signatures', original: world.doubleEnvelope, changes: [...jsonChanges, ...statementChanges, swapSignatures], verify: (bytes) => envelope(bytes, 2) },
    { name: 'key file', original: world.keyFileBytes, changes: [...jsonChanges, changePayload(changeField), changePayload(changeOrder), changePayload(changeBytes)], verify: keyFile },
    { name: 'checkpoint', original: world.checkpoint, changes: [changeBytes, changeLines, changeNumber], verify: (bytes) => verifyCheckpoint(bytes, { trust, origin: logOrigin, now }) },
    { name: 'publication proof', original: world.proof, changes: [changeBytes, changeLines, changeNumber], verify: (bytes) => verifyPublication(world.verified, bytes, { trust, now }) },
    {
      name: 'consistency proof',
      original: utf8(world.consistency.map(toBase64).join('\n')),
      changes: [changeBytes, changeLines],
      verify: async (bytes) => {
        const earlier = await verifyCheckpoint(world.earlierCheckpoint, { trust, origin: logOrigin, now });
        const text = textOf(bytes);
        return advance({ ...pinned, root: toBase64(earlier.root) }, await verifyCheckpoint(world.checkpoint, { trust, origin: logOrigin, now }), text.split('\n').map(fromBase64), now);
      },
    },
  ];
}

/** One byte flipped, set, taken out, put in, doubled, exchanged with its neighbour, or everything after it cut. */
function changeBytes(random: Seeded, original: Uint8Array): Uint8Array {
  const at = random.below(original.length);
  const bytes = [...original];
  const character = random.pick([...'09afAF+/=-_ \n\t",:{}[]\\'].map((one) => one.charCodeAt(0)));
  switch (random.below(7)) {
    case 0: bytes[at] = (bytes[at] ?? 0) ^ (1 << random.below(8)); break;
    case 1: bytes[at] = character; break;
    case 2: bytes.splice(at, 1); break;
    case 3: bytes.splice(at, 0, character); break;
    case 4: bytes.splice(at, 0, bytes[at] ?? 0); break;
    case 5: bytes.splice(at, 2, bytes[at + 1] ?? 0, bytes[at] ?? 0); break;
    default: bytes.length = at;
  }
  return Uint8Array.from(bytes);
}

type Path = readonly (string | number)[];

function pathsOf(value: JsonValue, path: Path = []): Path[] {
  if (value === null || typeof value !== 'object') return [path];
  return [path, ...Object.entries(value).flatMap(([key, item]) => pathsOf(item as JsonValue, [...path, Array.isArray(value) ? Number(key) : key]))];
}

type Container = Record<string | number, unknown>;

/** One field taken out, renamed, set to another value or type, or a field put in; written in canonical form. */
function changeField(random: Seeded, original: Uint8Array): Uint8Array {
  const value = parseOr(original);
  const paths = pathsOf(value).filter((path) => path.length > 0);
  if (paths.length === 0) return changeBytes(random, original);
  const path = random.pick(paths);
  const parent = path.slice(0, -1).reduce<unknown>((inner, key) => (inner as Container)[key], value) as Container;
  const key = path.at(-1) ?? '';
  const old = parent[key];
  switch (random.below(6)) {
    case 0: if (Array.isArray(parent)) parent.splice(Number(key), 1); else delete parent[key]; break;
    case 1: if (Array.isArray(parent)) parent.splice(Number(key), 0, old); else { delete parent[key]; parent[`${key}x`] = old; } break;
    case 2: if (Array.isArray(parent)) parent.push(old); else parent[random.pick(['threshold', 'verified', 'keyid', 'trusted', 'publicKey'])] = random.pick<unknown>([0, true, 'a', null]); break;
    case 3: parent[key] = random.pick<unknown>([null, [], {}, 0, '', true]); break;
    case 4: parent[key] = Array.isArray(old) ? { ...old } : [old]; break;
    default: parent[key] = otherValue(random, old);
  }
  return canonicalBytes(value);
}

function otherValue(random: Seeded, old: unknown): unknown {
  if (typeof old === 'number') return old + random.pick([-1, 1, 0.5, 1000]);
  if (typeof old === 'boolean') return !old;
  if (typeof old !== 'string' || old.length === 0) return 'other';
  const at = random.below(old.length);
  return `${old.slice(0, at)}${random.pick([...'09afZ/.+-'])}${old.slice(at + 1)}`;
}

/** Two items of a list exchanged, or the fields of an object written in another order. */
function changeOrder(random: Seeded, original: Uint8Array): Uint8Array {
  const value = parseOr(original);
  const containers = pathsOf(value).map((path) => path.reduce<unknown>((inner, key) => (inner as Container)[key], value)).filter((inner) => inner !== null && typeof inner === 'object' && Object.keys(inner).length > 1);
  if (containers.length === 0) return changeBytes(random, original);
  const container = random.pick(containers) as Container;
  if (Array.isArray(container)) {
    const at = random.below(container.length - 1);
    container.splice(at, 2, container[at + 1], container[at]);
    return canonicalBytes(value);
  }
  const entries = Object.entries(container);
  for (const key of Object.keys(container)) delete container[key];
  const at = random.below(entries.length - 1);
  entries.splice(at, 2, entries[at + 1] ?? ['a', 1], entries[at] ?? ['a', 1]);
  for (const [key, item] of entries) container[key] = item;
  return utf8(JSON.stringify(value));
}

/** The payload inside changed, under the old signatures. */
function changePayload(change: (random: Seeded, original: Uint8Array) => Uint8Array) {
  return (random: Seeded, original: Uint8Array): Uint8Array => {
    const envelope = parseOr(original) as Container;
    return utf8(canonicalJson({ ...envelope, payload: toBase64(change(random, fromBase64(String(envelope['payload'])))) }));
  };
}

/** A changed statement under the signature of a key that is not good for it: unknown, for another purpose, ended or revoked. */
function resign(world: World) {
  return async (random: Seeded): Promise<Uint8Array> => {
    const key = random.pick([world.keys.stranger, world.keys.log, world.keys.root, world.keys.old, world.keys.stolen]);
    const payload = random.below(2) === 0 ? world.payload : changeField(random, world.payload);
    const forged = textOf(await signEnvelope(statementPayloadType, payload, [key.signer], [key.key]));
    return utf8(random.below(2) === 0 ? forged : forged.replace(key.key.keyId, world.keys.first.key.keyId));
  };
}

function swapSignatures(_random: Seeded, original: Uint8Array): Uint8Array {
  const envelope = parseOr(original) as { signatures: { keyid: string; sig: string }[] };
  const [one, other] = envelope.signatures;
  return canonicalBytes({ ...envelope, signatures: [{ ...one, sig: other?.sig }, { ...other, sig: one?.sig }] });
}

/** One line taken out, doubled, exchanged with the next, put in, or with another ending. */
function changeLines(random: Seeded, original: Uint8Array): Uint8Array {
  const lines = textOf(original).split('\n');
  const at = random.below(lines.length);
  const line = lines[at] ?? '';
  switch (random.below(6)) {
    case 0: lines.splice(at, 1); break;
    case 1: lines.splice(at, 0, line); break;
    case 2: lines.splice(at, 2, lines[at + 1] ?? '', line); break;
    case 3: lines.splice(at, 0, random.pick(['', ' ', 'a', toBase64(new Uint8Array(32).fill(random.below(256)))])); break;
    case 4: lines[at] = `${line}${random.pick(['\r', ' ', '=', '\t'])}`; break;
    default: lines[at] = /^[A-Za-z0-9+/]{43}=$/.test(line) ? toBase64(new Uint8Array(32).fill(random.below(256))) : line.toUpperCase();
  }
  return utf8(lines.join('\n'));
}

/** A whole number made another, or spelled in another way. */
function changeNumber(random: Seeded, original: Uint8Array): Uint8Array {
  return utf8(textOf(original).replace(/(^|\n|index )(\d+)(?=\n)/, (_all, before: string, number: string) => `${before}${random.pick([`0${number}`, `+${number}`, `-${number}`, `${number}.0`, String(random.below(1000)), String(Number(number) + 2 ** 32), `${number}e0`, ''])}`));
}

function parseOr(bytes: Uint8Array): JsonValue {
  return JSON.parse(textOf(bytes)) as JsonValue;
}

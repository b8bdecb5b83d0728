import { createHash, generateKeyPairSync, randomBytes, sign, type KeyObject } from 'node:crypto';

interface Held {
  readonly id: Buffer;
  readonly privateKey: KeyObject;
  readonly userHandle: string;
  count: number;
}

/** How an authenticator of a test differs from an honest one. */
export interface Deviation {
  readonly origin?: string;
  readonly rpId?: string;
  readonly challenge?: string;
  /** Whether a gesture or PIN was asked for. */
  readonly isVerified?: boolean;
  readonly type?: string;
  readonly userHandle?: string;
}

export interface Made {
  id: string;
  rawId: string;
  type: 'public-key';
  response: { clientDataJSON: string; attestationObject: string; transports: string[] };
  clientExtensionResults: Record<string, never>;
}

export interface Shown {
  id: string;
  rawId: string;
  type: 'public-key';
  response: { clientDataJSON: string; authenticatorData: string; signature: string; userHandle?: string };
  clientExtensionResults: Record<string, never>;
}

/** An authenticator in software: makes and shows ES256 passkeys as a browser passes them on (Web Authentication Level 3, section 6). */
export class SoftwareAuthenticator {
  readonly #origin: string;
  readonly held: Held[] = [];
  /** Whether it counts signatures; synchronised passkeys do not. */
  readonly isCounting: boolean;

  constructor(origin = 'https://assay.example', isCounting = true) {
    this.#origin = origin;
    this.isCounting = isCounting;
  }

  make(options: { readonly challenge: string; readonly user: { readonly id: string } }, deviation: Deviation = {}): Made {
    const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    const { x = '', y = '' } = publicKey.export({ format: 'jwk' });
    const id = randomBytes(16);
    this.held.push({ id, privateKey, userHandle: options.user.id, count: 0 });
    const cose = cborMap([[1, 2], [3, -7], [-1, 1], [-2, Buffer.from(x, 'base64url')], [-3, Buffer.from(y, 'base64url')]]);
    const length = Buffer.alloc(2);
    length.writeUInt16BE(id.length);
    const data = Buffer.concat([this.#head(deviation, 0x40, 0), Buffer.alloc(16), length, id, cose]);
    const name = id.toString('base64url');
    return {
      id: name, rawId: name, type: 'public-key', clientExtensionResults: {},
      response: { clientDataJSON: this.#client(deviation.type ?? 'webauthn.create', options.challenge, deviation).toString('base64url'), attestationObject: cborMap([['fmt', 'none'], ['attStmt', new Map<string, string>()], ['authData', data]]).toString('base64url'), transports: ['internal'] },
    };
  }

  /** Shows a passkey. @param index of those it holds; the last one when left out */
  show(options: { readonly challenge: string }, deviation: Deviation = {}, index = this.held.length - 1): Shown {
    const held = this.held[index];
    if (held === undefined) throw new Error('This authenticator holds no such passkey.');
    if (this.isCounting) held.count += 1;
    const data = this.#head(deviation, 0, held.count);
    const client = this.#client(deviation.type ?? 'webauthn.get', options.challenge, deviation);
    const signature = sign('sha256', Buffer.concat([data, createHash('sha256').update(client).digest()]), held.privateKey);
    const name = held.id.toString('base64url');
    return {
      id: name, rawId: name, type: 'public-key', clientExtensionResults: {},
      response: { clientDataJSON: client.toString('base64url'), authenticatorData: data.toString('base64url'), signature: signature.toString('base64url'), userHandle: deviation.userHandle ?? held.userHandle },
    };
  }

  #head({ rpId, isVerified = true }: Deviation, flags: number, count: number): Buffer {
    const counter = Buffer.alloc(4);
    counter.writeUInt32BE(count);
    return Buffer.concat([createHash('sha256').update(rpId ?? new URL(this.#origin).hostname).digest(), Buffer.of(1 | (isVerified ? 4 : 0) | flags), counter]);
  }

  #client(type: string, challenge: string, deviation: Deviation): Buffer {
    return Buffer.from(JSON.stringify({ type, challenge: deviation.challenge ?? challenge, origin: deviation.origin ?? this.#origin, crossOrigin: false }));
  }
}

type Cbor = number | string | Buffer | ReadonlyMap<string, string>;

/** A CBOR map (RFC 8949, section 3.1), with as much of it as authenticators need. */
function cborMap(entries: readonly (readonly [Cbor, Cbor])[]): Buffer {
  return Buffer.concat([head(5, entries.length), ...entries.flatMap(([key, value]) => [item(key), item(value)])]);
}

function item(value: Cbor): Buffer {
  if (typeof value === 'number') return value >= 0 ? head(0, value) : head(1, -1 - value);
  if (typeof value === 'string') return Buffer.concat([head(3, Buffer.byteLength(value)), Buffer.from(value)]);
  return Buffer.isBuffer(value) ? Buffer.concat([head(2, value.length), value]) : head(5, 0);
}

function head(major: number, length: number): Buffer {
  if (length < 24) return Buffer.of((major << 5) | length);
  return length < 256 ? Buffer.of((major << 5) | 24, length) : Buffer.of((major << 5) | 25, length >> 8, length & 255);
}

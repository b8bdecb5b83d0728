/** Certificates as Sigstore's authority makes them, by keys of the test: Node can read certificates and not make them. */
import { createHash, sign, type KeyObject } from 'node:crypto';
import { bits, der, identifier, integer, octets, sequence, text, time, yes } from './der.ts';

export interface KeyPair {
  readonly publicKey: KeyObject;
  readonly privateKey: KeyObject;
}

export interface CertificateOptions {
  readonly subject?: string;
  readonly key: KeyPair;
  readonly from: number;
  readonly until: number;
  /** Alternative names, such as `uri:https://…` or `email:…`. */
  readonly names?: readonly string[];
  readonly oidcIssuer?: string;
  readonly isAuthority?: boolean;
  readonly isForCode?: boolean;
  /** The log of certificates that promises to hold it. */
  readonly log?: KeyPair | undefined;
}

export const spkiOf = (key: KeyPair): Buffer => key.publicKey.export({ format: 'der', type: 'spki' });
export const sha256 = (bytes: Uint8Array): Buffer => createHash('sha256').update(bytes).digest();

const ecdsaWithSha256 = sequence(identifier('1.2.840.10045.4.3.2'));
const nameOf = (name: string): Buffer => (name === '' ? sequence() : sequence(der(0x31, sequence(identifier('2.5.4.3'), text(name)))));
const extension = (oid: string, ...parts: readonly Uint8Array[]): Buffer => sequence(identifier(oid), ...parts);
const keyIdOf = (key: KeyPair): Buffer => sha256(spkiOf(key)).subarray(0, 20);

/** A certificate (RFC 5280) as DER. */
export function certificate(options: CertificateOptions, issuer: { readonly subject: string; readonly key: KeyPair }): Buffer {
  const { key, from, until, subject = '', names = [], oidcIssuer, isAuthority = false, isForCode = !isAuthority, log } = options;
  const extensions = [
    extension('2.5.29.15', yes, octets(isAuthority ? bits(Uint8Array.of(0x06), 1) : bits(Uint8Array.of(0x80), 7))),
    ...(isForCode ? [extension('2.5.29.37', octets(sequence(identifier('1.3.6.1.5.5.7.3.3'))))] : []),
    ...(isAuthority ? [extension('2.5.29.19', yes, octets(sequence(yes)))] : []),
    extension('2.5.29.14', octets(octets(keyIdOf(key)))),
    extension('2.5.29.35', octets(sequence(der(0x80, keyIdOf(issuer.key))))),
    ...(names.length === 0 ? [] : [extension('2.5.29.17', yes, octets(sequence(...names.map((name) => (name.startsWith('uri:') ? der(0x86, Buffer.from(name.slice(4))) : der(0x81, Buffer.from(name.slice(6))))))))]),
    ...(oidcIssuer === undefined ? [] : [extension('1.3.6.1.4.1.57264.1.8', octets(text(oidcIssuer)))]),
  ];
  const body = (all: readonly Uint8Array[]): Buffer => sequence(der(0xa0, integer(2)), integer(7), ecdsaWithSha256, nameOf(issuer.subject), sequence(time(from), time(until)), nameOf(subject), spkiOf(key), der(0xa3, sequence(...all)));
  const logged = log === undefined ? [] : [extension('1.3.6.1.4.1.11129.2.4.2', octets(octets(timestampList(body(extensions), from, issuer.key, log))))];
  const tbs = body([...extensions, ...logged]);
  return sequence(tbs, ecdsaWithSha256, bits(sign('sha256', tbs, issuer.key.privateKey)));
}

const uint16 = (value: number): Buffer => Buffer.from([value >> 8, value & 0xff]);

/** One signed certificate timestamp (RFC 6962, section 3.2) in its list. */
function timestampList(preCertificate: Buffer, at: number, issuer: KeyPair, log: KeyPair): Buffer {
  const milliseconds = Buffer.alloc(8);
  milliseconds.writeBigUInt64BE(BigInt(at));
  const length = Buffer.from([preCertificate.length >> 16, (preCertificate.length >> 8) & 0xff, preCertificate.length & 0xff]);
  const signature = sign('sha256', Buffer.concat([Uint8Array.of(0, 0), milliseconds, uint16(1), sha256(spkiOf(issuer)), length, preCertificate, uint16(0)]), log.privateKey);
  const stamp = Buffer.concat([Uint8Array.of(0), sha256(spkiOf(log)), milliseconds, uint16(0), Uint8Array.of(4, 3), uint16(signature.length), signature]);
  return Buffer.concat([uint16(stamp.length + 2), uint16(stamp.length), stamp]);
}

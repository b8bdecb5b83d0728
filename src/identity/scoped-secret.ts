import { hash } from 'node:crypto';
import type { Ports } from '../model/ports.ts';
import { base32 } from './base32.ts';

/** 256 random bits. */
const secretBytes = 32;
const form = /^([a-z2-7]{1,64})\.([a-z2-7]{52})$/;

/** A secret that leaves: whose organisation it belongs to, and what only its holder knows. */
export interface ScopedSecret {
  readonly organisationId: string;
  readonly secret: string;
}

/** A new secret of an organisation. What is kept is only its hash. */
export function newSecret(ports: Ports): string {
  return base32(ports.randomBytes(secretBytes));
}

/** The secret as it leaves: `<organisation>.<secret>`, so that the organisation is known before the secret is looked up. */
export function writeScopedSecret({ organisationId, secret }: ScopedSecret): string {
  return `${organisationId}.${secret}`;
}

/** Reads a secret that came back; undefined when it can’t be one. */
export function readScopedSecret(text: string): ScopedSecret | undefined {
  const parts = form.exec(text);
  return parts?.[1] === undefined || parts[2] === undefined ? undefined : { organisationId: parts[1], secret: parts[2] };
}

/** What is kept of a secret: its SHA-256, hexadecimal. A secret of 256 random bits needs no salt and no slow hash. */
export function hashOfSecret(secret: string): string {
  return hash('sha256', secret, 'hex');
}

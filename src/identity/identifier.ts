import type { Ports } from '../model/ports.ts';
import { base32 } from './base32.ts';

/** Bits of an identifier that nobody can guess or meet by chance, as bytes. */
const identifierBytes = 16;

/** A new identifier: 128 random bits as 26 letters and digits. */
export function newIdentifier(ports: Ports): string {
  return base32(ports.randomBytes(identifierBytes));
}

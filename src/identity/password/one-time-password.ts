import { createHmac, timingSafeEqual } from 'node:crypto';
import type { Ports } from '../../model/ports.ts';
import { base32 } from '../base32.ts';

/** Seconds of one step, digits of a code, and steps that a clock may be off, each way (RFC 6238, sections 4.1 and 5.2). */
const stepSeconds = 30;
const digits = 6;
const steps = [0, -1, 1];
/** Bytes of a seed: as many as the hash has (RFC 4226, section 4, R6). */
const seedBytes = 20;

/** A new seed of one-time passwords. */
export function newSeed({ randomBytes }: Pick<Ports, 'randomBytes'>): Uint8Array {
  return randomBytes(seedBytes);
}

/** The seed as an authenticator app takes it, to be shown once. */
export function seedAddress(seed: Uint8Array, signInName: string): string {
  return `otpauth://totp/${encodeURIComponent(`Assay:${signInName}`)}?secret=${base32(seed).toUpperCase()}&issuer=Assay&algorithm=SHA1&digits=${digits}&period=${stepSeconds}`;
}

/**
 * Finds the time step that a code belongs to.
 * @param now milliseconds since 1970
 * @returns the step, which may be used once and none before it; undefined when the code is wrong
 */
export function stepOfCode(seed: Uint8Array, code: string, now: number): number | undefined {
  const current = Math.floor(now / 1000 / stepSeconds);
  const given = Buffer.from(code.padEnd(digits).slice(0, digits));
  // All steps are compared, so that the time tells nothing of which was right.
  const found = steps.filter((off) => timingSafeEqual(Buffer.from(codeOf(seed, current + off)), given.length === digits ? given : Buffer.alloc(digits)));
  return code.length === digits && found[0] !== undefined ? current + found[0] : undefined;
}

/** The code of one step (RFC 4226, section 5.3). */
export function codeOf(seed: Uint8Array, step: number): string {
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(step));
  const mac = createHmac('sha1', seed).update(counter).digest();
  const offset = mac.readUInt8(mac.length - 1) & 15;
  return String((mac.readUInt32BE(offset) & 0x7fff_ffff) % 10 ** digits).padStart(digits, '0');
}

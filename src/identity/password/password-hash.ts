import { argon2, timingSafeEqual } from 'node:crypto';
import type { Ports } from '../../model/ports.ts';

/** What one hash costs: argon2id with 64 MiB and three passes (RFC 9106, section 4, second recommended option). */
const cost = { memory: 65_536, passes: 3, parallelism: 4 } as const;
const saltBytes = 16;
const tagBytes = 32;
const form = /^\$argon2id\$v=19\$m=(\d{1,6}),t=(\d{1,2}),p=(\d{1,2})\$([A-Za-z0-9+/]{22})\$([A-Za-z0-9+/]{43})$/u;
/** What is compared when there is no account or no password, so that the answer takes the same time. Its password is not known to anybody. */
const decoy = `$argon2id$v=19$m=${cost.memory},t=${cost.passes},p=${cost.parallelism}$${'A'.repeat(22)}$${'A'.repeat(43)}`;
/** Hashes that are made at the same time, of 64 MiB each. */
export const atOnce = 2;
/** Hashes that wait at most; one more is refused, so that a burst can't fill the memory or the minute. */
export const waitingMost = 20;

const waiting: (() => void)[] = [];
let running = 0;

/** Too many passwords are being compared. */
export class HashingBusy extends Error {
  constructor() {
    super(`More than ${waitingMost} passwords wait to be compared.`);
    this.name = 'HashingBusy';
  }
}

/** The password as it is kept: argon2id with its costs and salt, in the usual encoded form. @throws HashingBusy */
export async function hashPassword(password: string, { randomBytes }: Pick<Ports, 'randomBytes'>): Promise<string> {
  const salt = randomBytes(saltBytes);
  const tag = await derive(password, salt, cost);
  return `$argon2id$v=19$m=${cost.memory},t=${cost.passes},p=${cost.parallelism}$${bare(salt)}$${bare(tag)}`;
}

/**
 * Whether a password is the one that was kept.
 * @param kept undefined when there is none: the answer is no, after the same work
 * @throws HashingBusy
 */
export async function verifyPassword(password: string, kept: string | undefined): Promise<boolean> {
  const [, memory, passes, parallelism, salt = '', tag = ''] = form.exec(kept ?? decoy) ?? form.exec(decoy) ?? [];
  const given = await derive(password, Buffer.from(salt, 'base64'), { memory: Number(memory), passes: Number(passes), parallelism: Number(parallelism) });
  return timingSafeEqual(given, Buffer.from(tag, 'base64')) && kept !== undefined;
}

async function derive(password: string, nonce: Uint8Array, costs: { readonly memory: number; readonly passes: number; readonly parallelism: number }): Promise<Uint8Array> {
  if (running >= atOnce) {
    if (waiting.length >= waitingMost) throw new HashingBusy();
    await new Promise<void>((resolve) => waiting.push(resolve));
  } else running += 1;
  try {
    return await new Promise((resolve, reject) => {
      // Compatibility forms are made one, as keyboards write the same sign in several ways (NIST SP 800-63B, section 3.1.1.2).
      argon2('argon2id', { message: Buffer.from(password.normalize('NFKC')), nonce, ...costs, tagLength: tagBytes }, (problem, tag) => (problem === null ? resolve(new Uint8Array(tag)) : reject(problem)));
    });
  } finally {
    const next = waiting.shift();
    if (next === undefined) running -= 1;
    else next();
  }
}

function bare(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('base64').replace(/=+$/u, '');
}

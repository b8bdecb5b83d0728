import { argon2, createCipheriv, createDecipheriv } from 'node:crypto';
import { z } from 'zod';
import type { Ports } from '../model/ports.ts';

/** What one guess at the passphrase costs: argon2id with 64 MiB and three passes (RFC 9106, section 4, second recommended option). */
const cost = { memory: 65_536, passes: 3, parallelism: 4 } as const;
const tagBytes = 16;
/** Characters that a new passphrase has at least: our rule, no standard's. */
const passphraseMin = 12;
const base64url = z.string().regex(/^[A-Za-z0-9_-]{1,200}$/u);
const form = z.strictObject({ schema: z.literal('urn:assay:instance-secret:1'), kdf: z.strictObject({ algorithm: z.literal('argon2id'), memory: z.literal(cost.memory), passes: z.literal(cost.passes), parallelism: z.literal(cost.parallelism), salt: base64url }), cipher: z.literal('aes-256-gcm'), nonce: base64url, ciphertext: base64url });

/** What was sealed can't be opened; the sentence says why. */
export class SealedSecretRefused extends Error {
  override readonly name = 'SealedSecretRefused';
}

/**
 * Seals the instance’s secret under a passphrase, to be kept in a backup.
 * @throws SealedSecretRefused for a short passphrase
 */
export async function sealInstanceSecret(secret: Uint8Array, passphrase: string, { randomBytes }: Pick<Ports, 'randomBytes'>): Promise<Uint8Array> {
  const length = [...passphrase.normalize('NFC')].length;
  if (length < passphraseMin) throw new SealedSecretRefused(`The passphrase has ${length} characters. One for backups needs at least ${passphraseMin}; several words that nobody has put together before are a good one.`);
  const [salt, nonce] = [randomBytes(16), randomBytes(12)];
  const header = { schema: 'urn:assay:instance-secret:1', kdf: { algorithm: 'argon2id', ...cost, salt: text(salt) }, cipher: 'aes-256-gcm', nonce: text(nonce) } as const;
  const cipher = createCipheriv('aes-256-gcm', await keyOf(passphrase, salt), nonce).setAAD(Buffer.from(JSON.stringify(header)));
  const ciphertext = Buffer.concat([cipher.update(secret), cipher.final(), cipher.getAuthTag()]).toString('base64url');
  return Buffer.from(`${JSON.stringify({ ...header, ciphertext })}\n`);
}

/** @throws SealedSecretRefused for another passphrase or changed bytes: the two can’t be told apart */
export async function openInstanceSecret(sealed: Uint8Array, passphrase: string): Promise<Uint8Array> {
  let parts: z.infer<typeof form>;
  try {
    parts = form.parse(JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(sealed)));
  } catch (problem) {
    throw new SealedSecretRefused('The sealed secret has a form that this version does not know.', { cause: problem });
  }
  const { ciphertext, ...header } = parts;
  const bytes = Buffer.from(ciphertext, 'base64url');
  try {
    const key = await keyOf(passphrase, Buffer.from(header.kdf.salt, 'base64url'));
    const decipher = createDecipheriv('aes-256-gcm', key, Buffer.from(header.nonce, 'base64url'), { authTagLength: tagBytes }).setAAD(Buffer.from(JSON.stringify(header))).setAuthTag(bytes.subarray(-tagBytes));
    return new Uint8Array(Buffer.concat([decipher.update(bytes.subarray(0, -tagBytes)), decipher.final()]));
  } catch (problem) {
    throw new SealedSecretRefused('The passphrase does not open the sealed secret: it is another one, or the backup was changed.', { cause: problem });
  }
}

function text(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('base64url');
}

async function keyOf(passphrase: string, nonce: Uint8Array): Promise<Uint8Array> {
  return new Promise((resolve, reject) => {
    argon2('argon2id', { message: Buffer.from(passphrase.normalize('NFC')), nonce, ...cost, tagLength: 32 }, (problem, key) => (problem === null ? resolve(new Uint8Array(key)) : reject(problem)));
  });
}

import { createCipheriv, createDecipheriv, hkdfSync } from 'node:crypto';
import type { Ports } from '../model/ports.ts';
import { instanceSecret, type SecretPlace } from './secret-file.ts';
import type { Secrets } from './secrets.ts';

const nonceBytes = 12;
const tagBytes = 16;
/** First byte of what is sealed, so that another form can be told apart from this one. */
const form = 1;

/**
 * Opens the instance’s secret, and makes it at the first start.
 * @throws SecretFileRefused when the file is no such secret, or others may read it
 */
export function openSecrets(place: SecretPlace, ports: Pick<Ports, 'randomBytes'>): Secrets {
  const secret = instanceSecret(place, ports);
  /** A key of its own for each purpose (RFC 5869), so that what was sealed for one can’t be opened for another. */
  const keyFor = (purpose: string): Uint8Array => new Uint8Array(hkdfSync('sha256', secret, '', `urn:assay:sealed:1 ${purpose}`, 32));
  return {
    seal: (purpose, bytes) => {
      const nonce = ports.randomBytes(nonceBytes);
      const cipher = createCipheriv('aes-256-gcm', keyFor(purpose), nonce);
      return Buffer.concat([Uint8Array.of(form), nonce, cipher.update(bytes), cipher.final(), cipher.getAuthTag()]).toString('base64url');
    },
    open: (purpose, sealed) => {
      const bytes = Buffer.from(sealed, 'base64url');
      if (bytes[0] !== form || bytes.length < 1 + nonceBytes + tagBytes) throw new Error('This is nothing that an instance of Assay has sealed.');
      const decipher = createDecipheriv('aes-256-gcm', keyFor(purpose), bytes.subarray(1, 1 + nonceBytes), { authTagLength: tagBytes }).setAuthTag(bytes.subarray(-tagBytes));
      try {
        return new Uint8Array(Buffer.concat([decipher.update(bytes.subarray(1 + nonceBytes, -tagBytes)), decipher.final()]));
      } catch {
        throw new Error(`What was sealed for “${purpose}” can’t be opened: it was sealed for something else or by an instance with another secret, or it was changed.`);
      }
    },
  };
}

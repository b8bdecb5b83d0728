import { hash } from 'node:crypto';
import { crc32 } from 'node:zlib';
import { base32 } from './base32.ts';

/** What scanners for leaked secrets look for; `docs/workspace/signing-in.md` has the whole form. */
const apiTokenPrefix = 'assay';
/** The form of an API token, whole: prefix, organisation, 256 random bits and a checksum. */
const apiTokenForm = /^assay_([a-z2-7]{1,64})_([a-z2-7]{52})_([a-z2-7]{7})$/;

/** An API token as it is shown once: `assay_<organisation>_<secret>_<checksum>`. */
export function writeApiToken(organisationId: string, secret: string): string {
  const body = `${apiTokenPrefix}_${organisationId}_${secret}`;
  return `${body}_${checksumOf(body)}`;
}

/** Reads a token; undefined when it can’t be one. The checksum keeps typing errors and invented tokens from the database, and proves nothing. */
export function readApiToken(text: string): { readonly organisationId: string; readonly secret: string } | undefined {
  const parts = apiTokenForm.exec(text);
  if (parts?.[1] === undefined || parts[2] === undefined) return undefined;
  return checksumOf(text.slice(0, text.lastIndexOf('_'))) === parts[3] ? { organisationId: parts[1], secret: parts[2] } : undefined;
}

/** What is kept of a token: its SHA-256, hexadecimal. */
export function hashOfApiToken(text: string): string {
  return hash('sha256', text, 'hex');
}

/** CRC-32 (ISO 3309) in base32. */
function checksumOf(body: string): string {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(crc32(body));
  return base32(bytes);
}

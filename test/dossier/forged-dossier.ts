import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { toBase64 } from '../../src/attest/bytes.ts';
import { canonicalBytes } from '../../src/attest/canonical-json.ts';
import type { DossierPredicate } from '../../src/attest/dossier-predicate.ts';
import { preAuthenticationEncoding } from '../../src/attest/pre-authentication-encoding.ts';
import type { Signer } from '../../src/attest/sign-envelope.ts';
import { statementPayloadType } from '../../src/attest/statement.ts';

export interface WrittenEnvelope {
  readonly payload: string;
  readonly payloadType: string;
  readonly signatures: readonly { readonly keyid: string; readonly sig: string }[];
}

export function envelopeIn(folder: string): WrittenEnvelope {
  return JSON.parse(readFileSync(join(folder, 'dossier.json'), 'utf8')) as WrittenEnvelope;
}

export function payloadIn(folder: string): string {
  return Buffer.from(envelopeIn(folder).payload, 'base64').toString('utf8');
}

export function predicateIn(folder: string): DossierPredicate {
  return (JSON.parse(payloadIn(folder)) as { readonly predicate: DossierPredicate }).predicate;
}

export function writeEnvelope(folder: string, changes: Partial<WrittenEnvelope>): void {
  writeFileSync(join(folder, 'dossier.json'), canonicalBytes({ ...envelopeIn(folder), ...changes }));
}

/** Puts another payload into a dossier and signs it, with no look at what it says: as a publisher with a program of its own could. */
export async function resign(folder: string, payload: string, signer: Signer, payloadType: string = statementPayloadType): Promise<void> {
  const bytes = new TextEncoder().encode(payload);
  const sig = toBase64(await signer.sign(preAuthenticationEncoding(payloadType, bytes)));
  writeEnvelope(folder, { payload: toBase64(bytes), payloadType, signatures: [{ keyid: signer.keyId, sig }] });
}

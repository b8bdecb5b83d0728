import { hash } from 'node:crypto';

/** What a sign-in at a provider carries outside, each of its own use. */
export type BoundValue = 'state' | 'nonce' | 'code-verifier' | 'saml-request';

/**
 * A value that is tied to one browser’s sign-in: made from the secret that only this browser holds, so that nothing of it is
 * kept here, and whoever sees one of them learns neither the secret nor the others.
 * @returns 256 bits, base64url
 */
export function boundValue(ceremony: string, value: BoundValue): string {
  return hash('sha256', `urn:assay:bound:1 ${value} ${ceremony}`, 'base64url');
}

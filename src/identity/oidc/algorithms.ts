/** Signatures that are taken of ID tokens (RFC 7518, section 3.1; RFC 8037): public keys only, SHA-256 and better. */
export const signatureAlgorithms = ['RS256', 'PS256', 'ES256', 'EdDSA'] as const;
export type SignatureAlgorithm = (typeof signatureAlgorithms)[number];

export function isSignatureAlgorithm(text: unknown): text is SignatureAlgorithm {
  return (signatureAlgorithms as readonly unknown[]).includes(text);
}

import { z } from 'zod';

const base64url = (most: number): z.ZodString => z.string().min(1).max(most).regex(/^[A-Za-z0-9_-]+$/u, 'base64url was expected');

/** A secret that counts once, as it was given out. */
export const secretShape = z.string().min(1).max(200);
/** A name that a person gives to something, or has. */
export const nameShape = z.string().trim().min(1).max(100).regex(/^[^\p{C}]+$/u, 'a name on one line was expected');
/** What `begin` gives besides options: it comes back with what the browser made, and counts once. */
export const ceremonyShape = z.string().min(1).max(200);
export const passkeyIdShape = base64url(1400);
export const identifierShape = z.string().min(1).max(64).regex(/^[A-Za-z0-9_-]+$/u, 'an identifier was expected');
export const timeShape = z.string();

/** What the server turns into a cookie. */
export const sessionShape = z.object({ cookie: z.string(), endsAt: timeShape });

/** `RegistrationResponseJSON` (Web Authentication Level 3, section 5.1), as far as it is read. */
export const madePasskeyShape = z.object({
  id: base64url(1400),
  rawId: base64url(1400),
  type: z.literal('public-key'),
  response: z.object({ clientDataJSON: base64url(8000), attestationObject: base64url(32_000), transports: z.array(z.string().max(32)).max(16).default([]) }),
  clientExtensionResults: z.object({}).default({}),
});

/** `AuthenticationResponseJSON` (section 5.1), as far as it is read. */
export const shownPasskeyShape = z.object({
  id: base64url(1400),
  rawId: base64url(1400),
  type: z.literal('public-key'),
  response: z.object({ clientDataJSON: base64url(8000), authenticatorData: base64url(8000), signature: base64url(8000), userHandle: z.exactOptional(base64url(200)) }),
  clientExtensionResults: z.object({}).default({}),
});

/** `PublicKeyCredentialCreationOptionsJSON` (section 5.1.8), as far as it is used. */
export const creationOptionsShape = z.object({
  challenge: z.string(),
  rp: z.object({ id: z.string(), name: z.string() }),
  user: z.object({ id: z.string(), name: z.string(), displayName: z.string() }),
  pubKeyCredParams: z.array(z.object({ type: z.literal('public-key'), alg: z.number() })),
  timeout: z.number(),
  attestation: z.literal('none'),
  excludeCredentials: z.array(z.object({ id: z.string(), type: z.literal('public-key'), transports: z.array(z.string()).optional() })),
  authenticatorSelection: z.object({ residentKey: z.literal('required'), requireResidentKey: z.literal(true), userVerification: z.literal('required') }),
});

/** `PublicKeyCredentialRequestOptionsJSON` (section 5.1.9), as far as it is used. */
export const requestOptionsShape = z.object({
  challenge: z.string(),
  rpId: z.string(),
  timeout: z.number(),
  userVerification: z.literal('required'),
  allowCredentials: z.array(z.object({ id: z.string(), type: z.literal('public-key') })).optional(),
});

/** Nothing is asked for. */
export const nothingShape = z.strictObject({});

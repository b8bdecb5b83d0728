import type { Settings } from '../../settings/settings.ts';

/** Who asks for a passkey: browsers show one only to the host it was made for. */
export interface RelyingParty {
  /** The host of the workspace’s public address. */
  readonly id: string;
  readonly origin: string;
}

/** How long a ceremony may take, in minutes: somebody may have to fetch a key from a drawer. */
export const ceremonyMinutes = 5;
/** COSE algorithms that are taken: EdDSA, ES256, RS256 (Web Authentication Level 3, section 5.4, `pubKeyCredParams`). */
export const algorithms: number[] = [-8, -7, -257];

/** The relying party of a workspace, from its configured address and never from what a request says. */
export function relyingParty({ publicUrl }: Pick<Settings, 'publicUrl'>): RelyingParty {
  const { hostname, origin } = new URL(publicUrl);
  return { id: hostname, origin };
}

/** What an authenticator keeps with a passkey and gives back: whose it is (section 5.4.3, at most 64 bytes, nothing personal). */
export function userHandle(organisationId: string, accountId: string): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(`${organisationId}.${accountId}`);
}

/** Reads a user handle as a browser sends it (base64url); undefined when it is none of ours. */
export function readUserHandle(text: string): { readonly organisationId: string; readonly accountId: string } | undefined {
  const parts = /^([a-z0-9-]{1,64})\.([a-z0-9-]{1,64})$/u.exec(Buffer.from(text, 'base64url').toString('latin1'));
  return parts?.[1] === undefined || parts[2] === undefined ? undefined : { organisationId: parts[1], accountId: parts[2] };
}

/** The library is large, and only ceremonies need it. */
export async function webAuthn(): Promise<typeof import('@simplewebauthn/server')> {
  return import('@simplewebauthn/server');
}

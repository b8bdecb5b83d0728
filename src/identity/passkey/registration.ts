import type { AuthenticatorTransport, PublicKeyCredentialCreationOptionsJSON, RegistrationResponseJSON } from '@simplewebauthn/server';
import type { Ports } from '../../model/ports.ts';
import type { Settings } from '../../settings/settings.ts';
import { algorithms, ceremonyMinutes, relyingParty, userHandle, webAuthn } from './relying-party.ts';

/** Whose passkey is made. */
export interface PasskeyOwner {
  readonly organisationId: string;
  readonly accountId: string;
  readonly displayName: string;
  /** Passkeys that the account has: an authenticator that holds one of them makes no second. */
  readonly existing: readonly { readonly id: string; readonly transports: readonly string[] }[];
}

/** A passkey as it was made, before it has a name here. */
export interface NewPasskey {
  readonly id: string;
  /** COSE key, base64url. */
  readonly publicKey: string;
  readonly signatureCount: number;
  readonly transports: readonly string[];
  readonly deviceType: 'singleDevice' | 'multiDevice';
}

/** What a browser is asked for to make a passkey: one that names its owner by itself, and asks its owner for a gesture or PIN. */
export async function registrationOptions(ports: Ports, settings: Settings, { organisationId, accountId, displayName, existing }: PasskeyOwner): Promise<PublicKeyCredentialCreationOptionsJSON> {
  const { generateRegistrationOptions } = await webAuthn();
  return generateRegistrationOptions({
    rpName: 'Assay',
    rpID: relyingParty(settings).id,
    userID: userHandle(organisationId, accountId),
    userName: displayName,
    userDisplayName: displayName,
    challenge: new Uint8Array(ports.randomBytes(32)),
    timeout: ceremonyMinutes * 60_000,
    attestationType: 'none',
    excludeCredentials: existing.map(({ id, transports }) => ({ id, transports: [...transports] as AuthenticatorTransport[] })),
    authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
    supportedAlgorithmIDs: algorithms,
  });
}

/**
 * Checks what an authenticator made (Web Authentication Level 3, section 7.1).
 * @param challenge that was given for it
 * @returns undefined when it is not what was asked for
 */
export async function verifyRegistration(settings: Settings, challenge: string, response: RegistrationResponseJSON): Promise<NewPasskey | undefined> {
  const { verifyRegistrationResponse } = await webAuthn();
  const { id, origin } = relyingParty(settings);
  try {
    const { verified, registrationInfo } = await verifyRegistrationResponse({ response, expectedChallenge: challenge, expectedOrigin: origin, expectedRPID: id, requireUserVerification: true, supportedAlgorithmIDs: algorithms });
    if (!verified) return undefined;
    const { credential, credentialDeviceType } = registrationInfo;
    return { id: credential.id, publicKey: Buffer.from(credential.publicKey).toString('base64url'), signatureCount: credential.counter, transports: credential.transports ?? [], deviceType: credentialDeviceType };
  } catch {
    // The library says by an exception what did not fit; whoever sent it learns only that it did not.
    return undefined;
  }
}

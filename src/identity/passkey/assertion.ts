import type { AuthenticationResponseJSON, PublicKeyCredentialRequestOptionsJSON } from '@simplewebauthn/server';
import type { Ports } from '../../model/ports.ts';
import type { Settings } from '../../settings/settings.ts';
import { ceremonyMinutes, relyingParty, webAuthn } from './relying-party.ts';

/**
 * A key that is nobody’s (its private part was never kept): what names an unknown passkey is checked against it, so that the
 * answer takes the same work. It is a point of P-256 as COSE (RFC 9053, section 7.1.1).
 */
const nobodysKey = 'pQECAyYgASFYIHib-LQ-S6v3hJr3CcJ-WLp467fShAdbIhWp3TsQGbISIlggLE8xDI9zHthnCBpzZ-j3KRxCxFbm1SHDroch7Herslc';

/**
 * What a browser is asked for to show a passkey.
 * @param allowed the passkeys that count; none named means any passkey of this workspace, so that nobody has to say who they are
 */
export async function assertionOptions(ports: Ports, settings: Settings, allowed: readonly { readonly id: string }[] = []): Promise<PublicKeyCredentialRequestOptionsJSON> {
  const { generateAuthenticationOptions } = await webAuthn();
  return generateAuthenticationOptions({
    rpID: relyingParty(settings).id,
    challenge: new Uint8Array(ports.randomBytes(32)),
    timeout: ceremonyMinutes * 60_000,
    userVerification: 'required',
    ...(allowed.length === 0 ? {} : { allowCredentials: allowed.map(({ id }) => ({ id })) }),
  });
}

/**
 * Checks what an authenticator signed (Web Authentication Level 3, section 7.2), but for the count of signatures, which is
 * compared where it is changed.
 * @param challenge that was given for it
 * @param publicKey COSE key of the passkey that it names, base64url; undefined when there is none, which costs the same and fails
 * @returns the count of signatures that the authenticator says; undefined when it is not good
 */
export async function verifyAssertion(settings: Settings, challenge: string, response: AuthenticationResponseJSON, publicKey: string | undefined): Promise<number | undefined> {
  const { verifyAuthenticationResponse } = await webAuthn();
  const { id, origin } = relyingParty(settings);
  try {
    const { verified, authenticationInfo } = await verifyAuthenticationResponse({
      response, expectedChallenge: challenge, expectedOrigin: origin, expectedRPID: id, requireUserVerification: true,
      credential: { id: response.id, publicKey: new Uint8Array(Buffer.from(publicKey ?? nobodysKey, 'base64url')), counter: 0 },
    });
    return verified && publicKey !== undefined ? authenticationInfo.newCounter : undefined;
  } catch {
    return undefined;
  }
}

import { startAuthentication, startRegistration, WebAuthnError, type PublicKeyCredentialCreationOptionsJSON, type PublicKeyCredentialRequestOptionsJSON } from '@simplewebauthn/browser';
import { post, Refused } from './api.ts';

/** What a ceremony began with: options for the browser, and what ties the end to it. */
interface Begun<Options> {
  readonly options: Options;
  readonly ceremony: string;
}

/** Makes a passkey. @param begin what the workspace is asked for options with; @returns what the end of the ceremony takes */
export async function make(path: string, input: unknown): Promise<{ readonly ceremony: string; readonly response: unknown }> {
  const { options, ceremony } = await post(path, input) as unknown as Begun<PublicKeyCredentialCreationOptionsJSON>;
  return { ceremony, response: await told(async () => startRegistration({ optionsJSON: options })) };
}

/** Shows a passkey. @returns what the end of the ceremony takes */
export async function show(path: string): Promise<{ readonly ceremony: string; readonly response: unknown }> {
  const { options, ceremony } = await post(path, {}) as unknown as Begun<PublicKeyCredentialRequestOptionsJSON>;
  return { ceremony, response: await told(async () => startAuthentication({ optionsJSON: options })) };
}

/** Shows a passkey of the person who is signed in; sensitive acts are open for some minutes then. */
export async function stepUp(): Promise<void> {
  await post('/api/v1/account/step-up/finish', await show('/api/v1/account/step-up/begin'));
}

/** Does something, and when it needs a fresh passkey, asks for that and does it then. */
export async function withStepUp<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (problem) {
    if (!(problem instanceof Refused) || problem.kind !== 'step-up-needed') throw problem;
    await stepUp();
    return work();
  }
}

/** What a browser says in its own words is said in ours. */
async function told<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (problem) {
    if (problem instanceof WebAuthnError && problem.code === 'ERROR_AUTHENTICATOR_PREVIOUSLY_REGISTERED') throw new Refused('passkey', 'This device or key holds a passkey for your account already. Take another one.');
    if (problem instanceof Error && problem.name === 'NotAllowedError') throw new Refused('passkey', 'No passkey was shown: it was cancelled, or it took too long. Try again.');
    if (problem instanceof Error && problem.name === 'SecurityError') throw new Refused('passkey', 'The browser shows no passkey at this address. Open the workspace at its own address, the one in its links.');
    throw new Refused('passkey', 'The browser could not use a passkey. Try again, or use another browser or device.');
  }
}

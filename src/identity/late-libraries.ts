/** Loads what is otherwise loaded by the first sign-in of its kind, so that from then on no library is loaded any more. */
export async function loadLateLibraries(): Promise<void> {
  await Promise.all([import('@simplewebauthn/server'), import('openid-client'), import('@node-saml/node-saml'), import('@zxcvbn-ts/language-common')]);
}

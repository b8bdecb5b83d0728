/** A token, key set or document of a provider is not what it has to be. The message is for the audit log and the administrator, never for who signs in. */
export class TokenRefused extends Error {
  override readonly name = 'TokenRefused';
}

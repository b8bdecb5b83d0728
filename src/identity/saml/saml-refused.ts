/** A response, request or document of SAML is not what it has to be. The message is for the audit log and the administrator, never for who signs in. */
export class SamlRefused extends Error {
  override readonly name = 'SamlRefused';
}

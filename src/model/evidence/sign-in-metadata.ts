/**
 * What a maker publishes for signing in by open standards. An OpenID Connect discovery document shows that a provider runs there,
 * not that the product lets customers bring their own; SAML metadata of a service provider does show that.
 */
export interface SignInMetadata {
  readonly protocol: 'openid-connect' | 'saml-2.0';
  /** `accepts`: a relying party or service provider, to which a customer connects its own sign-in. `provides`: an identity provider. */
  readonly roles: readonly ('accepts' | 'provides')[];
  /** Host of the issuer or entity id, lower case. */
  readonly issuerHost?: string;
  /** OpenID Connect: PKCE with S256 is offered. */
  readonly offersPkce?: boolean;
  /** SAML: the latest end of a signing certificate, RFC 3339. */
  readonly certificateEndsAt?: string;
}

/** Who else may say who somebody is: providers, their people and groups, and machines. */
export interface FederationTables {
  identityProvider: {
    id: string;
    kind: 'oidc' | 'saml' | 'scim';
    name: string;
    state: 'active' | 'disabled';
    /** JSON, by kind. */
    configuration: string;
    /** Client secret or private key, sealed with the instance’s secret; for scim the SHA-256 of its bearer token. */
    sealedSecret: string | null;
    /** JSON object: group of the provider to role here. */
    groupRoles: string;
    createdAt: string;
    changedAt: string;
  };
  /** Issuer and subject are who somebody is; a mail address never is. */
  externalIdentity: {
    providerId: string;
    subject: string;
    accountId: string;
    createdAt: string;
    lastSeenAt: string | null;
  };
  /** Assertions that were used, kept until they end. */
  seenAssertion: {
    providerId: string;
    assertionId: string;
    expiresAt: string;
  };
  /** Which runs of which build service may push evidence without a stored secret. */
  workloadIdentity: {
    id: string;
    name: string;
    issuer: string;
    audience: string;
    /** JSON object: claims that must be exactly so. */
    claims: string;
    acts: string;
    productIds: string;
    accountId: string;
    createdAt: string;
    revokedAt: string | null;
  };
  directoryGroup: {
    id: string;
    providerId: string;
    displayName: string;
    externalId: string | null;
    createdAt: string;
    changedAt: string;
  };
  directoryMember: {
    groupId: string;
    accountId: string;
  };
}

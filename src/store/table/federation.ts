/** Who else may say who somebody is: providers, their people and groups, and machines. */
export interface FederationTables {
  identityProvider: {
    id: string;
    kind: 'oidc' | 'saml';
    name: string;
    state: 'active' | 'disabled';
    /** JSON, by kind. */
    configuration: string;
    /** The client secret, sealed with the instance’s secret. */
    sealedSecret: string | null;
    /** JSON object: group of the provider to role here. */
    groupRoles: string;
    /** The attribute in which the provider’s directory writes the subject by which it signs people in; null when it writes it nowhere. */
    directorySubject: 'userName' | 'externalId' | null;
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
    /** Exactly as tokens say it. */
    issuer: string;
    audience: string;
    /** Where the issuer’s keys are, as it said when it was trusted. */
    keySetAddress: string;
    /** JSON list. */
    algorithms: string;
    /** JSON list: what the claims of a run must be. */
    conditions: string;
    /** JSON list of the acts that a run may do. */
    acts: string;
    /** JSON list. */
    productIds: string;
    /** For whom a run acts: its roles bound it besides. */
    accountId: string;
    createdAt: string;
    lastUsedAt: string | null;
    revokedAt: string | null;
  };
  /** A run that was let in. */
  workloadSession: {
    id: string;
    workloadId: string;
    /** SHA-256 of its token, hexadecimal. */
    hash: string;
    createdAt: string;
    expiresAt: string;
  };
  /** ID tokens of runs that were used, kept until they end. */
  seenWorkloadToken: {
    issuer: string;
    /** SHA-256 of the claim jti, hexadecimal. */
    tokenId: string;
    expiresAt: string;
  };
  /** What a provider’s directory shows when it sends people and groups. */
  directoryToken: {
    id: string;
    providerId: string;
    /** SHA-256 of the token, hexadecimal. */
    hash: string;
    createdAt: string;
    createdBy: string;
    expiresAt: string;
    lastUsedAt: string | null;
    revokedAt: string | null;
  };
  /** An account that a provider’s directory keeps, as the directory describes it. */
  directoryUser: {
    accountId: string;
    providerId: string;
    userName: string;
    /** In lower case, by which it is looked up. */
    userNameKey: string;
    externalId: string | null;
    /** JSON: the other attributes that are kept. */
    attributes: string;
    revision: number;
    createdAt: string;
    changedAt: string;
    /** When the directory deactivated the account; by the same time in the account it is known that it was the directory. */
    endedAt: string | null;
    /** When the directory removed the person; the account stays, deactivated. */
    removedAt: string | null;
  };
  directoryGroup: {
    id: string;
    providerId: string;
    displayName: string;
    externalId: string | null;
    revision: number;
    createdAt: string;
    changedAt: string;
  };
  directoryMember: {
    groupId: string;
    accountId: string;
  };
}

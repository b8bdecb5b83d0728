/** People, what they sign in with, and what they may do. */
export interface AccountTables {
  account: {
    id: string;
    displayName: string;
    /** Where mail goes; never who somebody is. */
    mail: string | null;
    state: 'invited' | 'active' | 'deactivated';
    /** Who made the account: a person here, or a provider that signs people in. */
    madeBy: 'setup' | 'invitation' | 'provider' | 'directory';
    createdAt: string;
    deactivatedAt: string | null;
  };
  roleGrant: {
    id: string;
    accountId: string;
    role: string;
    /** What the role is held over; the whole organisation when null. */
    productId: string | null;
    grantedAt: string;
    grantedBy: string;
    endsAt: string | null;
    lastUsedAt: string | null;
  };
  passkey: {
    /** The credential id, base64url. */
    id: string;
    accountId: string;
    name: string;
    /** COSE key, base64url. */
    publicKey: string;
    signatureCount: number;
    /** JSON list. */
    transports: string;
    deviceType: 'singleDevice' | 'multiDevice';
    createdAt: string;
    lastUsedAt: string | null;
  };
  recoveryCode: {
    id: string;
    accountId: string;
    /** SHA-256 of 120 random bits, hexadecimal. */
    hash: string;
    createdAt: string;
    usedAt: string | null;
  };
  password: {
    accountId: string;
    /** What is typed in beside the password, in lower case. */
    signInName: string;
    /** argon2id in its encoded form. */
    hash: string;
    changedAt: string;
  };
  oneTimePassword: {
    accountId: string;
    /** Sealed with the instance’s secret. */
    sealedSecret: string;
    confirmedAt: string | null;
    /** The last time step that was used, so that a code counts once. */
    lastStep: number;
    /** Wrong codes behind a right password since the last right one; kept here so that no restart forgives them. */
    failures: number;
    /** When the last of them came. */
    failedAt: string | null;
  };
  session: {
    id: string;
    accountId: string;
    /** SHA-256 of the secret, hexadecimal. */
    hash: string;
    method: 'passkey' | 'password' | 'oidc' | 'saml' | 'recovery' | 'setup';
    createdAt: string;
    lastSeenAt: string;
    /** The absolute end. */
    endsAt: string;
    /** When the person last showed a passkey in this session. */
    steppedUpAt: string | null;
    userAgent: string;
    sourceAddress: string;
    endedAt: string | null;
    endReason: string | null;
  };
  /** One row from the day on which the first administrator was made; never removed, so that setup can’t be opened again. */
  setup: {
    id: 'setup';
    accountId: string;
    finishedAt: string;
  };
  /** Everything that counts once: setup links, invitations, challenges, states of a sign-in, mail links. */
  singleUse: {
    id: string;
    purpose: string;
    /** SHA-256 of the secret, hexadecimal. */
    hash: string;
    accountId: string | null;
    /** JSON: what was asked for when it was made. */
    detail: string;
    createdAt: string;
    expiresAt: string;
    usedAt: string | null;
  };
  apiToken: {
    id: string;
    accountId: string;
    name: string;
    /** SHA-256 of the token, hexadecimal. */
    hash: string;
    /** JSON list of the acts it may do; a subset of its owner’s. */
    acts: string;
    /** JSON list of product ids; all of its owner’s when null. */
    productIds: string | null;
    createdAt: string;
    expiresAt: string;
    lastUsedAt: string | null;
    revokedAt: string | null;
  };
}

/** A reminder of something unsafe. It goes away when the thing is mended, not when somebody closes it. */
export interface Chime {
  readonly id: ChimeId;
  /** `now`: somebody can get in, or something is being lost; `soon`: it will be so. */
  readonly urgency: 'now' | 'soon';
  /** What was seen, a sentence. */
  readonly message: string;
  /** How to mend it, a sentence. */
  readonly mend: string;
  /** Name of the page where it is mended. */
  readonly page: 'account' | 'people' | 'providers' | 'posture' | 'audit' | 'products' | 'webhooks' | 'publisher' | 'operation';
  /** What it is about, when several can be. */
  readonly subject: string | null;
}

export type ChimeId =
  | 'one-administrator' | 'one-passkey' | 'recovery-codes-missing' | 'recovery-codes-old' | 'recovery-codes-few' | 'provider-certificate-ends' | 'directory-token-ends' | 'key-ends' | 'certificate-ends' | 'security-txt-ends'
  | 'backup-never-made' | 'backup-old' | 'restore-never-tried' | 'audit-log-broken' | 'log-stream-failing' | 'runtime-old' | 'release-old' | 'security-fix-missing' | 'release-feed-refused' | 'webhook-dead' | 'mail-failing' | 'plain-http' | 'evidence-stale' | 'setting-loosened' | 'loosening-ends' | 'right-unused' | 'clock-back';

/** What is known of releases: no feed is configured, it was not asked yet, it could not be believed, or which is the newest and whether it or one between mends a weakness. */
export type NewestRelease = 'no-feed' | 'not-yet' | { readonly problem: string } | { readonly version: string; readonly fixesSecurity: boolean };

/** What chimes are worked out from. A fact that could not be found out is `unknown`, and says so. */
export interface PostureFacts {
  readonly administrators: number;
  /** Of administrators: those with fewer than two passkeys. */
  readonly administratorsWithOnePasskey: readonly { readonly name: string; readonly passkeys: number }[];
  readonly administratorCodes: readonly { readonly name: string; readonly unused: number; readonly madeAt: string | null }[];
  readonly providerCertificates: readonly { readonly name: string; readonly endsAt: string }[];
  /** The newest token of each provider’s directory that was not revoked. */
  readonly directoryTokens: readonly { readonly name: string; readonly endsAt: string }[];
  /** Of the server’s own certificate; null where something else ends TLS, or nothing. */
  readonly certificateEndsAt: string | null;
  /** `isHere`: it is kept in the workspace, where a new one is made on a page. */
  readonly signingKeys: readonly { readonly name: string; readonly endsAt: string; readonly isHere?: true }[];
  readonly securityTxt: 'absent' | 'unknown' | { readonly endsAt: string };
  readonly lastBackupAt: string | null;
  readonly lastRestoreTriedAt: string | null;
  /** The audit log does not follow from its last checkpoint any more. */
  readonly auditLogBroken: { readonly since: string; readonly problem: string } | null;
  readonly streams: readonly { readonly name: string; readonly failingSince: string | null; readonly problem: string | null }[];
  readonly runtime: { readonly version: string; readonly endOfLifeAt: string | null };
  readonly release: { readonly version: string; readonly endOfLifeAt: string | null; readonly newest: NewestRelease };
  /** Mails don’t leave: the oldest that waits after several attempts, or the last one, which was given up. */
  readonly mailFailing: { readonly since: string; readonly problem: string } | null;
  /** Webhooks whose last delivery was given up. */
  readonly deadWebhooks: readonly { readonly name: string; readonly since: string }[];
  /** Whether browsers come over an encrypted connection: own TLS, a trusted proxy, or loopback only. */
  readonly connection: 'tls' | 'proxy' | 'loopback' | 'plain';
  readonly staleEvidence: readonly { readonly product: string; readonly what: string; readonly seenAt: string }[];
  readonly unusedRights: readonly { readonly name: string; readonly role: string; readonly since: string }[];
  readonly auditClockBackAt: string | null;
}

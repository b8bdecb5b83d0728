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
  readonly page: 'account' | 'people' | 'providers' | 'posture' | 'audit' | 'products' | 'operation';
  /** What it is about, when several can be. */
  readonly subject: string | null;
}

export type ChimeId =
  | 'one-administrator' | 'one-passkey' | 'recovery-codes-missing' | 'recovery-codes-old' | 'recovery-codes-few' | 'provider-certificate-ends' | 'key-ends' | 'certificate-ends' | 'security-txt-ends'
  | 'backup-never-made' | 'backup-old' | 'restore-never-tried' | 'audit-log-broken' | 'log-stream-failing' | 'runtime-old' | 'release-old' | 'plain-http' | 'evidence-stale' | 'setting-loosened' | 'loosening-ends' | 'right-unused' | 'clock-back';

/** What chimes are worked out from. A fact that could not be found out is `unknown`, and says so. */
export interface PostureFacts {
  readonly administrators: number;
  /** Of administrators: those with fewer than two passkeys. */
  readonly administratorsWithOnePasskey: readonly { readonly name: string; readonly passkeys: number }[];
  readonly administratorCodes: readonly { readonly name: string; readonly unused: number; readonly madeAt: string | null }[];
  readonly providerCertificates: readonly { readonly name: string; readonly endsAt: string }[];
  /** Of the server’s own certificate; null where something else ends TLS, or nothing. */
  readonly certificateEndsAt: string | null;
  readonly signingKeys: readonly { readonly name: string; readonly endsAt: string }[];
  readonly securityTxt: 'absent' | 'unknown' | { readonly endsAt: string };
  readonly lastBackupAt: string | null;
  readonly lastRestoreTriedAt: string | null;
  /** The audit log does not follow from its last checkpoint any more. */
  readonly auditLogBroken: { readonly since: string; readonly problem: string } | null;
  readonly streams: readonly { readonly name: string; readonly failingSince: string | null; readonly problem: string | null }[];
  readonly runtime: { readonly version: string; readonly endOfLifeAt: string | null };
  readonly release: { readonly version: string; readonly endOfLifeAt: string | null; readonly newest: 'no-feed' | 'unknown' | { readonly version: string } };
  /** Whether browsers come over an encrypted connection: own TLS, a trusted proxy, or loopback only. */
  readonly connection: 'tls' | 'proxy' | 'loopback' | 'plain';
  readonly staleEvidence: readonly { readonly product: string; readonly what: string; readonly seenAt: string }[];
  readonly unusedRights: readonly { readonly name: string; readonly role: string; readonly since: string }[];
  readonly auditClockBackAt: string | null;
}

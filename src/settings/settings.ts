/** The values in force, from the register's defaults, the configuration and what was loosened. */
export interface Settings {
  /** Minutes without a request after which a session ends. */
  readonly sessionIdleMinutes: number;
  /** Hours after which a session ends in any case. */
  readonly sessionHours: number;
  /** Days that an API token lives at most. */
  readonly tokenDaysMost: number;
  /** Whether a password with a one-time password may be used beside passkeys. */
  readonly passwordSignIn: boolean;
  /** Days that the audit log is kept. */
  readonly auditRetentionDays: number;
  /** Bytes of one file of evidence at most. */
  readonly uploadBytesMost: number;
  /** The workspace's own address as browsers see it, for example `https://assay.example`. */
  readonly publicUrl: string;
}

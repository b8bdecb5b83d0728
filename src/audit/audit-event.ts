/** One thing that happened, as the audit log keeps it. It never holds a secret. */
export interface AuditEvent {
  /** Who: kind and id, for example `person:01J…`, `token:…`, `anonymous`, `system`. */
  readonly actor: string;
  /** The act’s id, for example `product.create`. */
  readonly action: string;
  /** On what: kind and id, for example `product:01J…`. */
  readonly target: string;
  readonly outcome: 'success' | 'refused' | 'failure';
  readonly area: 'configuration' | 'identity' | 'business-data';
  readonly sourceAddress: string;
  readonly requestId: string;
  /** Facts that say more: names of changed fields, counts, reasons. Never values of secrets. */
  readonly detail: Readonly<Record<string, string | number | boolean | null>>;
}

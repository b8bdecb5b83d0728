/** What a maker records about the open source that it builds on: what was vetted, what was given back, which suppliers were asked, who governs it. */
export interface OpenSourceStewardship {
  /** Day on which the record was true: `2026-05-31`. */
  readonly at?: string;
  readonly vetting: readonly VettedDependency[];
  readonly contributions: readonly UpstreamContribution[];
  readonly supplierRequests: readonly SupplierRequest[];
  /** The programme office or owner; no person’s name is kept. */
  readonly office?: { readonly row: number; readonly hasRole: boolean; readonly hasRules: boolean };
}

export interface VettedDependency {
  /** 1-based row of the table, or position in the list. */
  readonly row: number;
  /** Package URL, or a name; evidence text, cut to 300 characters. */
  readonly component: string;
  readonly version?: string;
  readonly vettedAt?: string;
  readonly decision: 'accepted' | 'refused' | 'conditional' | 'not-stated';
  readonly hasReason: boolean;
}

export interface UpstreamContribution {
  readonly row: number;
  /** Package URL, or a name; evidence text, cut to 300 characters. */
  readonly component: string;
  readonly form: 'code' | 'funding' | 'maintenance' | 'report' | 'other';
  readonly at?: string;
  /** An address is given at which anybody can see it. */
  readonly hasAddress: boolean;
}

/** A supplier that was asked for a bill of materials; its name is not kept. */
export interface SupplierRequest {
  readonly row: number;
  readonly askedAt?: string;
  readonly answeredAt?: string;
  readonly gotSbom: boolean;
}

import type { Scope } from '../store/scope.ts';

/** The roles of a workspace, each with as little as its work needs. */
export const roles = ['administrator', 'security-lead', 'product-owner', 'executive-sponsor', 'assessor', 'approver', 'auditor', 'vendor-contact'] as const;
export type Role = (typeof roles)[number];

/** A role that somebody holds, over one product or over the whole organisation. */
export interface HeldRole {
  readonly role: Role;
  readonly productId: string | null;
}

/** Where a request came from, for the audit log and for limits. */
export interface RequestFacts {
  /** Of the request, made by the server. */
  readonly id: string;
  readonly sourceAddress: string;
  readonly userAgent: string;
}

/** Who acts: made by `authenticate`, read anew with every request, never kept. */
export interface Actor {
  readonly kind: 'person' | 'token' | 'build' | 'directory' | 'contact' | 'anonymous' | 'system';
  readonly scope: Scope;
  /** Of the person, of the token’s owner, or of the account that a build acts for; null for directory, contact, anonymous and system. */
  readonly accountId: string | null;
  readonly displayName: string;
  readonly roles: readonly HeldRole[];
  /** Whether the account has at least one passkey: without one, an administrator’s sensitive acts are locked. */
  readonly hasPasskey: boolean;
  readonly session: { readonly id: string; readonly method: string; readonly steppedUpAt: string | null } | null;
  /** Of the API token, workload identity or directory token that was shown, or of a maker’s contact; null otherwise. */
  readonly tokenId: string | null;
  /** What a token or build is narrowed to; null when nothing narrows. */
  readonly narrowedTo: { readonly acts: readonly string[]; readonly productIds: readonly string[] | null } | null;
  readonly request: RequestFacts;
}

import type { CredentialKind } from '../../model/evidence/source-tree.ts';

/** A credential as a rule finds it; the value itself never leaves the rule. */
export interface FoundCredential {
  readonly kind: CredentialKind;
  readonly name: string;
  readonly length: number;
  /** 1-based. */
  readonly line: number;
}

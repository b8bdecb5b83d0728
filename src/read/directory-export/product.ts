import type { MfaFactor, MfaRole } from '../../model/evidence/mfa-adoption.ts';
import type { JsonObject } from '../gateway/json-value.ts';

/** How one product's export says which factors an account has: read from one account, of which nothing else is kept. */
export interface DirectoryProduct {
  /** The format of a reading: `okta-users`. */
  readonly id: string;
  /** Whether an account looks like one of this product's. */
  isOne(account: JsonObject): boolean;
  /** False for an account that is switched off, or that no person signs in with. */
  isActive(account: JsonObject): boolean;
  role(account: JsonObject): MfaRole;
  /** All factors that the account can use; undefined when the export does not say. An empty list: a password alone. */
  factors(account: JsonObject): readonly MfaFactor[] | undefined;
  /** False where the export can't tell the kind of a factor. */
  readonly namesFactors: boolean;
  /** Set where accounts without a factor are not in the export, so that their number is not known. */
  readonly leavesOut?: true;
}

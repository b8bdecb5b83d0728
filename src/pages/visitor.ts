import type { Role } from '../identity/actor.ts';
import { actsOfRoles } from '../workspace/policy/generated/acts-of-roles.ts';

/** Who looks at a page, as far as it shows. */
export interface Visitor {
  readonly accountId: string;
  readonly displayName: string;
  readonly organisation: string;
  readonly roles: readonly { readonly role: string; readonly productId: string | null }[];
  /** How they signed in. */
  readonly method: string;
  readonly passkeys: number;
  readonly recoveryCodesLeft: number;
}

/** Names of the roles, for people. */
export const roleTitles: Readonly<Record<Role, string>> = {
  administrator: 'administrator', 'security-lead': 'security lead', 'product-owner': 'product owner', 'executive-sponsor': 'executive sponsor',
  assessor: 'assessor', approver: 'approver', auditor: 'auditor', 'vendor-contact': 'vendor contact',
};

/** What each role is for, in a line. */
export const rolePurposes: Readonly<Record<Role, string>> = {
  administrator: 'people, roles and settings; no evidence', 'security-lead': 'everything that is measured', 'product-owner': 'evidence and assessments of products', 'executive-sponsor': 'reads results and accepts risks',
  assessor: 'adds evidence and assesses', approver: 'reads evidence and results', auditor: 'reads everything, changes nothing', 'vendor-contact': 'hands over evidence for one product, until a day',
};

export function roleTitle(role: string): string {
  return role in roleTitles ? roleTitles[role as Role] : role;
}

/**
 * Whether a page offers an act. It only keeps from people what would be refused anyway: the door decides each time.
 * @param productId for an act with what belongs to one product; null when it is not about a product
 */
export function offers({ roles }: Visitor, act: string, productId: string | null = null): boolean {
  return roles.some((held) => (held.productId === null || held.productId === productId) && actsOfRoles[held.role]?.includes(act) === true);
}

/** Whether any of the visitor’s roles gives an act, over whatever product. */
export function offersAnywhere({ roles }: Visitor, act: string): boolean {
  return roles.some(({ role }) => actsOfRoles[role]?.includes(act) === true);
}

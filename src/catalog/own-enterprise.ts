import type { RequirementId } from './index.ts';

/**
 * Requirements that speak of how a maker protects its own house and people. They say nothing about its product,
 * so reports for buyers keep the two apart (Secure by Demand Guide, overview).
 */
const names = [
  'white-paper/enterprise-safeguards',
  'white-paper/internal-controls',
  'white-paper/performance-goals',
  'white-paper/staff-phishing-resistant-mfa',
] as const satisfies readonly RequirementId[];

export const ownEnterpriseRequirements: ReadonlySet<string> = new Set(names);

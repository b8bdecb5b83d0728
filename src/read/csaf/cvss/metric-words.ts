/** Members of a CVSS object in JSON that repeat a metric of its vector: metric, and how its values are shortened there. */
type Metric = readonly [member: string, metric: string];

export const members2: readonly Metric[] = [
  ['accessVector', 'AV'], ['accessComplexity', 'AC'], ['authentication', 'Au'], ['confidentialityImpact', 'C'], ['integrityImpact', 'I'], ['availabilityImpact', 'A'],
  ['exploitability', 'E'], ['remediationLevel', 'RL'], ['reportConfidence', 'RC'], ['collateralDamagePotential', 'CDP'], ['targetDistribution', 'TD'],
  ['confidentialityRequirement', 'CR'], ['integrityRequirement', 'IR'], ['availabilityRequirement', 'AR'],
];

export const members3: readonly Metric[] = [
  ['attackVector', 'AV'], ['attackComplexity', 'AC'], ['privilegesRequired', 'PR'], ['userInteraction', 'UI'], ['scope', 'S'], ['confidentialityImpact', 'C'], ['integrityImpact', 'I'], ['availabilityImpact', 'A'],
  ['exploitCodeMaturity', 'E'], ['remediationLevel', 'RL'], ['reportConfidence', 'RC'], ['confidentialityRequirement', 'CR'], ['integrityRequirement', 'IR'], ['availabilityRequirement', 'AR'],
  ['modifiedAttackVector', 'MAV'], ['modifiedAttackComplexity', 'MAC'], ['modifiedPrivilegesRequired', 'MPR'], ['modifiedUserInteraction', 'MUI'], ['modifiedScope', 'MS'],
  ['modifiedConfidentialityImpact', 'MC'], ['modifiedIntegrityImpact', 'MI'], ['modifiedAvailabilityImpact', 'MA'],
];

export const members4: readonly Metric[] = [
  ['attackVector', 'AV'], ['attackComplexity', 'AC'], ['attackRequirements', 'AT'], ['privilegesRequired', 'PR'], ['userInteraction', 'UI'],
  ['vulnConfidentialityImpact', 'VC'], ['vulnIntegrityImpact', 'VI'], ['vulnAvailabilityImpact', 'VA'], ['subConfidentialityImpact', 'SC'], ['subIntegrityImpact', 'SI'], ['subAvailabilityImpact', 'SA'],
  ['exploitMaturity', 'E'], ['confidentialityRequirement', 'CR'], ['integrityRequirement', 'IR'], ['availabilityRequirement', 'AR'],
  ['modifiedAttackVector', 'MAV'], ['modifiedAttackComplexity', 'MAC'], ['modifiedAttackRequirements', 'MAT'], ['modifiedPrivilegesRequired', 'MPR'], ['modifiedUserInteraction', 'MUI'],
  ['modifiedVulnConfidentialityImpact', 'MVC'], ['modifiedVulnIntegrityImpact', 'MVI'], ['modifiedVulnAvailabilityImpact', 'MVA'],
  ['modifiedSubConfidentialityImpact', 'MSC'], ['modifiedSubIntegrityImpact', 'MSI'], ['modifiedSubAvailabilityImpact', 'MSA'],
  ['Safety', 'S'], ['Automatable', 'AU'], ['Recovery', 'R'], ['valueDensity', 'V'], ['vulnerabilityResponseEffort', 'RE'], ['providerUrgency', 'U'],
];

/** The only values of 4.0 that are words in the vector too. */
const urgencies4: ReadonlyMap<string, string> = new Map([['CLEAR', 'Clear'], ['GREEN', 'Green'], ['AMBER', 'Amber'], ['RED', 'Red']]);

/** Values of 2.0 that are not shortened to their first letter. */
const short2: ReadonlyMap<string, string> = new Map([
  ['PROOF_OF_CONCEPT', 'POC'], ['OFFICIAL_FIX', 'OF'], ['TEMPORARY_FIX', 'TF'], ['UNCONFIRMED', 'UC'], ['UNCORROBORATED', 'UR'], ['LOW_MEDIUM', 'LM'], ['MEDIUM_HIGH', 'MH'], ['NOT_DEFINED', 'ND'],
]);

/** The value of a member as the vector writes it: `ADJACENT_NETWORK` is `A`. */
export function shortValue(version: '2.0' | '3.x' | '4.0', member: string, word: string): string {
  if (version === '4.0' && member === 'providerUrgency') return urgencies4.get(word) ?? 'X';
  if (version === '2.0') return short2.get(word) ?? word.slice(0, 1);
  return word === 'NOT_DEFINED' ? 'X' : word.slice(0, 1);
}

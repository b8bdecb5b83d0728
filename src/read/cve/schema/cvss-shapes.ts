import { vector2Form, vector30Form, vector31Form, vector4Form } from './cvss-vector.ts';
import { object, ofForm, oneOf, type ObjectShape, type Shape } from './shape.ts';

const score: Shape = { type: 'number', min: 0, max: 10, tenths: true };
const score2: Shape = { type: 'number', min: 0, max: 10, tenths: false };
const severity = oneOf('NONE', 'LOW', 'MEDIUM', 'HIGH', 'CRITICAL');

const requirement = oneOf('LOW', 'MEDIUM', 'HIGH', 'NOT_DEFINED');
const impact = oneOf('NONE', 'LOW', 'HIGH');
const impact2 = oneOf('NONE', 'PARTIAL', 'COMPLETE');
const impactOrNone = oneOf('NONE', 'LOW', 'HIGH', 'NOT_DEFINED');
const impactOrSafety = oneOf('NONE', 'LOW', 'HIGH', 'SAFETY', 'NOT_DEFINED');
const remediation = oneOf('OFFICIAL_FIX', 'TEMPORARY_FIX', 'WORKAROUND', 'UNAVAILABLE', 'NOT_DEFINED');
const maturity = oneOf('UNPROVEN', 'PROOF_OF_CONCEPT', 'FUNCTIONAL', 'HIGH', 'NOT_DEFINED');
const requirements = { confidentialityRequirement: requirement, integrityRequirement: requirement, availabilityRequirement: requirement };

/** The severity word must be the one of the band in which the score lies (CVSS 3.x and 4.0, qualitative severity rating scale). */
function isInBand(value: Readonly<Record<string, unknown>>): string | undefined {
  const points = value['baseScore'];
  const word = value['baseSeverity'];
  if (typeof points !== 'number' || typeof word !== 'string') return undefined;
  const band = points === 0 ? 'NONE' : points < 4 ? 'LOW' : points < 7 ? 'MEDIUM' : points < 9 ? 'HIGH' : 'CRITICAL';
  return word === band ? undefined : 'the severity that belongs to its base value';
}

export const cvss2: ObjectShape = object({
  'version!': oneOf('2.0'), 'vectorString!': ofForm(vector2Form), 'baseScore!': score2,
  accessVector: oneOf('NETWORK', 'ADJACENT_NETWORK', 'LOCAL'), accessComplexity: oneOf('HIGH', 'MEDIUM', 'LOW'), authentication: oneOf('MULTIPLE', 'SINGLE', 'NONE'),
  confidentialityImpact: impact2, integrityImpact: impact2, availabilityImpact: impact2,
  exploitability: maturity, remediationLevel: remediation, reportConfidence: oneOf('UNCONFIRMED', 'UNCORROBORATED', 'CONFIRMED', 'NOT_DEFINED'), temporalScore: score2,
  collateralDamagePotential: oneOf('NONE', 'LOW', 'LOW_MEDIUM', 'MEDIUM_HIGH', 'HIGH', 'NOT_DEFINED'), targetDistribution: oneOf('NONE', 'LOW', 'MEDIUM', 'HIGH', 'NOT_DEFINED'),
  ...requirements, environmentalScore: score2,
});

const version3 = (version: '3.0' | '3.1'): ObjectShape => object({
  'version!': oneOf(version), 'vectorString!': ofForm(version === '3.0' ? vector30Form : vector31Form), 'baseScore!': score, 'baseSeverity!': severity,
  attackVector: oneOf('NETWORK', 'ADJACENT_NETWORK', 'LOCAL', 'PHYSICAL'), attackComplexity: oneOf('HIGH', 'LOW'), privilegesRequired: oneOf('HIGH', 'LOW', 'NONE'), userInteraction: oneOf('NONE', 'REQUIRED'), scope: oneOf('UNCHANGED', 'CHANGED'),
  confidentialityImpact: impact, integrityImpact: impact, availabilityImpact: impact,
  exploitCodeMaturity: maturity, remediationLevel: remediation, reportConfidence: oneOf('UNKNOWN', 'REASONABLE', 'CONFIRMED', 'NOT_DEFINED'), temporalScore: score, temporalSeverity: severity, ...requirements,
  modifiedAttackVector: oneOf('NETWORK', 'ADJACENT_NETWORK', 'LOCAL', 'PHYSICAL', 'NOT_DEFINED'), modifiedAttackComplexity: oneOf('HIGH', 'LOW', 'NOT_DEFINED'), modifiedPrivilegesRequired: oneOf('HIGH', 'LOW', 'NONE', 'NOT_DEFINED'),
  modifiedUserInteraction: oneOf('NONE', 'REQUIRED', 'NOT_DEFINED'), modifiedScope: oneOf('UNCHANGED', 'CHANGED', 'NOT_DEFINED'),
  modifiedConfidentialityImpact: impactOrNone, modifiedIntegrityImpact: impactOrNone, modifiedAvailabilityImpact: impactOrNone, environmentalScore: score, environmentalSeverity: severity,
}, { also: isInBand });

export const cvss30: ObjectShape = version3('3.0');
export const cvss31: ObjectShape = version3('3.1');

export const cvss4: ObjectShape = object({
  'version!': oneOf('4.0'), 'vectorString!': ofForm(vector4Form), 'baseScore!': score, 'baseSeverity!': severity,
  attackVector: oneOf('NETWORK', 'ADJACENT', 'LOCAL', 'PHYSICAL'), attackComplexity: oneOf('HIGH', 'LOW'), attackRequirements: oneOf('NONE', 'PRESENT'), privilegesRequired: oneOf('HIGH', 'LOW', 'NONE'), userInteraction: oneOf('NONE', 'PASSIVE', 'ACTIVE'),
  vulnConfidentialityImpact: impact, vulnIntegrityImpact: impact, vulnAvailabilityImpact: impact, subConfidentialityImpact: impact, subIntegrityImpact: impact, subAvailabilityImpact: impact,
  exploitMaturity: oneOf('UNREPORTED', 'PROOF_OF_CONCEPT', 'ATTACKED', 'NOT_DEFINED'), ...requirements,
  modifiedAttackVector: oneOf('NETWORK', 'ADJACENT', 'LOCAL', 'PHYSICAL', 'NOT_DEFINED'), modifiedAttackComplexity: oneOf('HIGH', 'LOW', 'NOT_DEFINED'), modifiedAttackRequirements: oneOf('NONE', 'PRESENT', 'NOT_DEFINED'),
  modifiedPrivilegesRequired: oneOf('HIGH', 'LOW', 'NONE', 'NOT_DEFINED'), modifiedUserInteraction: oneOf('NONE', 'PASSIVE', 'ACTIVE', 'NOT_DEFINED'),
  modifiedVulnConfidentialityImpact: impactOrNone, modifiedVulnIntegrityImpact: impactOrNone, modifiedVulnAvailabilityImpact: impactOrNone,
  modifiedSubConfidentialityImpact: impactOrNone, modifiedSubIntegrityImpact: impactOrSafety, modifiedSubAvailabilityImpact: impactOrSafety,
  Safety: oneOf('NEGLIGIBLE', 'PRESENT', 'NOT_DEFINED'), Automatable: oneOf('NO', 'YES', 'NOT_DEFINED'), Recovery: oneOf('AUTOMATIC', 'USER', 'IRRECOVERABLE', 'NOT_DEFINED'), valueDensity: oneOf('DIFFUSE', 'CONCENTRATED', 'NOT_DEFINED'),
  vulnerabilityResponseEffort: oneOf('LOW', 'MODERATE', 'HIGH', 'NOT_DEFINED'), providerUrgency: oneOf('CLEAR', 'GREEN', 'AMBER', 'RED', 'NOT_DEFINED'),
}, { also: isInBand });

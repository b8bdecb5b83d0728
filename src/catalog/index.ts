import type { CheckId } from '../check/index.ts';
import type { CatalogRequirement, RequirementGroup } from './define-group.ts';
import { authentication } from './demand-guide/authentication.ts';
import { securityLogs } from './demand-guide/evidence-of-intrusions.ts';
import { general } from './demand-guide/general.ts';
import { procurement } from './demand-guide/procurement.ts';
import { supplyChain } from './demand-guide/supply-chain.ts';
import { classesOfVulnerability } from './demand-guide/vulnerability-classes.ts';
import { vulnerabilityDisclosure } from './demand-guide/vulnerability-disclosure.ts';
import { cveRecords } from './pledge/cve-records.ts';
import { defaultPasswords } from './pledge/default-passwords.ts';
import { disclosurePolicy } from './pledge/disclosure-policy.ts';
import { evidenceOfIntrusions } from './pledge/evidence-of-intrusions.ts';
import { multiFactorSignIn } from './pledge/multi-factor-sign-in.ts';
import { scopeAndClock } from './pledge/scope-and-clock.ts';
import { securityPatches } from './pledge/security-patches.ts';
import { vulnerabilityClasses } from './pledge/vulnerability-classes.ts';
import { customersAndSuppliers } from './white-paper/customers-and-suppliers.ts';
import { customersWhenBuying } from './white-paper/customers-when-buying.ts';
import { designTacticsForCode } from './white-paper/design-tactics-for-code.ts';
import { designTacticsForSbom } from './white-paper/design-tactics-for-sbom.ts';
import { designTacticsForTheOrganisation } from './white-paper/design-tactics-for-the-organisation.ts';
import { looseningGuides } from './white-paper/loosening-guides.ts';
import { overview } from './white-paper/overview.ts';
import { principle1BusinessPractices } from './white-paper/principle-1-business-practices.ts';
import { principle1DevelopmentProgramme } from './white-paper/principle-1-development-programme.ts';
import { principle1DevelopmentWork } from './white-paper/principle-1-development-work.ts';
import { principle1Features } from './white-paper/principle-1-features.ts';
import { principle1GuidesAndAlerts } from './white-paper/principle-1-guides-and-alerts.ts';
import { principle1Hardening } from './white-paper/principle-1-hardening.ts';
import { principle1PasswordsAndFieldTests } from './white-paper/principle-1-passwords-and-field-tests.ts';
import { principle1SettingsAndReporting } from './white-paper/principle-1-settings-and-reporting.ts';
import { principle2BusinessPractices } from './white-paper/principle-2-business-practices.ts';
import { principle2OpennessOfDevelopment } from './white-paper/principle-2-openness-of-development.ts';
import { principle2SbomAndDisclosure } from './white-paper/principle-2-sbom-and-disclosure.ts';
import { principle2Statistics } from './white-paper/principle-2-statistics.ts';
import { principle3LeadFromTheTop } from './white-paper/principle-3-lead-from-the-top.ts';
import { principles } from './white-paper/principles.ts';
import { secureByDefaultTactics } from './white-paper/secure-by-default-tactics.ts';
import { secureByDefault } from './white-paper/secure-by-default.ts';
import { secureByDesign } from './white-paper/secure-by-design.ts';

export { citedStandards } from './cited-standards.ts';
export { type Coverage, coverageOf, coverages } from './coverage.ts';
export { catalogVersion, type CatalogRequirement, type RequirementGroup } from './define-group.ts';
export { framing } from './framing.ts';
export { goals } from './goals.ts';
export { frameworks } from './mappings.ts';
export { smallTeam } from './small-team.ts';
export { sources } from './sources.ts';

/** Every group, in the order of the sources. */
export const groups = [
  scopeAndClock,
  multiFactorSignIn,
  defaultPasswords,
  vulnerabilityClasses,
  securityPatches,
  disclosurePolicy,
  cveRecords,
  evidenceOfIntrusions,
  overview,
  secureByDesign,
  secureByDefault,
  principles,
  principle1Hardening,
  principle1Features,
  principle1SettingsAndReporting,
  principle1PasswordsAndFieldTests,
  principle1GuidesAndAlerts,
  principle1DevelopmentProgramme,
  principle1DevelopmentWork,
  principle1BusinessPractices,
  principle2Statistics,
  principle2OpennessOfDevelopment,
  principle2SbomAndDisclosure,
  principle2BusinessPractices,
  principle3LeadFromTheTop,
  designTacticsForCode,
  designTacticsForSbom,
  designTacticsForTheOrganisation,
  secureByDefaultTactics,
  looseningGuides,
  customersWhenBuying,
  customersAndSuppliers,
  procurement,
  general,
  authentication,
  classesOfVulnerability,
  securityLogs,
  supplyChain,
  vulnerabilityDisclosure,
] as const satisfies readonly RequirementGroup[];

/** The id of a requirement of this catalogue. */
export type RequirementId = (typeof groups)[number]['requirements'][number]['id'];

/** Every requirement, in the order of the sources. */
export const requirements: readonly CatalogRequirement<RequirementId>[] = groups.flatMap((group): readonly CatalogRequirement<RequirementId>[] => group.requirements);

/** Finds a requirement by its id. */
export const requirementById: ReadonlyMap<string, CatalogRequirement<RequirementId>> = new Map(requirements.map((requirement) => [requirement.id, requirement]));

/** The requirements that each check helps to settle, in catalogue order. Computed, never written. */
export const requirementsByCheck: ReadonlyMap<CheckId, readonly RequirementId[]> = reverse(requirements);

function reverse(all: readonly CatalogRequirement<RequirementId>[]): ReadonlyMap<CheckId, readonly RequirementId[]> {
  const index = new Map<CheckId, RequirementId[]>();
  for (const requirement of all) {
    const checks = new Set(requirement.parts.flatMap((part) => (part.by === 'checks' ? part.checks : [])));
    for (const check of checks) index.set(check, [...(index.get(check) ?? []), requirement.id]);
  }
  return index;
}

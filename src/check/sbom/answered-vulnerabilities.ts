import type { Evidence } from '../../model/evidence.ts';
import type { VulnerabilityStatement } from '../../model/evidence/vulnerability-statements.ts';
import type { ComponentAdvisory } from '../../model/evidence/component-advisories.ts';

/**
 * The ids of vulnerabilities of which a statement says that the product is not affected, with a reason, or that it is fixed. Statements name
 * the product, and not the component: that one vulnerability concerns two components in different ways is for a person to see.
 */
export function answeredVulnerabilities(documents: readonly Evidence<'vulnerability-statements'>[], sboms: readonly Evidence<'sbom'>[]): ReadonlySet<string> {
  const statements = [...documents.flatMap(({ facts }) => facts.statements), ...sboms.flatMap(({ facts }) => facts.vulnerabilities?.statements ?? [])];
  return new Set(statements.filter(isAnswer).map(({ vulnerability }) => vulnerability));
}

function isAnswer({ status, hasJustification, hasImpactStatement }: VulnerabilityStatement): boolean {
  return status === 'fixed' || (status === 'not_affected' && (hasJustification || hasImpactStatement));
}

/** Whether an advisory is answered, by its own id or by one of its CVE ids. */
export function isAnswered({ id, cveIds }: ComponentAdvisory, answered: ReadonlySet<string>): boolean {
  return answered.has(id) || cveIds.some((cveId) => answered.has(cveId));
}

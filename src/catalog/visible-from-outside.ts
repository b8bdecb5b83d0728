import type { Check } from '../model/check.ts';
import type { EvidenceKind } from '../model/evidence.ts';
import type { Requirement } from '../model/requirement.ts';

/**
 * Kinds of evidence that anybody can collect without the maker: what it publishes, and public records. Adoption figures, logs and source
 * are handed over; a statement is the maker's own word.
 */
const collectableKinds: ReadonlySet<EvidenceKind> = new Set<EvidenceKind>([
  'advisory-feed', 'csaf-aggregator', 'csaf-provider', 'csaf-provider-folder', 'cve-records', 'disclosure-policy', 'document', 'package-provenance', 'public-places', 'repository', 'sbom', 'security-advisory', 'security-txt', 'sign-in-metadata', 'vulnerability-statements', 'web-page',
]);

/**
 * Whether something about a requirement can be seen from outside: some part has a check that runs on such kinds alone.
 * @param checks all checks; the catalogue itself knows only their ids
 */
export function visibleFromOutside(requirement: Requirement, checks: readonly Check[]): boolean {
  const seeing = new Set(checks.filter((check) => runsOnCollected(check)).map(({ id }) => id));
  return requirement.parts.some((part) => part.by === 'checks' && part.checks.some((id) => seeing.has(id)));
}

function runsOnCollected({ needs, uses = [] }: Check): boolean {
  return needs.length > 0 ? needs.every((kind) => collectableKinds.has(kind)) : uses.some((kind) => collectableKinds.has(kind));
}

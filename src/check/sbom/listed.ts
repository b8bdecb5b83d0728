import type { Evidence } from '../../model/evidence.ts';
import type { Finding } from '../../model/finding.ts';
import { say } from '../../model/text.ts';
import { findingOf } from './finding-of.ts';

/** The documents that are lists of components, and a finding for each that is not. */
export interface Listed {
  readonly sboms: readonly Evidence<'sbom'>[];
  readonly findings: readonly Finding[];
}

/**
 * Sets documents apart that only record vulnerabilities, such as VEX in the form of CycloneDX: they have an SBOM's format
 * and are none, so nothing that an SBOM must hold can be missing in them.
 */
export function listedOnly(evidence: readonly Evidence<'sbom'>[]): Listed {
  const isVex = ({ facts }: Evidence<'sbom'>): boolean => facts.holdsVulnerabilities && facts.components.length === 0;
  return {
    sboms: evidence.filter((item) => !isVex(item)),
    findings: evidence.filter(isVex).map((item) => findingOf(item, 'document', 'not-applicable', say`The document records vulnerabilities and lists no components: it is a VEX document in the format of an SBOM.`)),
  };
}

import { defineCheck } from '../model/check.ts';
import type { Finding } from '../model/finding.ts';
import { ours, quote, say } from '../model/text.ts';
import { signatureAgainst, signerIn, statementsIn, subjectOf } from './attestation/statements.ts';
import { pointerTo, shortDigest } from './document/artifact-pointer.ts';
import { releaseEvidenceFindings } from './source/release-evidence-findings.ts';

/** That a bill travels with the release; on which terms a customer gets it is for a person. */
export const sbomIsPublishedWithTheRelease = defineCheck({
  id: 'sbom-is-published-with-the-release',
  title: 'A bill of materials travels with the release',
  failTitle: 'The bill of materials that travels with the release has a signature that does not hold',
  why: 'A customer needs the bill of the version in use, bound to its very bytes, without having to ask for it.',
  fix: 'Attest the SBOM for the released file (in-toto with the CycloneDX or SPDX predicate) and publish the bundle beside it, or name its address in SECURITY-INSIGHTS.yml.',
  references: ['Secure by Demand: software supply chain security', 'in-toto attestation framework: CycloneDX and SPDX predicates', 'OSPS Baseline, OSPS-QA-02.02'],
  needs: [],
  uses: ['attestation', 'security-insights', 'product-statement', 'source-tree'],
  run: (evidence, { assessedAt }) => {
    const expected = signerIn(evidence['product-statement']);
    const attested = statementsIn(evidence.attestation).filter(({ statement }) => statement.predicate === 'bill-of-materials').map((item): Finding => {
      const { outcome, words } = signatureAgainst(item.statement, expected, assessedAt);
      const base = { subject: subjectOf(item), pointers: [pointerTo(item.evidence.artifact, item.statement.row)] };
      const named = say`A bill of materials is attested for ${quote(item.statement.subjects[0]?.name ?? 'something without a name', 120)}; it ${words}.`;
      return { ...base, subject: outcome === 'needs-review' ? `${base.subject} ${shortDigest(item.evidence.artifact.digest)}` : base.subject, outcome, message: named };
    });
    const named = evidence['security-insights'].filter(({ facts }) => facts.hasBillOfMaterials).map(({ artifact }): Finding => ({ outcome: 'needs-review', subject: `${artifact.path} ${shortDigest(artifact.digest)}`, pointers: [pointerTo(artifact)], message: say`${quote(artifact.path)} names the address of a bill of materials. A person must tell whether customers get the one of their version there.` }));
    const steps = releaseEvidenceFindings(evidence['source-tree'], ['bill-of-materials'], 'make a bill of materials', 'whether it travels with each release');
    const findings = [...attested, ...named, ...steps];
    if (findings.length > 0) return { findings };
    return { findings: [{ outcome: 'unknown', subject: 'bill', pointers: [], message: ours('Neither an attestation, nor a security insights file, nor a step of a workflow that was read speaks of a bill of materials that comes with the release.') }] };
  },
});

import { defineCheck } from '../model/check.ts';
import { ours, quote, say } from '../model/text.ts';
import { signatureAgainst, signerIn, statementsIn, subjectOf } from './attestation/statements.ts';
import { pointerTo, shortDigest } from './document/artifact-pointer.ts';

/** A signature is worth something only by whom it has to be; that is for the maker to say, and never for the bundle. */
export const buildProvenanceIsVerified = defineCheck({
  id: 'build-provenance-is-verified',
  title: 'The build’s provenance is signed by whom the maker names',
  failTitle: 'The build’s provenance is not signed by whom the maker names',
  why: 'Provenance that anybody could have signed proves nothing. With the right signer a customer can tell a build of the maker’s from one that a thief of a password made.',
  fix: 'Let the hosted builder sign SLSA provenance without a key of yours (Sigstore), and write the signer’s identity and issuer into assay.yaml under provenance.',
  references: ['SLSA 1.0, verifying artifacts', 'Sigstore bundle format 0.3'],
  needs: ['attestation'],
  uses: ['product-statement'],
  run: (evidence, { assessedAt }) => {
    const expected = signerIn(evidence['product-statement']);
    const found = statementsIn(evidence.attestation).filter(({ statement }) => statement.predicate === 'slsa-provenance');
    if (found.length === 0) return { findings: [{ outcome: 'unknown', subject: 'provenance', pointers: [], message: ours('None of the attestations read is SLSA provenance; one for each build is expected.') }] };
    return {
      findings: found.map((item) => {
        const { outcome, words } = signatureAgainst(item.statement, expected, assessedAt);
        const subject = outcome === 'needs-review' ? `${subjectOf(item)} ${shortDigest(item.evidence.artifact.digest)}` : subjectOf(item);
        return { outcome, subject, pointers: [pointerTo(item.evidence.artifact, item.statement.row)], message: say`The provenance of ${quote(item.statement.subjects[0]?.name ?? 'something without a name', 120)} ${words}.` };
      }),
    };
  },
});

import type { Predicate } from '../../model/evidence/attestation.ts';

/** Predicate types by the address that they begin with; what follows is the version. */
const known: readonly (readonly [address: string, predicate: Predicate])[] = [
  ['https://slsa.dev/provenance/', 'slsa-provenance'],
  ['https://slsa.dev/verification_summary/', 'verification-summary'],
  ['https://in-toto.io/attestation/svr/', 'simple-verification-result'],
  ['https://in-toto.io/attestation/test-result/', 'test-result'],
  ['https://in-toto.io/attestation/scai/', 'attribute-report'],
  ['https://in-toto.io/attestation/link/', 'link'],
  ['https://in-toto.io/Link/', 'link'],
  ['https://in-toto.io/attestation/release', 'release'],
  ['https://github.com/npm/attestation/tree/main/specs/publish/', 'publication'],
  ['https://docs.pypi.org/attestations/publish/', 'publication'],
  ['https://in-toto.io/attestation/vulns', 'vulnerability-scan'],
  ['https://cosign.sigstore.dev/attestation/vuln/', 'vulnerability-scan'],
  ['https://cyclonedx.org/bom', 'bill-of-materials'],
  ['https://spdx.dev/Document', 'bill-of-materials'],
  ['https://in-toto.io/attestation/runtime-trace', 'runtime-trace'],
  ['https://in-toto.io/attestation/reference', 'reference'],
];

/** What a statement of this predicate type is about. */
export function predicateOf(predicateType: string): Predicate {
  return known.find(([address]) => predicateType.startsWith(address))?.[1] ?? 'other';
}

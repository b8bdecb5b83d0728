import { utf8, type Bytes } from '../../attest/bytes.ts';
import type { DossierPredicate } from '../../attest/dossier-predicate.ts';
import type { Subject } from '../../attest/statement.ts';
import { cyclonedxAttestations } from './cyclonedx-attestations.ts';
import { oscalAssessmentResults } from './oscal-assessment-results.ts';
import { svrStatement } from './svr-statement.ts';

/** One other form of a publication, as a file of the dossier's folder. */
export interface ExportFile {
  readonly path: string;
  readonly bytes: Bytes;
}

/**
 * The other forms of a publication. The same predicate gives the same bytes, and its list of files does not matter,
 * so that their digests can enter that list before it is signed.
 * @param predicate one that `dossierPayload` accepts
 * @param artifacts the release's artifacts by digest, as in the dossier's own statement
 */
export async function exportsOf(predicate: DossierPredicate, artifacts: readonly Subject[] = []): Promise<readonly ExportFile[]> {
  return [
    { path: 'exports/cyclonedx-attestations.json', bytes: utf8(cyclonedxAttestations(predicate).value) },
    { path: 'exports/oscal-assessment-results.json', bytes: utf8(oscalAssessmentResults(predicate).value) },
    { path: 'exports/svr.json', bytes: await svrStatement(predicate, artifacts) },
  ];
}

import { catalogVersion, requirements } from '../catalog/index.ts';
import { visibleFromOutside } from '../catalog/visible-from-outside.ts';
import { checks } from '../check/index.ts';
import { judge } from '../judge/judge.ts';
import type { Artifact } from '../model/artifact.ts';
import type { Check } from '../model/check.ts';
import type { Evidence } from '../model/evidence.ts';
import type { PublicPlaces } from '../model/evidence/public-places.ts';
import type { VendorPosition } from '../model/vendor-position.ts';
import { openCapture, type Capture } from './capture/open-capture.ts';
import { collect } from './collector/collect.ts';
import { bodyReader } from './collector/body-reader.ts';
import { cveExtras } from './cve-extras.ts';
import { pageQuotes } from './page-quotes.ts';
import { openQuestions } from './questions.ts';
import { readArtifacts } from './read-artifacts.ts';
import { repositoryExtra } from './repository-extra.ts';

/** Why a capture can't be read; for commands, which may not import readers. */
export { Unreadable } from '../read/source.ts';

/** A position with the evidence that it was judged from. */
export interface Looked {
  readonly position: VendorPosition;
  readonly evidence: readonly Evidence[];
}

/**
 * The position of a maker as one capture shows it. Nothing but the capture, the catalogue and the checks decides it,
 * so that anyone who has the folder gets the same, byte for byte.
 * @param folder of a capture
 * @throws Unreadable when the folder holds no whole capture
 */
export async function positionOf(folder: string, engineVersion: string): Promise<Looked> {
  const capture = openCapture(folder);
  const { record } = capture;
  const reader = bodyReader(folder, (digest) => capture.bodyPath(digest));
  try {
    const collected = await collect(record.subject, record.given, { world: capture.world(), read: reader.read, startedAt: record.startedAt });
    const read = await readArtifacts(folder, capture, collected, reader.idle);
    const extras = cveExtras(capture);
    const evidence: readonly Evidence[] = [placesEvidence(capture, collected.places), ...read.evidence, ...extras.evidence, ...repositoryExtra(capture)];
    const everyCheck: readonly Check[] = checks;
    const asked = requirements.filter((requirement) => requirement.audience === 'manufacturer');
    const { findings, measures, verdicts } = judge({ evidence, manifest: read.manifest, history: [], assessedAt: record.endedAt }, everyCheck, asked);
    const position: VendorPosition = {
      schema: 'assay-vendor-position-1',
      engineVersion,
      catalogVersion,
      assessedAt: record.endedAt,
      vendor: record.subject,
      capture: { digest: capture.digest, startedAt: record.startedAt, endedAt: record.endedAt, looks: record.looks.length },
      places: collected.places.places,
      quotes: pageQuotes(read.evidence, collected.places.places),
      evidence: read.entries,
      ...(extras.view === undefined ? {} : { cve: extras.view }),
      measures,
      findings,
      verdicts,
      visible: asked.filter((requirement) => visibleFromOutside(requirement, everyCheck)).map((requirement) => requirement.id),
      questions: openQuestions(verdicts, asked),
    };
    return { position, evidence };
  } finally {
    reader.close();
  }
}

/** The list of places is evidence too: what a check says of an absence points at the capture that shows it. */
function placesEvidence(capture: Capture, facts: PublicPlaces): Evidence<'public-places'> {
  const artifact: Artifact = { path: 'capture.json', digest: capture.digest, sizeBytes: capture.sizeBytes, origin: 'collected' };
  return { kind: 'public-places', format: 'assay-capture-1', artifact, facts, complete: true };
}

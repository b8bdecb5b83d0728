import { appendEntry } from '../../audit/append-entry.ts';
import { newIdentifier } from '../../identity/identifier.ts';
import type { Assessment } from '../../model/assessment.ts';
import type { StatedMeasure } from '../../model/evidence/product-statement.ts';
import type { Measure } from '../../model/measure.ts';
import type { Scope } from '../../store/scope.ts';
import { keepMeasurePoints } from '../goals/measure-rows.ts';
import { keepStandings } from '../goals/standing.ts';
import { askForProposals } from '../questionnaires/propose-job.ts';
import type { Services } from '../services.ts';
import { summaryOf } from './assessment-shape.ts';
import { newestOf } from './newest.ts';

const bytesMost = 256 * 1_048_576;

/** What an assessment of a release came to, and what it was made from. */
export interface AssessedRelease {
  /** Of the release. */
  readonly version: string;
  readonly assessment: Assessment;
  /** The files of evidence; `digest` is SHA-256 in hexadecimal. */
  readonly files: readonly { readonly id: string; readonly path: string; readonly digest: string; readonly receivedAt: string; readonly kinds: string | null }[];
  /** What earlier assessments of the product measured. */
  readonly history: readonly Measure[];
  /** Measures chosen in advance, as the statement has them. */
  readonly chosen: readonly StatedMeasure[];
}

/** The job that an assessment is kept for. */
export interface AssessedFor {
  readonly id: string;
  readonly askedBy: string;
  readonly productId: string;
  readonly releaseId: string;
}

/**
 * Keeps an assessment: its bytes, its row, the figures and where the goals stand, with an entry in the log.
 * @returns null when the job was cancelled meanwhile: nothing of it is kept then
 */
export async function keepAssessed({ store, evidence, ports }: Services, scope: Scope, { id: jobId, askedBy, productId, releaseId }: AssessedFor, { version, assessment, files, history, chosen }: AssessedRelease): Promise<{ readonly assessmentId: string } | null> {
  const { wholeAssessmentJson } = await import('../../assess/whole-assessment.ts');
  const stored = await evidence.put(scope, bytesOf(wholeAssessmentJson(assessment, files.map(({ id: evidenceId, path, digest }) => ({ evidence: evidenceId, path, digest }))).value), bytesMost);
  return store.write(scope, async (rows) => {
    const job = await rows.selectFrom('job').select('state').where('id', '=', jobId).executeTakeFirst();
    if (job?.state !== 'running') return null;
    const at = ports.now().toISOString();
    const assessmentId = newIdentifier(ports);
    const before = await newestOf(rows, productId).select(['assessment.id', 'assessment.summary']).executeTakeFirst();
    await rows.insertInto('assessment').values({ id: assessmentId, releaseId, productId, at: assessment.assessedAt, ruleVersion: assessment.catalogVersion, digest: stored.digest, sizeBytes: stored.sizeBytes, summary: JSON.stringify(summaryOf(assessment, files, before)), askedBy }).execute();
    await keepMeasurePoints(rows, productId, assessmentId, assessment.measures);
    await keepStandings(rows, { productId, assessmentId, version }, assessment, history, chosen);
    await appendEntry(rows, { actor: 'system', action: 'assessment.complete', target: `assessment:${assessmentId}`, outcome: 'success', area: 'business-data', sourceAddress: '', requestId: '', detail: { job: jobId, askedBy, release: releaseId, digest: stored.digest } }, at);
    await askForProposals(rows, productId, ports, at);
    return { assessmentId };
  });
}

async function* bytesOf(text: string): AsyncGenerator<Uint8Array> {
  yield Buffer.from(text);
}

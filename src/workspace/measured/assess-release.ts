import { z } from 'zod';
import { statementName } from '../../assess/statement-name.ts';
import { appendEntry } from '../../audit/append-entry.ts';
import { newIdentifier } from '../../identity/identifier.ts';
import type { StatedMeasure } from '../../model/evidence/product-statement.ts';
import type { Measure } from '../../model/measure.ts';
import { readStatement } from '../../read/assay-yaml/read-statement.ts';
import { sourceOf } from '../../read/source.ts';
import { assessmentJson } from '../../report/assessment-json.ts';
import type { JobHandler } from '../../store/jobs/run-jobs.ts';
import type { Scope } from '../../store/scope.ts';
import { askForProposals } from '../questionnaires/propose-job.ts';
import type { Services } from '../services.ts';
import { historyOf, keepMeasurePoints } from '../goals/measure-rows.ts';
import { keepStandings } from '../goals/standing.ts';
import { summaryOf } from './assessment-shape.ts';
import { releaseStatement } from './effective-statement.ts';
import { laidOut, type LaidOut } from './materialise.ts';

/** The kind of job that assesses a release. */
export const assessmentJob = 'assess-release';

const inputShape = z.object({ productId: z.string(), releaseId: z.string() });
export type AssessmentJobInput = z.infer<typeof inputShape>;

const bytesMost = 256 * 1_048_576;

/** Does the work that `assessment.ask` asked for. @param engineVersion as assessments name it */
export function assessmentHandler(services: Services, engineVersion: string): JobHandler {
  const { store, evidence, ports } = services;
  return async ({ id, input, scope, signal, askedBy, tell }) => {
    const { productId, releaseId } = inputShape.parse(input);
    const { slug, version, files, history, chosen } = await gathered(services, scope, productId, releaseId);
    // Loaded with the first job: a server is ready sooner without it.
    const { assess, StatementRefused } = await import('../../assess/assess.ts');
    const assessedAt = ports.now().toISOString();
    const assessment = await laidOut(services, scope, slug, files, async (folder) => assess({ folder, assessedAt, engineVersion, history, onProgress: (done, total) => tell({ done, total, words: 'Reading the evidence.' }) })).catch((problem: unknown) => {
      throw problem instanceof StatementRefused ? new Error('The product’s statement can’t be read any more by this version. Set it again.', { cause: problem }) : problem;
    });
    signal.throwIfAborted();
    const stored = await evidence.put(scope, bytesOf(assessmentJson(assessment).value), bytesMost);
    return store.write(scope, async (rows) => {
      const job = await rows.selectFrom('job').select('state').where('id', '=', id).executeTakeFirst();
      // Cancelled meanwhile: nothing of it is kept.
      if (job?.state !== 'running') return null;
      const at = ports.now().toISOString();
      const assessmentId = newIdentifier(ports);
      await rows.insertInto('assessment').values({ id: assessmentId, releaseId, at: assessedAt, ruleVersion: assessment.catalogVersion, digest: stored.digest, sizeBytes: stored.sizeBytes, summary: JSON.stringify(summaryOf(assessment)), askedBy }).execute();
      await keepMeasurePoints(rows, productId, assessmentId, assessment.measures);
      await keepStandings(rows, { productId, assessmentId, version }, assessment, history, chosen);
      await appendEntry(rows, { actor: 'system', action: 'assessment.complete', target: `assessment:${assessmentId}`, outcome: 'success', area: 'business-data', sourceAddress: '', requestId: '', detail: { job: id, askedBy, release: releaseId, digest: stored.digest } }, at);
      await askForProposals(rows, productId, ports, at);
      return { assessmentId };
    });
  };
}

interface GatheredRelease {
  readonly slug: string;
  readonly version: string;
  readonly files: readonly LaidOut[];
  /** What earlier assessments of the product measured. */
  readonly history: readonly Measure[];
  /** Measures chosen in advance, as the statement has them. */
  readonly chosen: readonly StatedMeasure[];
}

async function gathered({ store, ports }: Services, scope: Scope, productId: string, releaseId: string): Promise<GatheredRelease> {
  const { product, release, text, evidence, history } = await store.read(scope, async (rows) => {
    const evidence = await rows.selectFrom('evidenceFile').select(['path', 'digest']).where('releaseId', '=', releaseId).where('removedAt', 'is', null).orderBy('path').execute();
    return {
      evidence, text: await releaseStatement(rows, productId, evidence.map(({ path }) => path), 'assessment', ports.now().toISOString()),
      product: await rows.selectFrom('product').select('slug').where('id', '=', productId).executeTakeFirstOrThrow(),
      release: await rows.selectFrom('release').select('version').where('id', '=', releaseId).executeTakeFirstOrThrow(),
      history: await historyOf(rows, productId),
    };
  });
  const statement: readonly LaidOut[] = text === '' ? [] : [{ path: statementName, content: { text } }];
  const chosen = text === '' ? [] : (readStatement(sourceOf(statementName, Buffer.from(text))).facts?.measures ?? []);
  return { slug: product.slug, version: release.version, files: [...statement, ...evidence.map(({ path, digest }) => ({ path, content: { digest } }))], history, chosen };
}

async function* bytesOf(text: string): AsyncGenerator<Uint8Array> {
  yield Buffer.from(text);
}

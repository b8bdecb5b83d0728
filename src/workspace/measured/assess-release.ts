import { z } from 'zod';
import { statementName } from '../../assess/statement-name.ts';
import { appendEntry } from '../../audit/append-entry.ts';
import { newIdentifier } from '../../identity/identifier.ts';
import type { Assessment } from '../../model/assessment.ts';
import type { StatedMeasure } from '../../model/evidence/product-statement.ts';
import type { Measure } from '../../model/measure.ts';
import { quote, say } from '../../model/text.ts';
import { readStatement } from '../../read/assay-yaml/read-statement.ts';
import { sourceOf } from '../../read/source.ts';
import type { JobHandler } from '../../store/jobs/run-jobs.ts';
import type { Scope } from '../../store/scope.ts';
import { askForProposals } from '../questionnaires/propose-job.ts';
import type { Services } from '../services.ts';
import { historyOf, keepMeasurePoints } from '../goals/measure-rows.ts';
import { keepStandings } from '../goals/standing.ts';
import { summaryOf } from './assessment-shape.ts';
import { releaseStatement } from './effective-statement.ts';
import { evidenceIn, isKnown, layoutOf, type HandedOver } from './handed-over.ts';
import { readingShape } from './inspection-summary.ts';
import { newestOf } from './newest.ts';
import { laidOut, type LaidOut, type StillPacked } from './materialise.ts';

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
    const { slug, version, statement, saysWhatShips, evidence: handedOver, history, chosen } = await gathered(services, scope, productId, releaseId);
    // Loaded with the first job: a server is ready sooner without it.
    const [{ assess, StatementRefused }, { wholeAssessmentJson }] = await Promise.all([import('../../assess/assess.ts'), import('../../assess/whole-assessment.ts')]);
    const assessedAt = ports.now().toISOString();
    tell({ done: 0, total: null, words: 'Laying out the evidence.' });
    const assessment = await laidOut(services, scope, slug, [...statement, ...handedOver.map(layoutOf)], async (folder, stillPacked) => withPacked(await assess({ folder, assessedAt, engineVersion, history, also: handedOver.flatMap(evidenceIn), guessesShipped: !saysWhatShips, onProgress: (done, total) => tell({ done, total, words: 'Reading the evidence.' }) }), handedOver, stillPacked)).catch((problem: unknown) => {
      throw problem instanceof StatementRefused ? new Error('The product’s statement can’t be read any more by this version. Set it again.', { cause: problem }) : problem;
    });
    signal.throwIfAborted();
    const stored = await evidence.put(scope, bytesOf(wholeAssessmentJson(assessment, handedOver.map(({ id: evidenceId, path, digest }) => ({ evidence: evidenceId, path, digest }))).value), bytesMost);
    return store.write(scope, async (rows) => {
      const job = await rows.selectFrom('job').select('state').where('id', '=', id).executeTakeFirst();
      // Cancelled meanwhile: nothing of it is kept.
      if (job?.state !== 'running') return null;
      const at = ports.now().toISOString();
      const assessmentId = newIdentifier(ports);
      const before = await newestOf(rows, productId).select(['assessment.id', 'assessment.summary']).executeTakeFirst();
      await rows.insertInto('assessment').values({ id: assessmentId, releaseId, productId, at: assessedAt, ruleVersion: assessment.catalogVersion, digest: stored.digest, sizeBytes: stored.sizeBytes, summary: JSON.stringify(summaryOf(assessment, handedOver, before)), askedBy }).execute();
      await keepMeasurePoints(rows, productId, assessmentId, assessment.measures);
      await keepStandings(rows, { productId, assessmentId, version }, assessment, history, chosen);
      await appendEntry(rows, { actor: 'system', action: 'assessment.complete', target: `assessment:${assessmentId}`, outcome: 'success', area: 'business-data', sourceAddress: '', requestId: '', detail: { job: id, askedBy, release: releaseId, digest: stored.digest } }, at);
      await askForProposals(rows, productId, ports, at);
      return { assessmentId };
    });
  };
}

interface Gathered {
  readonly slug: string;
  readonly version: string;
  readonly statement: readonly LaidOut[];
  /** The product’s statement says what does not ship. */
  readonly saysWhatShips: boolean;
  readonly evidence: readonly (HandedOver & { readonly id: string; readonly sizeBytes: number; readonly origin: Assessment['evidence'][number]['artifact']['origin']; readonly receivedAt: string; readonly kinds: string | null })[];
  /** What earlier assessments of the product measured. */
  readonly history: readonly Measure[];
  /** Measures chosen in advance, as the statement has them. */
  readonly chosen: readonly StatedMeasure[];
}

async function gathered({ store, ports }: Services, scope: Scope, productId: string, releaseId: string): Promise<Gathered> {
  const { product, release, text, evidence, history } = await store.read(scope, async (rows) => {
    const evidence = await rows.selectFrom('evidenceFile').select(['id', 'path', 'digest', 'sizeBytes', 'origin', 'receivedAt', 'reading', 'kinds']).where('releaseId', '=', releaseId).where('removedAt', 'is', null).orderBy('path').execute();
    const release = await rows.selectFrom('release').select('version').where('id', '=', releaseId).executeTakeFirstOrThrow();
    return {
      evidence, release, text: await releaseStatement(rows, productId, { ...release, files: evidence.filter(isKnown).map(({ path }) => path) }, 'assessment', ports.now().toISOString()),
      product: await rows.selectFrom('product').select(['slug', 'statement']).where('id', '=', productId).executeTakeFirstOrThrow(),
      history: await historyOf(rows, productId),
    };
  });
  const chosen = text === '' ? [] : (readStatement(sourceOf(statementName, Buffer.from(text))).facts?.measures ?? []);
  return {
    slug: product.slug, version: release.version, saysWhatShips: /^notShipped:/m.test(product.statement), history, chosen,
    statement: text === '' ? [] : [{ path: statementName, content: { text } }],
    evidence: evidence.map((file) => ({ ...file, reading: file.reading === null ? null : readingShape.parse(JSON.parse(file.reading)) })),
  };
}

/** An archive that could not be opened is said: what is in it was not looked at. */
function withPacked(assessment: Assessment, evidence: Gathered['evidence'], stillPacked: StillPacked): Assessment {
  if (stillPacked.size === 0) return assessment;
  const entries = evidence.flatMap(({ path, digest, sizeBytes, origin }): Assessment['evidence'] => {
    const problem = stillPacked.get(path);
    if (problem === undefined || assessment.evidence.some((entry) => entry.artifact.path === path)) return [];
    const artifact = { path, digest: `sha256:${digest}`, sizeBytes, origin } as const;
    return [{ artifact, kind: 'source-tree', state: 'unreadable', notes: [{ level: 'unreadable', rule: 'archive', message: say`The archive ${quote(path)} ${quote(problem)}.`, pointer: { artifact: artifact.digest, path } }], notesOmitted: 0 }];
  });
  return { ...assessment, evidence: [...assessment.evidence, ...entries] };
}

async function* bytesOf(text: string): AsyncGenerator<Uint8Array> {
  yield Buffer.from(text);
}

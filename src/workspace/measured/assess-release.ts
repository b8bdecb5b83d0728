import { z } from 'zod';
import { statementName } from '../../assess/statement-name.ts';
import type { Assessment } from '../../model/assessment.ts';
import type { StatedMeasure } from '../../model/evidence/product-statement.ts';
import type { Measure } from '../../model/measure.ts';
import { quote, say } from '../../model/text.ts';
import { readStatement } from '../../read/assay-yaml/read-statement.ts';
import { sourceOf } from '../../read/source.ts';
import type { JobHandler, RunningJob } from '../../store/jobs/run-jobs.ts';
import type { Scope } from '../../store/scope.ts';
import type { Services } from '../services.ts';
import { historyOf } from '../goals/measure-rows.ts';
import { releaseStatement } from './effective-statement.ts';
import { evidenceIn, isKnown, layoutOf, type HandedOver } from './handed-over.ts';
import { readingShape } from './inspection-summary.ts';
import { keepAssessed, type AssessedRelease } from './keep-assessed.ts';
import { laidOut, type LaidOut, type StillPacked } from './materialise.ts';

/** The kind of job that assesses a release. */
export const assessmentJob = 'assess-release';

/** What such a job is given. */
export const assessmentInput = z.object({ productId: z.string(), releaseId: z.string() });
export type AssessmentJobInput = z.infer<typeof assessmentInput>;

/** Does the work that `assessment.ask` asked for. @param engineVersion as assessments name it */
export function assessmentHandler(services: Services, engineVersion: string): JobHandler {
  return async ({ id, input, scope, signal, askedBy, tell }) => {
    const of = assessmentInput.parse(input);
    const assessed = await assessedRelease(services, scope, of, engineVersion, tell);
    signal.throwIfAborted();
    return keepAssessed(services, scope, { id, askedBy, ...of }, assessed);
  };
}

/**
 * Assesses a release from its evidence; nothing is kept of it yet.
 * @throws Error when the product’s statement can’t be read any more
 */
export async function assessedRelease(services: Services, scope: Scope, { productId, releaseId }: AssessmentJobInput, engineVersion: string, tell: RunningJob['tell']): Promise<AssessedRelease> {
  const { slug, version, statement, saysWhatShips, evidence: handedOver, history, chosen } = await gathered(services, scope, productId, releaseId);
  // Loaded with the first job: a server is ready sooner without it.
  const { assess, StatementRefused } = await import('../../assess/assess.ts');
  const assessedAt = services.ports.now().toISOString();
  tell({ done: 0, total: null, words: 'Laying out the evidence.' });
  const assessment = await laidOut(services, scope, slug, [...statement, ...handedOver.map(layoutOf)], async (folder, stillPacked) => withPacked(await assess({ folder, assessedAt, engineVersion, history, also: handedOver.flatMap(evidenceIn), guessesShipped: !saysWhatShips, onProgress: (done, total) => tell({ done, total, words: 'Reading the evidence.' }) }), handedOver, stillPacked)).catch((problem: unknown) => {
    throw problem instanceof StatementRefused ? new Error('The product’s statement can’t be read any more by this version. Set it again.', { cause: problem }) : problem;
  });
  return { version, assessment, files: handedOver, history, chosen };
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

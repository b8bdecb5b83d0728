import { z } from 'zod';
import { causesBetween, fileChanges } from '../../../assess/causes.ts';
import { differenceOf } from '../../../assess/difference.ts';
import type { SavedAssessment } from '../../../assess/saved-assessment.ts';
import type { Scope } from '../../../store/scope.ts';
import { readingAct } from '../../act.ts';
import { ActRefused } from '../../act-refused.ts';
import { placesShape } from '../../measured/assessment-shape.ts';
import { findAssessment } from '../../measured/find.ts';
import { assessmentBefore, keptAssessment } from '../../measured/kept-assessment.ts';
import { evidenceByPath, placesOf } from '../../measured/places.ts';
import type { Services } from '../../services.ts';
import { idShape } from '../../shapes.ts';

/** Findings and files of each list that are given; the rest is counted. */
const findingsMost = 200;
const filesMost = 200;

const findingShape = z.object({ fingerprint: z.string(), check: z.string(), message: z.string(), ...placesShape.shape });
const sideShape = z.object({ id: z.string(), releaseId: z.string(), at: z.string(), version: z.string() });
const listShape = z.object({ paths: z.array(z.string()), omitted: z.number() });
const causeShape = z.union([z.object({ what: z.literal('file'), path: z.string(), change: z.enum(['added', 'changed', 'removed']) }), z.object({ what: z.enum(['statement', 'rules', 'time']) })]);
const differenceShape = z.object({
  before: sideShape, after: sideShape,
  verdicts: z.array(z.object({ requirement: z.string(), before: z.string().nullable(), after: z.string().nullable(), reason: z.string(), /** What brought it about. */ causes: z.array(causeShape) })),
  newFindings: z.array(findingShape), newOmitted: z.number(), goneFindings: z.array(findingShape), goneOmitted: z.number(),
  figures: z.array(z.object({ measure: z.string(), before: z.string(), after: z.string() })),
  files: z.object({ added: listShape, changed: listShape, removed: listShape }),
  hasOtherRules: z.boolean(),
});

export const compareAssessment = readingAct({
  id: 'assessment.compare',
  summary: 'Says what changed since another assessment of the same product, or since the one before: verdicts with what brought them about, findings with their places, figures, and the files of evidence that were added, changed and removed between.',
  area: 'business-data',
  object: 'assessment',
  http: { method: 'GET', path: '/api/v1/assessments/{assessment}/difference' },
  input: z.strictObject({ assessment: idShape, to: idShape.optional() }),
  output: z.object({ releaseId: z.string(), difference: differenceShape.nullable() }),
  find: findAssessment,
  prepare: async ({ services, actor }, { assessment, to }) => {
    const other = to ?? (await assessmentBefore(services, actor.scope, assessment));
    if (other === undefined) return null;
    const sides = await sidesOf(services, actor.scope, assessment, other);
    return { ...sides, earlier: await keptAssessment(services, actor.scope, sides.before.id), later: await keptAssessment(services, actor.scope, sides.after.id) };
  },
  run: async ({ rows }, { assessment }, compared) => {
    if (compared !== null) return { releaseId: compared.after.releaseId, difference: differenceBetween(compared) };
    return { ...(await rows.selectFrom('assessment').select('releaseId').where('id', '=', assessment).executeTakeFirstOrThrow()), difference: null };
  },
});

interface Sides {
  readonly before: z.infer<typeof sideShape>;
  readonly after: z.infer<typeof sideShape>;
}

/** The two in the order of their times. @throws ActRefused when they are not of one product */
async function sidesOf({ store }: Pick<Services, 'store'>, scope: Scope, one: string, other: string): Promise<Sides> {
  const found = await store.read(scope, async (rows) => rows.selectFrom('assessment').innerJoin('release', 'release.id', 'assessment.releaseId').select(['assessment.id', 'assessment.at', 'assessment.productId', 'assessment.releaseId', 'release.version']).where('assessment.id', 'in', [one, other]).orderBy('assessment.at').orderBy('assessment.id').execute());
  const [before, after] = found;
  if (before === undefined || after === undefined || before.productId !== after.productId) throw new ActRefused('not-found', 'There is no such assessment of this product to compare with.');
  return { before, after };
}

function differenceBetween({ before, after, earlier, later }: Sides & { readonly earlier: SavedAssessment; readonly later: SavedAssessment }): z.infer<typeof differenceShape> {
  const { verdicts, newFindings, goneFindings, figures } = differenceOf(earlier, later);
  const changes = fileChanges(earlier, later);
  const causesOf = causesBetween(earlier, later, changes);
  const listed = (paths: readonly string[]): z.infer<typeof listShape> => ({ paths: paths.slice(0, filesMost), omitted: Math.max(0, paths.length - filesMost) });
  const shown = (findings: SavedAssessment['findings'], of: SavedAssessment): z.infer<typeof findingShape>[] => {
    const evidence = evidenceByPath(of);
    return findings.slice(0, findingsMost).map((finding) => ({ fingerprint: finding.fingerprint, check: finding.check, message: finding.message, ...placesOf(finding, evidence) }));
  };
  return {
    before, after,
    verdicts: verdicts.map((verdict) => ({ ...verdict, before: verdict.before ?? null, after: verdict.after ?? null, causes: [...causesOf(verdict.requirement)] })),
    newFindings: shown([...newFindings], later), newOmitted: Math.max(0, newFindings.length - findingsMost),
    goneFindings: shown([...goneFindings], earlier), goneOmitted: Math.max(0, goneFindings.length - findingsMost),
    figures: [...figures],
    files: { added: listed(changes.added), changed: listed(changes.changed), removed: listed(changes.removed) },
    hasOtherRules: earlier.catalogVersion !== later.catalogVersion || earlier.engineVersion !== later.engineVersion,
  };
}

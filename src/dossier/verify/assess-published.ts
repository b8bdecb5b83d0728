import { IdleChildren } from '../../analyser/analyser.ts';
import { both } from '../../assess/account.ts';
import { assessFiles } from '../../assess/assess-files.ts';
import { statementName } from '../../assess/statement-name.ts';
import { guessedCandidates } from '../../assess/candidates.ts';
import { gather } from '../../assess/gather.ts';
import type { DossierPredicate } from '../../attest/dossier-predicate.ts';
import { listFolder } from '../../collect/folder.ts';
import type { Assessment } from '../../model/assessment.ts';
import type { Measure } from '../../model/measure.ts';

export interface PublishedFiles {
  /** Folder that the paths start from. */
  readonly root: string;
  readonly files: readonly string[];
  /** A folder of the customer's own with evidence that it holds besides. */
  readonly besides?: string;
}

/**
 * Runs the checks of this version over published files, as at the time that the dossier was assessed.
 * @returns digests of the artifacts that came from the customer's own folder, beside the assessment
 */
export async function assessPublished({ root, files, besides }: PublishedFiles, predicate: DossierPredicate, engineVersion: string): Promise<{ readonly assessment: Assessment; readonly besides: ReadonlySet<string> }> {
  const idle = new IdleChildren();
  const own = besides === undefined ? undefined : await listFolder(besides);
  const added = own === undefined ? undefined : await gather(own, guessedCandidates(own.files).map((candidate) => ({ ...candidate, origin: 'collected' })), { files: [] }, () => undefined);
  try {
    const assessment = await assessFiles({
      files: files.toSorted(),
      commit: undefined,
      isModified: false,
      read: async (candidates, shipped) => {
        const gathered = await gather({ root }, candidates, shipped, () => undefined, idle);
        const isStatement = candidates.length === 1 && candidates[0]?.path === statementName;
        return added === undefined || isStatement ? gathered : both(gathered, added);
      },
      guessName: () => Promise.resolve(predicate.product.name),
    }, { assessedAt: predicate.assessedAt, engineVersion, history: (predicate.history ?? []).map(measureOf) });
    return { assessment, besides: new Set((added?.evidence ?? []).map((item) => item.artifact.digest)) };
  } finally {
    idle.end();
  }
}

function measureOf({ id, population, dimensions, points }: DossierPredicate['measures'][number]): Measure {
  return {
    id,
    population,
    dimensions,
    points: points.map(({ at, from, numerator, denominator, suppressed }) => ({ at, numerator, ...(from === undefined ? {} : { from }), ...(denominator === undefined ? {} : { denominator }), ...(suppressed === undefined ? {} : { suppressed }) })),
    sources: [],
  };
}

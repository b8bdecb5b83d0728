import { requirementById } from '../../catalog/index.ts';
import type { VerdictName } from '../../model/verdict.ts';
import type { DossierPredicate } from '../../attest/dossier-predicate.ts';
import { verdictTitles } from '../../report/words.ts';

export interface VerdictCount {
  readonly verdict: VerdictName;
  readonly title: string;
  readonly count: number;
}

/** How many requirements that ask the manufacturer have each verdict; ways that were not chosen are never counted. */
export function verdictCounts({ verdicts }: Pick<DossierPredicate, 'verdicts'>): readonly VerdictCount[] {
  const counted = verdicts.filter((verdict) => verdict.isAnotherWay !== true && requirementById.get(verdict.requirement)?.audience === 'manufacturer');
  return (Object.keys(verdictTitles) as VerdictName[]).map((verdict) => ({ verdict, title: verdictTitles[verdict], count: counted.filter((item) => item.verdict === verdict).length }));
}

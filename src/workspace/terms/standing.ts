import type { VerdictName } from '../../model/verdict.ts';
import { lineTitle } from '../../report/vendor-view/sections.ts';
import { vendorVerdictTitles } from '../../report/vendor-view/words.ts';
import type { Reader } from '../../store/store.ts';
import type { Tables } from '../../store/tables.ts';
import { keptVerdicts } from '../purchases/kept-verdicts.ts';
import { newestLookFor } from '../purchases/newest-looks.ts';
import { purchaseShape } from '../purchases/purchase-shape.ts';
import type { Demand } from '../purchases/requirement-sets.ts';

/** What is known of one thing that a case asks for, of one candidate. */
export interface Standing {
  /** Of a requirement its id; null for an own criterion. */
  readonly requirement: string | null;
  readonly criterion: string | null;
  readonly title: string;
  readonly level: 'must' | 'should';
  /** Whether it is shown, or does not apply; everything else is a gap, what is unknown too. */
  readonly isMet: boolean;
  /** In a few words. */
  readonly words: string;
  /** The look that it rests on. */
  readonly lookId: string | null;
}

const good: ReadonlySet<VerdictName> = new Set(['met', 'not-applicable']);

/** What one demand stands at: the one place that says what a gap is. @param verdict what is known of it, by the newest look */
function standingOf({ requirement, level }: Demand, verdict: VerdictName, look: { readonly id: string; readonly endedAt: string } | undefined): Standing {
  const words = look === undefined ? 'not looked at yet' : `${vendorVerdictTitles[verdict]}, seen ${look.endedAt.slice(0, 10)}`;
  return { requirement, criterion: null, title: lineTitle(requirement), level, isMet: good.has(verdict), words, lookId: look?.id ?? null };
}

function criterionStanding({ id, text, level }: { readonly id: string; readonly text: string; readonly level: 'must' | 'should' }, answers: readonly Tables['criterionAnswer'][]): Standing {
  // An answer to a criterion that was worded otherwise is none.
  const answer = answers.find((one) => one.criterionId === id && one.text === text);
  const words = answer === undefined ? 'nobody has answered yet' : `${answer.isMet === 1 ? 'met' : 'not met'}, answered ${answer.answeredAt.slice(0, 10)}${answer.note === '' ? '' : `: ${answer.note}`}`;
  return { requirement: null, criterion: id, title: text, level, isMet: answer?.isMet === 1, words, lookId: null };
}

/** What a case asks for, and where a candidate stands with each. */
export async function standingsOf(rows: Reader, purchase: Pick<Tables['purchase'], 'demands' | 'criteria'>, candidate: Pick<Tables['candidate'], 'id' | 'vendorId' | 'product'>): Promise<readonly Standing[]> {
  const look = await newestLookFor(rows, candidate.vendorId, candidate.product);
  const verdicts = look === undefined ? new Map<string, VerdictName>() : await keptVerdicts(rows, look.id);
  const answers = await rows.selectFrom('criterionAnswer').selectAll().where('candidateId', '=', candidate.id).execute();
  const demands = purchaseShape.shape.demands.parse(JSON.parse(purchase.demands));
  const criteria = purchaseShape.shape.criteria.parse(JSON.parse(purchase.criteria));
  return [...demands.map((demand) => standingOf(demand, verdicts.get(demand.requirement) ?? 'unknown', look)), ...criteria.map((criterion) => criterionStanding(criterion, answers))];
}

import { goals } from '../../catalog/index.ts';
import type { Assessment } from '../../model/assessment.ts';
import { ours, rawText, say } from '../../model/text.ts';
import type { Escaped } from '../escape/escaped.ts';
import { terminal } from '../escape/terminal.ts';
import { goalFigures } from '../goal-figures.ts';
import { verdictTitles } from '../words.ts';
import { brief } from './brief.ts';
import { row } from './layout.ts';
import type { Paint } from './paint.ts';

/** The seven goals with verdict and what was seen, in a few lines each. */
export function goalTable(assessment: Assessment, width: number, paint: Paint): string {
  const seen = width - 45;
  const header = row([{ text: ours('GOAL'), width: 28 }, { text: ours('VERDICT'), width: 15 }, { text: ours('WHAT WAS SEEN'), width: seen }]);
  const lines = goals.flatMap((goal) => {
    const verdict = assessment.verdicts.find((item) => item.requirement === goal.requirement);
    if (verdict === undefined) return [];
    const figures = verdict.measure === undefined ? goalFigures(goal.requirement, assessment.measures) : undefined;
    return [row([{ text: say`${goal.number} ${ours(goal.title)}`, width: 28 }, { text: ours(verdictTitles[verdict.verdict]), width: 15, paint: paint.of(verdict.verdict) }, { text: seenText(figures, verdict.reason, seen * 3), width: seen }])];
  });
  return [paint.dim(header), ...lines].join('\n');
}

/** Figures whole, however narrow the column; then as much of the sentence as there is room for. */
function seenText(figures: Parameters<typeof brief>[0] | undefined, reason: Parameters<typeof brief>[0], lengthMax: number): Escaped<'terminal'> {
  if (figures === undefined) return brief(reason, lengthMax);
  const left = lengthMax - rawText(figures).length - 2;
  return left < 30 ? terminal`${figures}` : terminal`${figures}; ${brief(reason, left)}`;
}

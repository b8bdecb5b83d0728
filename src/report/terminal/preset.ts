import { requirementById } from '../../catalog/index.ts';
import type { Assessment } from '../../model/assessment.ts';
import { ours, quote, say } from '../../model/text.ts';
import type { VerdictName } from '../../model/verdict.ts';
import { Escaped } from '../escape/escaped.ts';
import { disclaimer, evidenceSentence, verdictTitles } from '../words.ts';
import type { TerminalOptions } from './index.ts';
import { row, wrap } from './layout.ts';
import { unreadFiles } from './not-looked-at.ts';
import { painter } from './paint.ts';

/** A few requirements on one page: verdict, what was seen, and the page that explains each. @param chosen ids, in their order */
export function presetReport(assessment: Assessment, chosen: readonly string[], options: Omit<TerminalOptions, 'isWhole'>): Escaped<'terminal'> {
  const width = Math.max(60, Math.min(options.width, 110));
  const paint = painter(options.isColoured);
  const byRequirement = new Map(assessment.verdicts.map((verdict) => [verdict.requirement, verdict]));
  const lines = chosen.map((id) => {
    const verdict = byRequirement.get(id);
    const name = verdict?.verdict ?? 'unknown';
    return row([{ text: ours(verdictTitles[name]), width: 14, paint: paint.of(name) }, { text: say`${ours(requirementById.get(id)?.title ?? id)}: ${verdict?.reason ?? ours('Not assessed.')}`, width: width - 15 }]);
  });
  const names = chosen.map((id) => byRequirement.get(id)?.verdict ?? 'unknown');
  const counted = (Object.keys(verdictTitles) as VerdictName[]).filter((name) => name === 'met' || names.includes(name)).map((name) => `${names.filter((one) => one === name).length} ${verdictTitles[name]}`).join(', ');
  return new Escaped('terminal', `${[
    wrap(say`${quote(assessment.product.name)}: ${ours(String(chosen.length))} requirements for a small team. ${ours(evidenceSentence(assessment.product.guessed.length === 0))} ${ours(disclaimer)}`, width).join('\n'),
    lines.join('\n'),
    unreadFiles(assessment, width, paint),
    wrap(say`${ours(counted)}. Each one explained: npx assay explain ${ours(chosen[0] ?? '')}. The whole report: npx assay check`, width).join('\n'),
  ].filter((section) => section !== '').join('\n\n')}\n`);
}

import type { GoalRequirement } from '../catalog/goal-measures.ts';
import { goals } from '../catalog/index.ts';
import { pathOf } from '../model/artifact.ts';
import type { Assessment } from '../model/assessment.ts';
import { joinText, ours, say, type Text } from '../model/text.ts';
import type { Verdict, VerdictName } from '../model/verdict.ts';
import { goalFigures } from './goal-figures.ts';
import { leftOutSentence } from './left-out-words.ts';
import { makerVerdicts } from './maker-verdicts.ts';
import type { Escaped } from './escape/escaped.ts';
import { markdown } from './escape/markdown.ts';
import { disclaimer, effectOf, limits, nextTitle, verdictTitles } from './words.ts';

const findingsMax = 30;

/** A summary that fits a comment on a pull request: goals, counts, what fails with its place, what to do next. */
export function markdownReport(assessment: Assessment): Escaped<'markdown'> {
  const makers = makerVerdicts(assessment);
  const count = (name: VerdictName): string => `${makers.filter((verdict) => verdict.verdict === name).length} ${verdictTitles[name]}`;
  const failing = assessment.findings.filter((finding) => finding.outcome === 'fail');
  const aside = failing.filter((finding) => finding.setAside !== undefined);
  const shown = failing.filter((finding) => finding.setAside === undefined).slice(0, findingsMax);
  const unread = assessment.evidence.filter((entry) => entry.state !== 'read');
  const leftOut = leftOutSentence(assessment.subject.leftOut);
  return markdown`### Assay: ${assessment.product.name}

| Goal | Verdict | What was seen |
|---|---|---|
${goals.map((goal) => {
    const verdict = assessment.verdicts.find((item) => item.requirement === goal.requirement);
    return verdict === undefined ? markdown`` : markdown`| ${goal.number} ${ours(goal.title)} | ${ours(verdictTitles[verdict.verdict])} | ${seenOf(goal.requirement, verdict, assessment)} |
`;
  })}
All sources: ${ours((['met', 'partly-met', 'not-met', 'contradicted', 'claimed', 'unknown'] as const).map(count).join(', '))}.
${shown.length === 0 ? markdown`` : markdown`
<details><summary>What fails (${failing.length - aside.length})</summary>

${shown.map((finding) => markdown`- ${finding.message} ${placeOf(finding.pointers[0])}
`)}${failing.length - aside.length > shown.length ? markdown`- ${failing.length - aside.length - shown.length} more
` : markdown``}
</details>
`}${aside.map((finding) => markdown`
Set aside until ${finding.setAside?.until ?? ''} by ${finding.setAside?.by ?? ''}: ${finding.message}
`)}${unread.map((entry) => markdown`
Could not look at ${entry.artifact.path}: ${entry.notes[0]?.message ?? ours('no reader knows the format.')}
`)}${leftOut === undefined ? markdown`` : markdown`
${leftOut}
`}${assessment.next.length === 0 ? markdown`` : markdown`
**${ours(nextTitle)}**

${assessment.next.slice(0, 5).map((step, index) => markdown`${index + 1}. ${step.action} (${ours(effectOf(step))}): ${step.how}
`)}`}
${ours(disclaimer)} ${ours(limits)} Assay ${ours(assessment.engineVersion)}, catalogue ${ours(assessment.catalogVersion)}, ${ours(assessment.assessedAt)}.
`;
}

/** The goal's figures, where its verdict rests on no single one, then its sentence. */
function seenOf(requirement: GoalRequirement, { measure, reason }: Verdict, { measures }: Assessment): Text {
  const figures = measure === undefined ? goalFigures(requirement, measures) : undefined;
  return figures === undefined ? reason : joinText([say`${figures}.`, reason], ' ');
}

function placeOf(pointer: Assessment['findings'][number]['pointers'][number] | undefined): Escaped<'markdown'> {
  if (pointer === undefined) return markdown``;
  const line = pointer.line ?? pointer.row;
  return line === undefined ? markdown`(${pathOf(pointer)})` : markdown`(${`${pathOf(pointer)}:${line}`})`;
}

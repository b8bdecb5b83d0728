import { requirementById } from '../../catalog/index.ts';
import { pathOf } from '../../model/artifact.ts';
import type { CheckedFinding } from '../../model/finding.ts';
import { counted, joinText, ours, quote, say, type Text } from '../../model/text.ts';
import type { Verdict } from '../../model/verdict.ts';
import { Escaped } from '../escape/escaped.ts';
import { terminal } from '../escape/terminal.ts';
import { verdictTitles } from '../words.ts';
import { brief } from './brief.ts';
import { row, wrap } from './layout.ts';
import { painter } from './paint.ts';

/** What of an assessment was asked to make the run fail. */
export interface Reached {
  readonly verdicts: readonly Verdict[];
  readonly findings: readonly CheckedFinding[];
}

/** How it was asked: the words of `--fail-on`, and the name of the earlier assessment that it was held against. */
export interface Asked {
  readonly failOn: string;
  readonly since?: string;
}

const shownMax = 10;

/** What made the run fail, to stand below the report: the first findings with their places, the first requirements, and the count of the rest. */
export function reachedBlock(reached: Reached, asked: Asked, options: { readonly width: number; readonly isColoured: boolean }): Escaped<'terminal'> {
  const width = Math.max(60, Math.min(options.width, 110));
  const paint = painter(options.isColoured);
  const line = (text: Text | Escaped<'terminal'>): string => row([{ text: ours(''), width: 2 }, { text, width: width - 3 }]);
  const findings = reached.findings.slice(0, shownMax).map((finding) => line(say`${placeOf(finding)}${finding.message}`));
  const verdicts = reached.verdicts.slice(0, shownMax).map((verdict) => line(terminal`${titleOf(verdict)}: ${brief(verdict.reason, 160)}`));
  const rest = reached.findings.length + reached.verdicts.length - findings.length - verdicts.length;
  return new Escaped('terminal', `
${wrap(say`FAILED: ${reasonOf(reached, asked)}`, width).map((text) => paint.of('not-met')(text)).join('\n')}
${[...findings, ...verdicts, ...(rest > 0 ? [line(say`and ${rest} more`)] : [])].join('\n')}
`);
}

/** The same in one sentence, for standard error. */
export function reachedSentence(reached: Reached, asked: Asked): Escaped<'terminal'> {
  const [finding, verdict] = [reached.findings[0], reached.verdicts[0]];
  const first = finding !== undefined ? say`; the first: ${placeOf(finding)}${finding.message}` : verdict !== undefined ? say`; the first: ${titleOf(verdict)}.` : ours('.');
  return terminal`Failed: ${reasonOf(reached, asked)}${first}`;
}

function reasonOf({ findings, verdicts }: Reached, { failOn, since }: Asked): Text {
  const isNew = since === undefined ? '' : 'new ';
  const counts = [...(findings.length === 0 ? [] : [counted(findings.length, `${isNew}finding that fails`, `${isNew}findings that fail`)]), ...(verdicts.length === 0 ? [] : [counted(verdicts.length, `requirement with such a ${isNew}verdict`, `requirements with such a ${isNew}verdict`)])];
  const against = since === undefined ? ours('') : say` since ${quote(since)}`;
  return say`--fail-on ${quote(failOn)} is reached by ${joinText(counts, ' and ')}${against} (exit code 1)`;
}

function titleOf({ requirement, verdict }: Verdict): Text {
  return say`${ours(requirementById.get(requirement)?.title ?? requirement)} (${ours(requirement)}): ${ours(verdictTitles[verdict])}`;
}

function placeOf({ pointers }: CheckedFinding): Text {
  const [pointer] = pointers;
  if (pointer === undefined) return ours('');
  const line = pointer.line ?? pointer.row;
  return say`${quote(line === undefined ? pathOf(pointer) : `${pathOf(pointer)}:${line}`)}: `;
}

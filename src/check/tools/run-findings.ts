import type { ToolCategory } from '../../model/evidence/tool-results.ts';
import type { Evidence } from '../../model/evidence.ts';
import type { Finding } from '../../model/finding.ts';
import { joinText, ours, quote, say, type Text } from '../../model/text.ts';
import { pointerTo } from '../document/artifact-pointer.ts';
import { reportsIn, type Reported } from './own-repository.ts';
import { notRecent } from './recent.ts';

const weaknessesShown = 5;

/** Runs of tools of one category: each passes when it succeeded within the last year, whatever it found. */
export function runFindings(results: readonly Evidence<'tool-results'>[], category: ToolCategory, words: string, assessedAt: string): readonly Finding[] {
  const reports = reportsIn(results);
  const own = reports.filter(({ report }) => report.category === category);
  if (own.length === 0) {
    const strangers = reports.filter(({ report }) => report.category === 'not-told').map(({ report }) => report.tool.name);
    const others = strangers.length === 0 ? ours('') : say` Of ${joinText([...new Set(strangers)].slice(0, weaknessesShown).map((name) => say`${quote(name, 60)}`), ', ')} it is not known what they look at.`;
    return [{ outcome: 'unknown', subject: category, pointers: [], message: say`None of the ${reports.length} reports read is by a well-known tool of ${ours(words)}.${others}` }];
  }
  return own.map((item, index) => runFinding(item, index, words, assessedAt));
}

function runFinding({ evidence: { artifact }, report }: Reported, index: number, words: string, assessedAt: string): Finding {
  const base = { subject: `${artifact.path} ${report.tool.name} ${index + 1}`, pointers: [pointerTo(artifact)] };
  const named = say`The report of ${quote(report.tool.name)}`;
  if (report.succeeded === false) return { ...base, outcome: 'fail', message: say`${named} says that its run did not succeed; a run of ${ours(words)} that does is expected.` };
  const old = notRecent(report.at, assessedAt);
  if (old !== undefined) return { ...base, outcome: report.at === undefined ? 'unknown' : 'fail', message: say`${named} ${old}.` };
  return { ...base, outcome: 'pass', message: say`${named} shows a run of ${ours(words)} on ${quote(report.at ?? '')}${commitWords(report.about.commit)}: ${openWords(report)}. What it did not look for, it did not see.` };
}

function commitWords(commit: string | undefined): Text {
  return commit === undefined ? ours('') : say` over commit ${quote(commit.slice(0, 12))}`;
}

function openWords({ results: { open, suppressed }, openByWeakness }: Reported['report']): Text {
  const most = openByWeakness.toSorted((one, other) => other.open - one.open).slice(0, weaknessesShown);
  const byClass = most.length === 0 ? ours('') : say`, by weakness ${joinText(most.map(({ weakness, open: count }) => say`${quote(weakness)} ${count}`), ', ')}`;
  return say`${open.error} errors, ${open.warning} warnings and ${open.note} notes are open, ${suppressed} suppressed${byClass}`;
}

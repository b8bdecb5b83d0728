import type { Assessment } from '../model/assessment.ts';
import type { VerdictName } from '../model/verdict.ts';
import type { SavedAssessment } from '../assess/saved-assessment.ts';
import type { Reached } from '../report/terminal/reached.ts';
import { makerVerdicts } from '../report/maker-verdicts.ts';
import { terminal } from '../report/escape/terminal.ts';
import { CommandFailure } from './print.ts';

const words = ['not-met', 'contradicted', 'partly-met', 'unknown', 'claimed', 'finding'] as const;
export type Threshold = (typeof words)[number];

/** Reads the value of `--fail-on`. */
export function thresholdsOf(value: string | undefined): readonly Threshold[] {
  if (value === undefined) return [];
  return value.split(',').map((word) => {
    const known = words.find((name) => name === word.trim());
    if (known === undefined) throw new CommandFailure(terminal`--fail-on does not know ${word}. It knows: ${words.join(', ')}.`, 'usage');
    return known;
  });
}

/** What was asked for and is there; with an earlier assessment only what that one did not have, with a preset only verdicts of its requirements. */
export function reachedBy(assessment: Assessment, thresholds: readonly Threshold[], since: SavedAssessment | undefined, only?: ReadonlySet<string>): Reached {
  const before = new Map(since?.verdicts.map((item) => [item.requirement, item.verdict]));
  const failedBefore = new Set(since?.findings.filter((item) => item.outcome === 'fail').map((item) => item.fingerprint));
  const wanted = new Set<VerdictName>(thresholds.filter((word) => word !== 'finding'));
  return {
    verdicts: makerVerdicts(assessment).filter((verdict) => wanted.has(verdict.verdict) && (only === undefined || only.has(verdict.requirement)) && before.get(verdict.requirement) !== verdict.verdict),
    findings: thresholds.includes('finding') ? assessment.findings.filter((finding) => finding.outcome === 'fail' && finding.setAside === undefined && !failedBefore.has(finding.fingerprint)) : [],
  };
}

/** Whether something could not be looked at: a named file that is unreadable or in no known format, or a check that could not run. */
export function hasGap(assessment: Assessment): boolean {
  return assessment.evidence.some((entry) => entry.state !== 'read') || assessment.findings.some((finding) => finding.outcome === 'error');
}

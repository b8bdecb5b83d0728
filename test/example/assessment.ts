import { requirements } from '../../src/catalog/index.ts';
import type { Assessment } from '../../src/model/assessment.ts';
import type { CheckedFinding } from '../../src/model/finding.ts';
import { ours, type Text } from '../../src/model/text.ts';
import type { VerdictName } from '../../src/model/verdict.ts';

const digest = `sha256:${'a'.repeat(64)}` as const;

/** An assessment in which every requirement is unknown, for tests of reports. @param spoken verdicts of some requirements */
export function exampleAssessment(spoken: Readonly<Record<string, readonly [VerdictName, Text]>> = {}, more: Partial<Assessment> = {}): Assessment {
  const verdicts = requirements.map(({ id, kind }) => {
    const [verdict, reason] = spoken[id] ?? ['unknown' as const, ours('Nothing was measured.')];
    return { requirement: id, verdict, reason, parts: [], ...(kind === 'way' && verdict === 'unknown' ? { isAnotherWay: true } : {}) };
  });
  return {
    schema: 'assay-assessment-1', engineVersion: '0.0.0', catalogVersion: '2026.11', assessedAt: '2026-11-22T12:00:00Z', product: { name: 'Beacon', guessed: [], deployment: 'on-premises' },
    subject: { filesListed: 1 }, evidence: [], measures: [], findings: [], verdicts, next: [], ...more,
  };
}

/** A failing finding at a line of a file. */
export function exampleFailure(path: string, line: number, more: Partial<CheckedFinding> = {}): CheckedFinding {
  return { check: 'queries-are-parameterised', outcome: 'fail', subject: path, message: ours('A query in a file joins values.'), pointers: [{ artifact: digest, path, line }], fingerprint: `queries-are-parameterised/${path}`, origin: 'handed-over', complete: true, ...more };
}


import type { Assessment } from '../model/assessment.ts';
import type { CheckedFinding } from '../model/finding.ts';
import { quote, say, type Text } from '../model/text.ts';

/** The findings that the product's statement sets aside: they fail all the same, and stay in every report. */
export function asideOf({ findings }: Pick<Assessment, 'findings'>): readonly CheckedFinding[] {
  return findings.filter(({ outcome, setAside }) => outcome === 'fail' && setAside !== undefined);
}

/** Until when and by whom a finding is set aside, why, and what was seen. */
export function asideText({ setAside, message }: CheckedFinding): Text {
  return say`Set aside until ${quote(setAside?.until ?? '')} by ${quote(setAside?.by ?? '')} (${quote(setAside?.reason ?? '')}): ${message}`;
}

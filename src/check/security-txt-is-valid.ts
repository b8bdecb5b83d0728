import { defineCheck } from '../model/check.ts';
import { securityTxtRules, type SecurityTxtRule } from '../model/evidence/security-txt.ts';
import type { Evidence } from '../model/evidence.ts';
import type { Finding } from '../model/finding.ts';
import { ours, quote, say } from '../model/text.ts';
import { pointersMax, pointerTo } from './document/artifact-pointer.ts';

/** Only the rules of the standard's MUST fail; its advice is noted by the reader. A signature is not verified here. */
export const securityTxtIsValid = defineCheck({
  id: 'security-txt-is-valid',
  title: 'security.txt follows RFC 9116',
  failTitle: 'security.txt breaks RFC 9116',
  why: 'Tools and researchers read security.txt by its rules; a field in wrong form is a report that reaches nobody.',
  fix: 'Mend each rule that is named: at least one Contact as a URI, exactly one Expires with zone, https addresses, and a line feed at the end of every line.',
  references: ['RFC 9116, sections 2 and 4', 'Pledge G5-M2'],
  needs: ['security-txt'],
  run: (evidence) => ({ findings: evidence['security-txt'].flatMap(judgeFile) }),
});

function judgeFile({ artifact, facts }: Evidence<'security-txt'>): readonly Finding[] {
  const lines = new Map<SecurityTxtRule, number[]>();
  for (const { rule, line } of facts.breaches) {
    if (securityTxtRules[rule].level === 'must') lines.set(rule, [...(lines.get(rule) ?? []), line ?? 1]);
  }
  if (lines.size === 0) {
    const signed = facts.signature === 'present' ? ours('; its signature was not verified') : ours('');
    return [{ outcome: 'pass', subject: artifact.path, pointers: [pointerTo(artifact)], message: say`${quote(artifact.path)} follows the rules of RFC 9116${signed}.` }];
  }
  return [...lines].map(([rule, at]) => {
    const { clause, text } = securityTxtRules[rule];
    return {
      outcome: 'fail',
      subject: `${artifact.path} ${rule}`,
      count: at.length,
      pointers: at.slice(0, pointersMax).map((line) => pointerTo(artifact, line)),
      message: say`${quote(artifact.path)} breaks RFC 9116, section ${ours(clause)}, at ${at.length} ${ours(at.length === 1 ? 'place' : 'places')}: ${ours(text)}`,
    };
  });
}

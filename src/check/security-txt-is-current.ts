import { defineCheck } from '../model/check.ts';
import type { Evidence } from '../model/evidence.ts';
import type { Finding } from '../model/finding.ts';
import { ours, quote, say } from '../model/text.ts';
import { daysBetween, parseTime } from '../model/time.ts';
import { pointerTo } from './document/artifact-pointer.ts';

const yearDays = 366;

/** Of several Expires fields the earliest counts: a reader may take any of them. */
export const securityTxtIsCurrent = defineCheck({
  id: 'security-txt-is-current',
  title: 'security.txt states an expiry that has not passed',
  failTitle: 'security.txt has expired or states no expiry',
  why: 'A contact that nobody keeps up may reach nobody, or somebody else; the expiry tells researchers whether to trust it.',
  fix: 'Set Expires to a time less than a year ahead, and renew it before it passes.',
  references: ['RFC 9116, sections 2.5.5 and 5.3', 'Pledge G5-M2'],
  needs: ['security-txt'],
  run: (evidence, { assessedAt }) => ({ findings: evidence['security-txt'].map((file) => judgeFile(file, parseTime(assessedAt) ?? 0)) }),
});

function judgeFile({ artifact, facts }: Evidence<'security-txt'>, now: number): Finding {
  const subject = artifact.path;
  const times = facts.expires.flatMap(({ line, at }) => (at === undefined ? [] : [{ line, at, time: parseTime(at) ?? 0 }])).toSorted((a, b) => a.time - b.time);
  const [first] = times;
  if (first === undefined) {
    const line = facts.expires[0]?.line;
    const seen = line === undefined ? ours('states no Expires') : ours('states an Expires that is no time of RFC 3339');
    return { outcome: 'fail', subject, pointers: [pointerTo(artifact, line)], message: say`${quote(artifact.path)} ${seen}; a time in the future is expected.` };
  }
  const pointers = [pointerTo(artifact, first.line)];
  const days = daysBetween(now, first.time);
  if (first.time <= now) return { outcome: 'fail', subject, pointers, message: say`${quote(artifact.path)} expired at ${quote(first.at)}, ${Math.abs(days)} days before; a time in the future is expected.` };
  const far = days > yearDays ? ours(', more than the year that the standard advises') : ours('');
  return { outcome: 'pass', subject, pointers, message: say`${quote(artifact.path)} expires at ${quote(first.at)}, in ${days} days${far}.` };
}

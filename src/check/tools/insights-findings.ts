import type { Evidence } from '../../model/evidence.ts';
import type { Finding } from '../../model/finding.ts';
import { ours, quote, say } from '../../model/text.ts';
import { parseDate, parseTime } from '../../model/time.ts';
import { pointerTo } from '../document/artifact-pointer.ts';
import { notRecent } from './recent.ts';

/** Presence and age of security insights files; what they say is the project's own word. */
export function insightsFindings(files: readonly Evidence<'security-insights'>[], assessedAt: string): readonly Finding[] {
  return files.map(({ artifact, facts }): Finding => {
    const base = { subject: artifact.path, pointers: [pointerTo(artifact)] };
    const old = notRecent(facts.reviewedAt ?? facts.updatedAt, assessedAt);
    if (old !== undefined) return { ...base, outcome: facts.reviewedAt === undefined && facts.updatedAt === undefined ? 'unknown' : 'fail', message: say`The last review of ${quote(artifact.path)} ${old}.` };
    const ended = facts.expiresAt !== undefined && (parseDate(facts.expiresAt) ?? 0) < (parseTime(assessedAt) ?? 0);
    if (ended) return { ...base, outcome: 'fail', message: say`${quote(artifact.path)} says of itself that it ended on ${quote(facts.expiresAt ?? '')}.` };
    return { ...base, outcome: 'pass', message: say`${quote(artifact.path)} lists for outsiders how the project is kept, was reviewed on ${quote(facts.reviewedAt ?? facts.updatedAt ?? '')}${facts.address === undefined ? ours('') : say` and speaks of ${quote(facts.address)}`}; what it says is the project’s own word.` };
  });
}

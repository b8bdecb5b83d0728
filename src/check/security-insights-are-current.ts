import { defineCheck } from '../model/check.ts';
import { parseDate, parseTime } from '../model/time.ts';
import { ours, quote, say } from '../model/text.ts';
import { pointerTo } from './document/artifact-pointer.ts';
import { notRecent } from './tools/recent.ts';

/** Presence and age; what the file says is the project's own word. */
export const securityInsightsAreCurrent = defineCheck({
  id: 'security-insights-are-current',
  title: 'A security insights file is there and was reviewed within a year',
  failTitle: 'The security insights file was not reviewed within a year',
  why: 'Outsiders and their tools find in one place, in a known form, what a project says about its security.',
  fix: 'Publish SECURITY-INSIGHTS.yml (OpenSSF) in the repository, and renew its last-reviewed date at each review.',
  references: ['White paper, principle 1: artifacts that outsiders can examine', 'OpenSSF Security Insights 2.0'],
  needs: ['security-insights'],
  run: (evidence, { assessedAt }) => ({
    findings: evidence['security-insights'].map(({ artifact, facts }) => {
      const base = { subject: artifact.path, pointers: [pointerTo(artifact)] };
      const old = notRecent(facts.reviewedAt ?? facts.updatedAt, assessedAt);
      if (old !== undefined) return { ...base, outcome: facts.reviewedAt === undefined && facts.updatedAt === undefined ? 'unknown' as const : 'fail' as const, message: say`The last review of ${quote(artifact.path)} ${old}.` };
      const ended = facts.expiresAt !== undefined && (parseDate(facts.expiresAt) ?? 0) < (parseTime(assessedAt) ?? 0);
      if (ended) return { ...base, outcome: 'fail', message: say`${quote(artifact.path)} says of itself that it ended on ${quote(facts.expiresAt ?? '')}.` };
      return { ...base, outcome: 'pass', message: say`${quote(artifact.path)} was reviewed on ${quote(facts.reviewedAt ?? facts.updatedAt ?? '')}${facts.address === undefined ? ours('') : say` and speaks of ${quote(facts.address)}`}; what it says is the project’s own word.` };
    }),
  }),
});

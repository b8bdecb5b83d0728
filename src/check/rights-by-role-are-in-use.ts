import { defineCheck } from '../model/check.ts';
import type { Evidence } from '../model/evidence.ts';
import type { Finding } from '../model/finding.ts';
import { joinText, ours, say } from '../model/text.ts';
import { pointersOf, sum } from './audit-log/area-coverage.ts';
import { pointerTo } from './document/artifact-pointer.ts';

/** Use shows that the feature is there; whether customers can define roles of their own is for a person. */
export const rightsByRoleAreInUse = defineCheck({
  id: 'rights-by-role-are-in-use',
  title: 'Rights that differ by role were seen',
  failTitle: 'All rights that were seen are of one role',
  why: 'Where everybody holds the same rights, one account that is taken over is the whole system.',
  fix: 'Hand over a sample of the audit log in which a role or right is given or taken, or counts of granted rights by role.',
  references: ['White paper, principle 1: features that every product should have'],
  needs: [],
  uses: ['audit-log', 'usage-figures'],
  run: ({ 'audit-log': logs, 'usage-figures': figures }) => {
    const findings = [...figures.flatMap(roleFinding), ...logFindings(logs)];
    return { findings: findings.length > 0 ? findings : [{ outcome: 'unknown', subject: 'rights by role', pointers: [], message: ours('Neither counts of granted rights nor the log samples show rights by role, which does not show that there are none.') }] };
  },
});

function roleFinding({ artifact, facts }: Evidence<'usage-figures'>): readonly Finding[] {
  const roles = [...new Set(facts.series.flatMap(({ figure, population, of }) => (figure === 'unused-privileges' && population === 'customers' && of !== undefined ? [of] : [])))].sort();
  if (roles.length === 0) return [];
  const named = joinText(roles.map((role) => say`${ours(role)}`), ', ');
  const base = { subject: `roles ${artifact.path}`, pointers: [pointerTo(artifact)] };
  return roles.length > 1 ? [{ ...base, outcome: 'pass', message: say`The counts of granted rights are split by ${roles.length} roles: ${named}.` }] : [{ ...base, outcome: 'fail', message: say`All granted rights that were counted are of one role: ${named}; at least two were expected.` }];
}

function logFindings(logs: readonly Evidence<'audit-log'>[]): readonly Finding[] {
  const events = sum(logs, ({ questions }) => (questions?.['rights-changed'].events ?? 0) + (questions?.['rights-changed'].lacking ?? 0));
  if (events === 0) return [];
  const pointers = pointersOf(logs, ({ questions }) => questions?.['rights-changed'].firstRow ?? questions?.['rights-changed'].firstLackingRow);
  return [{ outcome: 'pass', subject: 'events of roles and rights', count: events, pointers, message: say`${events} ${ours(events === 1 ? 'event' : 'events')} of the log samples ${ours(events === 1 ? 'is' : 'are')} about roles or rights that were given or taken.` }];
}

import { defineCheck } from '../model/check.ts';
import type { Evidence } from '../model/evidence.ts';
import type { Finding } from '../model/finding.ts';
import { ours, say } from '../model/text.ts';
import { daysBetween, parseDate, parseTime } from '../model/time.ts';

const freshDays = 365;

/** Counts what the maker recorded as given back in the last year. A contribution shows at its address, so each asks a person to look. */
export const upstreamContributionsAreRecorded = defineCheck({
  id: 'upstream-contributions-are-recorded',
  title: 'Contributions to open source of the last year are recorded',
  failTitle: 'No contribution to open source of the last year is recorded',
  why: 'What everybody builds on and nobody pays for breaks for everybody. Code, money and time given back keep it alive.',
  fix: 'Record each contribution with component, form, day and the address at which anybody can see it (src/read/open-source-stewardship/readme.md).',
  references: ['White paper, principle 1, secure product development practices, 4', 'Secure by Demand: software supply chain security'],
  needs: ['open-source-stewardship'],
  run: (evidence, { assessedAt }) => ({ findings: evidence['open-source-stewardship'].map((record) => findingAbout(record, assessedAt)) }),
});

function findingAbout({ artifact, facts }: Evidence<'open-source-stewardship'>, assessedAt: string): Finding {
  const now = parseTime(assessedAt) ?? 0;
  const recent = facts.contributions.filter(({ at }) => {
    const age = at === undefined ? undefined : daysBetween(parseDate(at) ?? 0, now);
    return age !== undefined && age >= 0 && age <= freshDays;
  });
  const subject = `${artifact.path} contributions`;
  const pointers = (recent.length > 0 ? recent : facts.contributions).slice(0, 5).map(({ row }) => ({ artifact: artifact.digest, path: artifact.path, row }));
  if (facts.contributions.length === 0) return { outcome: 'unknown', subject, pointers: [], message: ours('The record holds no contributions; that none is recorded does not say that none was made.') };
  if (recent.length === 0) return { outcome: 'fail', subject, pointers, message: say`None of the ${facts.contributions.length} contributions recorded is dated within ${freshDays} days; one is expected.` };
  const shown = recent.filter(({ hasAddress }) => hasAddress).length;
  return { outcome: 'needs-review', subject, pointers, count: recent.length, message: say`${recent.length} contributions to ${new Set(recent.map(({ component }) => component)).size} components are recorded within ${freshDays} days, ${shown} with an address. A record is the maker’s word: a person must look at the addresses.` };
}

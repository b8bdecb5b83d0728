import { defineCheck } from '../model/check.ts';
import type { SeverityDeployments } from '../model/evidence/fix-deployments.ts';
import type { Evidence } from '../model/evidence.ts';
import type { Finding } from '../model/finding.ts';
import type { Measure } from '../model/measure.ts';
import { ours, quote, say } from '../model/text.ts';
import { pointerTo } from './document/artifact-pointer.ts';

/** That the days are known is judged, not how many they are: no source sets a limit. */
export const serviceFixesAreTimed = defineCheck({
  id: 'service-fixes-are-timed',
  title: 'The days from a security fix to its deployment in the service are known',
  failTitle: 'Security fixes are ready and not deployed in the service',
  why: 'In a hosted service customers wait for the maker: each day between fix and deployment leaves all of them exposed.',
  fix: 'Hand over a deployment log: for each security fix its severity, the day on which it was ready, and the day on which it ran in the service everywhere.',
  references: ['Secure by Design Pledge, goal 4, example action: the maker patches its service (G4-A4)'],
  needs: ['fix-deployments'],
  run: ({ 'fix-deployments': evidence }) => ({ findings: evidence.flatMap(judgeLog), measures: evidence.flatMap(measuresOf) }),
});

function judgeLog({ artifact, facts }: Evidence<'fix-deployments'>): readonly Finding[] {
  const pointers = [pointerTo(artifact)];
  return facts.bySeverity.map((one): Finding => {
    const subject = `fixes ${one.severity} ${artifact.path}`;
    const which = ours(one.severity === 'not-stated' ? 'fixes without a severity' : `fixes of severity ${one.severity}`);
    if (one.medianDays === undefined) return { outcome: 'fail', subject, pointers, message: say`None of ${one.fixes} ${which} from ${quote(facts.from)} to ${quote(facts.to)} runs in the service; each of them was expected to.` };
    const open = one.fixes - one.deployed;
    return { outcome: 'pass', subject, pointers, message: say`${one.deployed} of ${one.fixes} ${which} from ${quote(facts.from)} to ${quote(facts.to)} run in the service, after ${one.medianDays} days in the median and ${one.longestDays ?? 0} at most${open === 0 ? ours('') : say`; ${open} do not yet`}.` };
  });
}

function measuresOf({ artifact, facts }: Evidence<'fix-deployments'>): readonly Measure[] {
  const point = ({ medianDays }: SeverityDeployments): Measure['points'] => (medianDays === undefined ? [] : [{ at: facts.to, from: facts.from, numerator: medianDays }]);
  return facts.bySeverity.map((one): Measure => ({ id: 'days-to-service', population: 'product', dimensions: { severity: one.severity }, points: point(one), sources: [artifact.digest] })).filter(({ points }) => points.length > 0);
}

import { defineCheck } from '../model/check.ts';
import type { Evidence } from '../model/evidence.ts';
import type { Finding } from '../model/finding.ts';
import type { Measure } from '../model/measure.ts';
import { say, type Text } from '../model/text.ts';
import { daysBetween, parseTime } from '../model/time.ts';
import { digestsOf, measuredAt, pointersOf } from './audit-log/area-coverage.ts';
import { configuredFindings, configuredMeasures } from './audit-log/configured-retention.ts';

/** Six months, in days: no six months in a row have more than 184, and most have 183 or less. */
const daysExpected = 183;

/** Ours: events on fewer days, far apart, may as well come from a clock that was wrong. */
const daysWithEventsExpected = 6;

interface Span {
  readonly days: number;
  readonly daysWithEvents: number;
}

/** A statement counts as words; a configuration shows what is set; events that lie far enough apart show that logs of that age were still there. A short sample says nothing. */
export const logRetentionIsSixMonths = defineCheck({
  id: 'log-retention-is-six-months',
  title: 'Audit logs are kept for at least six months',
  failTitle: 'Audit logs are kept for less than six months',
  why: 'Intrusions are often found months after they began. Logs that are gone by then leave the question of what happened without an answer.',
  fix: 'Keep security logs for at least 183 days at no extra charge, state the days in assay.yaml under logs.retentionDays, and hand over the configuration that sets it and a sample that reaches back as far.',
  references: ['Secure by Demand Guide, Evidence of Intrusions', 'Secure by Design Pledge, goal 7, example action: retention'],
  needs: [],
  uses: ['audit-log', 'log-retention', 'product-statement'],
  run: (evidence, { assessedAt }) => {
    const samples = evidence['audit-log'];
    const span = spanOf(samples);
    const stated = evidence['product-statement'].filter(({ facts }) => facts.logs?.retentionDays !== undefined);
    const shown = sampleFindings(samples, span);
    // Where the samples show it, what a configuration does not tell takes nothing from it.
    const configured = configuredFindings(evidence['log-retention'], daysExpected).filter(({ outcome }) => shown.length === 0 || outcome !== 'unknown');
    const isShown = shown.length > 0 || configured.some(({ outcome }) => outcome === 'pass');
    // Words that say what is shown add nothing and would only weaken it.
    const said = stated.map((item) => statedFinding(item, span)).filter(({ outcome }) => !isShown || outcome === 'fail');
    const findings = [...said, ...configured, ...shown];
    const measures: Measure[] = stated.map((item) => ({
      id: 'log-retention',
      population: 'product',
      dimensions: { basis: 'stated' },
      points: [{ at: assessedAt, numerator: item.facts.logs?.retentionDays ?? 0 }],
      sources: [item.artifact.digest],
    }));
    if (shown.length > 0 && span !== undefined) {
      measures.push({ id: 'log-retention', population: 'product', dimensions: { basis: 'sample' }, points: [{ at: measuredAt(samples, assessedAt), numerator: span.days }], sources: digestsOf(samples) });
    }
    measures.push(...configuredMeasures(evidence['log-retention'], assessedAt));
    return { findings: findings.length > 0 ? findings : [unknown(span)], measures };
  },
});

/** Days from the oldest event of all samples to the newest. */
function spanOf(samples: readonly Evidence<'audit-log'>[]): Span | undefined {
  const times = samples.flatMap(({ facts }) => (facts.time === undefined ? [] : [facts.time]));
  const earliest = times.map((time) => parseTime(time.earliest) ?? Number.NaN).reduce((a, b) => Math.min(a, b), Number.POSITIVE_INFINITY);
  const latest = times.map((time) => parseTime(time.latest) ?? Number.NaN).reduce((a, b) => Math.max(a, b), Number.NEGATIVE_INFINITY);
  if (!(latest >= earliest)) return undefined;
  return { days: daysBetween(earliest, latest), daysWithEvents: Math.max(...times.map((time) => time.daysWithEvents)) };
}

function statedFinding({ artifact, facts }: Evidence<'product-statement'>, span: Span | undefined): Finding {
  const days = facts.logs?.retentionDays ?? 0;
  const beside: Text = span === undefined ? say`` : say` The samples reach over ${span.days} days, with events on ${span.daysWithEvents}, too little to show it.`;
  const isEnough = days >= daysExpected;
  return {
    outcome: isEnough ? 'pass' : 'fail',
    subject: 'stated retention',
    message: isEnough ? say`The product statement says that logs are kept for ${days} days; at least ${daysExpected} were expected.${beside}` : say`The product statement says that logs are kept for ${days} days; at least ${daysExpected} are expected.`,
    pointers: [{ artifact: artifact.digest, path: artifact.path, jsonPointer: '/logs/retentionDays' }],
  };
}

function sampleFindings(samples: readonly Evidence<'audit-log'>[], span: Span | undefined): readonly Finding[] {
  if (span === undefined || span.days < daysExpected || span.daysWithEvents < daysWithEventsExpected) return [];
  const message = say`The samples reach from their oldest event to their newest over ${span.days} days, with events on up to ${span.daysWithEvents} days in one of them; at least ${daysExpected} days were expected.`;
  return [{ outcome: 'pass', subject: 'span of the samples', message, pointers: pointersOf(samples, (facts) => (facts.time === undefined ? undefined : 1)) }];
}

function unknown(span: Span | undefined): Finding {
  const seen = span === undefined ? say`there is no sample with times` : say`the samples reach over ${span.days} days, with events on ${span.daysWithEvents}, which says nothing about how long logs are kept`;
  return { outcome: 'unknown', subject: 'retention', message: say`No product statement names the days, no configuration that sets them is there, and ${seen}.`, pointers: [] };
}

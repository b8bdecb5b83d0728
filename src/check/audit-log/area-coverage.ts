import type { Pointer } from '../../model/artifact.ts';
import type { Evidence } from '../../model/evidence.ts';
import type { AuditLogSample, LogArea } from '../../model/evidence/audit-log.ts';
import type { Finding } from '../../model/finding.ts';
import type { Measure } from '../../model/measure.ts';
import { joinText, ours, quote, say, type Text } from '../../model/text.ts';

/** What a check asks of the samples: at least one event of an area. */
export interface AreaQuestion {
  readonly area: LogArea;
  /** Stable between runs: `configuration events`. */
  readonly subject: string;
  /** «configuration changes or reads». */
  readonly events: string;
  /** One of them: «configuration change or read». */
  readonly event: string;
}

const typesNamed = 3;
const pointersMax = 20;

/** One finding about an area over all samples together. What is not in a sample was not seen: no more can be said. */
export function areaFinding(evidence: readonly Evidence<'audit-log'>[], question: AreaQuestion): Finding {
  const { area, subject } = question;
  const events = sum(evidence, (facts) => facts.events);
  const inArea = sum(evidence, (facts) => facts.areas[area].events);
  const possible = sum(evidence, (facts) => facts.areas[area].possible.events);
  const what = ours(question.events);
  if (events === 0) return { outcome: 'unknown', subject, message: say`The samples hold no event, so nothing can be said about ${what}.`, pointers: [] };
  if (inArea > 0) {
    const message = say`${inArea} of ${events} events in the samples are ${what}: ${typeNames(evidence, area)}.`;
    return { outcome: 'pass', subject, message, count: inArea, pointers: pointersOf(evidence, (facts) => facts.areas[area].firstRow) };
  }
  if (possible > 0) {
    const message = say`${possible} of ${events} events in the samples may be ${what}, and none certainly is: their type does not tell. A person must read them.`;
    return { outcome: 'needs-review', subject, message, pointers: pointersOf(evidence, (facts) => facts.areas[area].possible.firstRow) };
  }
  const message = say`No ${ours(question.event)} is among the ${events} events in the samples; at least one was expected. It was not seen there, which does not show that the product never writes one.`;
  return { outcome: 'fail', subject, message, pointers: pointersOf(evidence, (facts) => (facts.events > 0 ? 1 : undefined)) };
}

/** The areas that the pledge names: configuration, identity with network flows, data. */
const areas = ['configuration', 'identity', 'data'] as const satisfies readonly LogArea[];

/** How many of the three areas have an event, and of each whether it has. */
export function areaMeasures(evidence: readonly Evidence<'audit-log'>[], assessedAt: string): readonly Measure[] {
  const has = (area: LogArea): boolean => evidence.some(({ facts }) => facts.areas[area].events > 0);
  const at = measuredAt(evidence, assessedAt);
  const measure = (dimensions: Measure['dimensions'], numerator: number, denominator: number): Measure => ({ id: 'log-areas', population: 'product', dimensions, points: [{ at, numerator, denominator }], sources: digestsOf(evidence) });
  return [measure({}, areas.filter(has).length, areas.length), ...areas.map((area) => measure({ area }, has(area) ? 1 : 0, 1))];
}

/** The most frequent types of an area, in the words of the log's standard. */
function typeNames(evidence: readonly Evidence<'audit-log'>[], area: LogArea): Text {
  const counts = new Map<string, number>();
  for (const { facts } of evidence) {
    for (const { name, areas, events } of facts.types) if (areas.includes(area)) counts.set(name, (counts.get(name) ?? 0) + events);
  }
  const names = [...counts].toSorted(([a, more], [b, less]) => less - more || (a < b ? -1 : 1)).map(([name]) => name);
  if (names.length === 0) return say`their types are not among those listed`;
  const listed = joinText(names.slice(0, typesNamed).map((name) => say`${quote(name)}`), ', ');
  const others = names.length - typesNamed;
  return others > 0 ? say`${listed} and ${others} more` : listed;
}

export function sum(evidence: readonly Evidence<'audit-log'>[], value: (facts: AuditLogSample) => number): number {
  return evidence.reduce((total, { facts }) => total + value(facts), 0);
}

/** One place in each sample that has such a row, in the order of digests. */
export function pointersOf(evidence: readonly Evidence<'audit-log'>[], rowOf: (facts: AuditLogSample) => number | undefined): readonly Pointer[] {
  return evidence
    .toSorted((a, b) => (a.artifact.digest < b.artifact.digest ? -1 : 1))
    .flatMap(({ artifact, facts }) => {
      const row = rowOf(facts);
      return row === undefined ? [] : [{ artifact: artifact.digest, path: artifact.path, row }];
    })
    .slice(0, pointersMax);
}

/** The time that figures about the samples speak of: their newest event, else the time of the assessment. */
export function measuredAt(evidence: readonly Evidence<'audit-log'>[], assessedAt: string): string {
  const latest = evidence.flatMap(({ facts }) => (facts.time === undefined ? [] : [facts.time.latest])).toSorted();
  return latest.at(-1) ?? assessedAt;
}

export function digestsOf(evidence: readonly Evidence<'audit-log'>[]): Evidence['artifact']['digest'][] {
  return [...new Set(evidence.map(({ artifact }) => artifact.digest))].toSorted();
}

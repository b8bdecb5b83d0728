import type { Pointer } from '../../model/artifact.ts';
import type { Evidence } from '../../model/evidence.ts';
import type { RetainedLog } from '../../model/evidence/log-retention.ts';
import type { Finding, Outcome } from '../../model/finding.ts';
import type { Measure } from '../../model/measure.ts';
import { joinText, ours, quote, say, type Text } from '../../model/text.ts';

const namedMax = 5;
const pointersMax = 20;

const shows = ours('A configuration shows what is set, and not that logs of that age are there.');

/** Up to three findings for each configuration: the logs that end too early, those that are kept long enough, and those of which it does not tell. */
export function configuredFindings(evidence: readonly Evidence<'log-retention'>[], daysExpected: number): readonly Finding[] {
  return evidence.flatMap((item) => (['fail', 'pass', 'unknown'] as const).flatMap((outcome) => findingOf(item, outcome, daysExpected)));
}

/** The shortest time that a configuration sets, where one sets any. */
export function configuredMeasures(evidence: readonly Evidence<'log-retention'>[], assessedAt: string): readonly Measure[] {
  const days = evidence.flatMap(({ facts }) => facts.logs.flatMap(({ kept }) => (kept.ends === 'after-days' ? [kept.days] : [])));
  if (days.length === 0) return [];
  const shortest = days.reduce((least, one) => Math.min(least, one));
  return [{ id: 'log-retention', population: 'product', dimensions: { basis: 'configuration' }, points: [{ at: assessedAt, numerator: shortest }], sources: evidence.map(({ artifact }) => artifact.digest) }];
}

function findingOf({ artifact, facts }: Evidence<'log-retention'>, outcome: 'fail' | 'pass' | 'unknown', daysExpected: number): readonly Finding[] {
  const logs = facts.logs.filter((log) => outcomeOf(log, daysExpected) === outcome);
  if (logs.length === 0) return [];
  const named = joinText(logs.slice(0, namedMax).map(withItsTime), '; ');
  const more = logs.length > namedMax ? say`; and ${logs.length - namedMax} more` : say``;
  const share = say`${logs.length} of ${facts.logs.length} ${ours(facts.logs.length === 1 ? 'log or group of logs' : 'logs or groups of logs')} in the configuration`;
  return [{ outcome, subject: `${artifact.path} ${subjects[outcome]}`, message: messageOf(outcome, share, say`${named}${more}`, logs.length === 1, daysExpected), count: logs.length, pointers: logs.slice(0, pointersMax).map((log) => pointerTo(artifact, log)) }];
}

const subjects = { fail: 'logs kept too short', pass: 'logs kept long enough', unknown: 'logs of unknown time' } as const;

function messageOf(outcome: 'fail' | 'pass' | 'unknown', share: Text, named: Text, isOne: boolean, daysExpected: number): Text {
  if (outcome === 'fail') return say`${share} ${ours(isOne ? 'ends' : 'end')} before ${daysExpected} days, which were expected: ${named}.`;
  if (outcome === 'pass') return say`${share} ${ours(isOne ? 'is' : 'are')} set to be kept for at least ${daysExpected} days: ${named}. ${shows}`;
  return say`Of ${share} it could not be told whether ${ours(isOne ? 'it is' : 'they are')} kept for ${daysExpected} days: ${named}.`;
}

function outcomeOf({ kept }: RetainedLog, daysExpected: number): Outcome {
  if (kept.ends === 'never') return 'pass';
  if (kept.ends !== 'after-days') return 'unknown';
  if (kept.days < daysExpected) return 'fail';
  return kept.orSooner === true ? 'unknown' : 'pass';
}

function withItsTime({ name, kept }: RetainedLog): Text {
  const who = quote(name, 80);
  if (kept.ends === 'never') return say`${who} without an end`;
  if (kept.ends === 'by-size') return say`${who}, ended by a size or a number of files`;
  if (kept.ends !== 'after-days') return say`${who}, of which the file does not tell`;
  return kept.orSooner === true ? say`${who} ${kept.days} days at most, and less where a size or another limit ends it sooner` : say`${who} ${kept.days} days`;
}

function pointerTo({ digest, path }: Evidence['artifact'], { line, jsonPointer }: RetainedLog): Pointer {
  return { artifact: digest, path, ...(line === undefined ? {} : { line }), ...(jsonPointer === undefined ? {} : { jsonPointer }) };
}

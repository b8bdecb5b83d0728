import type { ExploitedVulnerabilities, ExploitedVulnerability } from '../../../model/evidence/exploited-vulnerabilities.ts';
import { quote, say, type Text } from '../../../model/text.ts';
import { addDays, dayOf, daysBetween, parseDate, parseTime } from '../../../model/time.ts';
import type { Deadline, DecisionPoints, Exposure } from '../../../model/watch/deadline.ts';
import { compareFixTimes, type FixSchedule, type FixTime } from '../../../model/watch/fix-schedule.ts';
import { byKey, compareCodeUnits } from '../difference/order.ts';
import { fixTimeFor } from '../schedule/fix-time.ts';
import { decidedSentence, dueSentence, unknownSentence } from './deadline-sentences.ts';
import { decide } from './deciding-facts.ts';
import { isSameVendor, isSeveralProducts, maySameProduct } from './names.ts';

/** What a customer uses, in the words of CVE records and catalogues. */
export interface WatchedNames {
  /** Names of the vendor, at least one. */
  readonly vendors: readonly string[];
  /** Absent: every product of the vendor. */
  readonly product?: string;
  readonly exposure: Exposure;
  /** Vulnerabilities that the customer says are fixed on its side; they have no deadline any more. */
  readonly fixed: readonly string[];
}

/**
 * Until when each exploited vulnerability that names what is watched shall be fixed, by due day, then by id; those for the
 * next upgrade last. Days are counted in UTC from the day of the listing. An unknown fact leads to the strictest row that it
 * leaves possible. Pure.
 * @param records decision points of CVE records, as far as a list of them is here
 * @param now RFC 3339
 * @throws RangeError when `now` is no time of RFC 3339, or the schedule has no row for an exploited vulnerability
 */
export function deadlines(records: readonly DecisionPoints[], exploited: ExploitedVulnerabilities, watched: WatchedNames, schedule: FixSchedule, now: string): readonly Deadline[] {
  const today = parseDate(dayOf(parseTime(now) ?? Number.NaN)) ?? Number.NaN;
  const points = byKey(records, (record) => record.cveId);
  const fixed = new Set(watched.fixed);
  return exploited.entries
    .filter((entry) => !fixed.has(entry.cveId) && isWatched(entry, points.get(entry.cveId), watched))
    .map((entry) => deadlineOf(entry, points.get(entry.cveId), watched, schedule, today))
    .toSorted((one, other) => compareCodeUnits(one.dueAt ?? '~', other.dueAt ?? '~') || compareCodeUnits(one.cveId, other.cveId));
}

/** The catalogue's own names count, and those of the record: lists spell vendors in their own ways. */
function isWatched(entry: ExploitedVulnerability, record: DecisionPoints | undefined, { vendors, product }: WatchedNames): boolean {
  const names = [{ vendor: entry.vendor, product: entry.product }, ...(record?.products ?? [])];
  return names.some((name) => vendors.some((vendor) => isSameVendor(name.vendor ?? '', vendor)) && (product === undefined || maySameProduct(name.product ?? '', product)));
}

function deadlineOf(entry: ExploitedVulnerability, record: DecisionPoints | undefined, watched: WatchedNames, schedule: FixSchedule, today: number): Deadline {
  const { cveId, vendor, product, addedAt, dueAt: statedDueAt } = entry;
  const { facts, unknown, possible } = decide(addedAt, watched.exposure, record);
  const fixes = possible.flatMap((combination) => fixTimeFor(schedule, combination) ?? []).toSorted(compareFixTimes);
  const fix = fixes[0];
  if (fix === undefined || fixes.length < possible.length) throw new RangeError('The schedule has no row for an exploited vulnerability.');
  const isDecisive = fixes.some((other) => compareFixTimes(fix, other) !== 0);
  const due = dueOf(fix, addedAt);
  const daysLeft = due === undefined ? undefined : daysBetween(today, due);
  const dueAt = due === undefined ? undefined : dayOf(due);
  const sentences: readonly Text[] = [
    dueSentence(fix, addedAt, dueAt, daysLeft),
    decidedSentence(facts),
    ...(unknown.length === 0 ? [] : [unknownSentence(unknown, isDecisive)]),
    ...(watched.product !== undefined && isSeveralProducts(product) ? [say`The catalogue names ${quote(product)} and not which; whether ${quote(watched.product)} is one of them is for you to check.`] : []),
    ...(statedDueAt === undefined ? [] : [say`The catalogue itself states ${quote(statedDueAt)}, by the rule that held when it was listed.`]),
  ];
  return {
    cveId, vendor, product, listedAt: addedAt, fix, facts, unknown, sentences,
    ...(statedDueAt === undefined ? {} : { statedDueAt }),
    ...(dueAt === undefined ? {} : { dueAt }),
    ...(daysLeft === undefined ? {} : { daysLeft }),
  };
}

function dueOf(fix: FixTime, listedAt: string): number | undefined {
  const start = parseDate(listedAt);
  return fix.within === 'next-upgrade' || start === undefined ? undefined : addDays(start, fix.days);
}

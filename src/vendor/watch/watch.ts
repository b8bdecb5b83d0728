import type { Evidence } from '../../model/evidence.ts';
import { ours, quote, say, type Text } from '../../model/text.ts';
import { parseTime } from '../../model/time.ts';
import type { DecisionPoints } from '../../model/watch/deadline.ts';
import type { FixSchedule } from '../../model/watch/fix-schedule.ts';
import type { Stale } from '../../model/watch/stale.ts';
import { exploitedCatalogue, type Gap, type WatchedReport, type WatchReport } from '../../model/watch/watch-report.ts';
import { Unreadable } from '../../read/source.ts';
import type { Looked } from '../position.ts';
import { capturesOf } from './captures-of.ts';
import { deadlines } from './deadline/deadlines.ts';
import { positionDifference } from './difference/position-difference.ts';
import { gapsOf } from './gaps.ts';
import { agedCatalogue } from './staleness/ages.ts';
import { staleness } from './staleness/staleness.ts';
import type { WatchedItem, WatchList } from './watch-list.ts';

/** How a maker is looked at. Both may throw `Unreadable` when nothing of it can be told; it becomes a gap of the report. */
export interface Looking {
  /** Looks anew, keeps the capture in the data folder, and judges it. */
  recollect(item: WatchedItem): Promise<Looked>;
  /** What an earlier capture shows, judged by today's rules, so that a difference is the maker's. */
  recall(captureFolder: string, item: WatchedItem): Promise<Looked>;
}

export interface WatchOptions {
  readonly dataFolder: string;
  readonly engineVersion: string;
  /** RFC 3339, UTC. */
  readonly now: string;
  /** Absent: none was chosen, and no deadlines are told. */
  readonly schedule?: FixSchedule;
  /** Absent: no catalogue of exploited vulnerabilities is here, and the report says so. */
  readonly exploited?: Evidence<'exploited-vulnerabilities'>;
  /** Decision points out of the CVE list, as far as one is here; only those of vulnerabilities in the catalogue are used. */
  readonly records: readonly DecisionPoints[];
}

/**
 * Looks at every maker on the list again and tells what changed since its last capture, what went stale, what is due, and what
 * could not be looked at. One maker after the other, so that no host is asked twice at once.
 */
export async function watch(list: WatchList, options: WatchOptions, looking: Looking): Promise<WatchReport> {
  // Found before anything is collected: two products of one maker share its captures.
  const earlier = list.map((item) => capturesOf(options.dataFolder, item.domain).newest);
  const watched: WatchedReport[] = [];
  for (const [index, item] of list.entries()) watched.push(await watchItem(item, earlier[index], options, looking));
  return { schema: 'assay-watch-1', engineVersion: options.engineVersion, watchedAt: options.now, ...(options.schedule === undefined ? {} : { schedule: named(options.schedule) }), watched };
}

function named({ id, title, reach, source }: FixSchedule): NonNullable<WatchReport['schedule']> {
  return { id, title, reach, source };
}

async function watchItem(item: WatchedItem, earlier: string | undefined, options: WatchOptions, looking: Looking): Promise<WatchedReport> {
  const gaps: Gap[] = [];
  const attempt = async (subject: string, what: Text, look: () => Promise<Looked>): Promise<Looked | undefined> => {
    try {
      return await look();
    } catch (problem) {
      if (!(problem instanceof Unreadable)) throw problem;
      gaps.push({ subject, sentence: say`${what}: it ${quote(problem.reason)}.` });
      return undefined;
    }
  };
  const after = await attempt(item.domain, say`Could not look at ${quote(item.domain)}`, () => looking.recollect(item));
  const before = earlier === undefined || after === undefined ? undefined : await attempt(earlier, say`Could not compare with the earlier capture at ${quote(earlier)}`, () => looking.recall(earlier, item));
  return watchedReport(item, { after, before, isFirstLook: earlier === undefined && after !== undefined, gaps }, options);
}

/** What is known of one maker now and before. */
export interface WatchedLooks {
  /** Undefined: it could not be looked at. */
  readonly after: Looked | undefined;
  /** Undefined: there is none, or nothing of it can be told any more. */
  readonly before: Looked | undefined;
  readonly isFirstLook: boolean;
  /** What could not be looked at already. */
  readonly gaps: readonly Gap[];
}

/** What changed at one maker, is due, went stale, and could not be looked at. Pure. */
export function watchedReport(item: WatchedItem, { after, before, isFirstLook, gaps }: WatchedLooks, options: Omit<WatchOptions, 'dataFolder'>): WatchedReport {
  const exploited = exploitedPart(item, options);
  const stale = after === undefined ? [] : staleness(after.position, options.now, after.evidence);
  return {
    domain: item.domain,
    vendor: item.vendors[0] ?? item.domain,
    ...(item.product === undefined ? {} : { product: item.product }),
    exposure: item.exposure,
    isFirstLook,
    ...(before === undefined || after === undefined ? {} : { difference: positionDifference(before.position, after.position) }),
    // The catalogue that deadlines rest on counts, not the one that the figures were made with.
    stale: [...stale.filter(({ what }) => options.schedule === undefined || options.exploited === undefined || what !== 'exploited-catalogue'), ...exploited.stale].toSorted((one, other) => one.days - other.days),
    deadlines: exploited.deadlines,
    gaps: [...gaps, ...(after === undefined ? [] : gapsOf(after.position)), ...exploited.gaps],
  };
}

function exploitedPart(item: WatchedItem, { exploited, records, schedule, now }: Omit<WatchOptions, 'dataFolder'>): Pick<WatchedReport, 'deadlines' | 'gaps'> & { readonly stale: readonly Stale[] } {
  const subject = exploitedCatalogue;
  if (schedule === undefined) return { deadlines: [], stale: [], gaps: [] };
  if (exploited === undefined) return { deadlines: [], stale: [], gaps: [{ subject, sentence: ours('No catalogue of exploited vulnerabilities is here, so no deadline can be told.') }] };
  const { facts, complete } = exploited;
  const names = { vendors: item.vendors, ...(item.product === undefined ? {} : { product: item.product }), exposure: item.exposure, fixed: item.fixed.map(({ cveId }) => cveId) };
  return {
    deadlines: deadlines(records, facts, names, schedule, now),
    stale: facts.releasedAt === undefined ? [] : agedCatalogue(facts.releasedAt, parseTime(now) ?? 0),
    gaps: [
      ...(complete ? [] : [{ subject, sentence: ours('The catalogue of exploited vulnerabilities here is not whole, so a deadline may be missing.') }]),
      ...(facts.releasedAt === undefined ? [{ subject, sentence: ours('The catalogue of exploited vulnerabilities here does not say when it came out, so nobody can say how old it is.') }] : []),
    ],
  };
}

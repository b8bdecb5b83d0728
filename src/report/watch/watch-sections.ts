import { ours, quote, say, type Text } from '../../model/text.ts';
import { exploitedCatalogue, type WatchedReport } from '../../model/watch/watch-report.ts';
import { changeSentences } from './change-sentences.ts';

/** A part of what is told about one maker. */
export interface WatchSection {
  readonly title: string;
  readonly items: readonly WatchSectionItem[];
}

/** An item with what belongs below it. */
export interface WatchSectionItem {
  readonly text: Text;
  readonly details: readonly Text[];
}

/** Name, product, domain, and between which days. */
export function headingOf({ vendor, product, domain, difference }: WatchedReport): Text {
  const name = product === undefined ? say`${quote(vendor)}` : say`${quote(vendor)}, ${quote(product)}`;
  const days = difference === undefined ? ours('') : say`: ${quote(difference.captures.before.endedAt.slice(0, 10))} to ${quote(difference.captures.after.endedAt.slice(0, 10))}`;
  return say`${name} (${quote(domain)})${days}`;
}

/** Changed, due, stale, could not look: always in this order, and a part without anything says so, for silence would read as fine. */
export function sectionsOf(watched: WatchedReport, hasSchedule: boolean): readonly WatchSection[] {
  const { difference, stale, deadlines, gaps } = watched;
  return [
    { title: 'Changed', items: difference === undefined ? plain([firstSentence(watched)]) : plain(orNothing(changeSentences(difference), 'Nothing that was looked at changed.')) },
    { title: 'Due', items: deadlines.length === 0 ? plain([noDeadline(watched, hasSchedule)]) : deadlines.map(({ cveId, vendor, product, sentences }) => ({ text: say`${quote(cveId)} (${quote(vendor)}, ${quote(product)})`, details: sentences })) },
    { title: 'Stale', items: plain(orNothing(stale.map(({ sentence }) => sentence), 'Nothing is stale or ends soon.')) },
    { title: 'Could not look', items: plain(orNothing(gaps.map(({ sentence }) => sentence), 'Everything that was tried could be looked at.')) },
  ];
}

function firstSentence({ isFirstLook }: WatchedReport): Text {
  return ours(isFirstLook ? 'This is the first look: there is nothing to compare with yet.' : 'Nothing could be compared; see what could not be looked at.');
}

/** Why no deadline is told: an empty list alone would read as nothing to do. */
function noDeadline({ gaps }: WatchedReport, hasSchedule: boolean): Text {
  if (!hasSchedule) return ours('No schedule was chosen, so no deadline is told.');
  return ours(gaps.some(({ subject }) => subject === exploitedCatalogue) ? 'No deadline is known; see what could not be looked at.' : 'The catalogue of exploited vulnerabilities names nothing that is watched and not fixed.');
}

function orNothing(sentences: readonly Text[], nothing: string): readonly Text[] {
  return sentences.length === 0 ? [ours(nothing)] : sentences;
}

function plain(texts: readonly Text[]): readonly WatchSectionItem[] {
  return texts.map((text) => ({ text, details: [] }));
}

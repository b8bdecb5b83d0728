import { ours, quote, say, type Text } from '../../model/text.ts';
import { subjectName, type VendorPosition } from '../../model/vendor-position.ts';
import type { VerdictName } from '../../model/verdict.ts';
import { vendorVerdictTitles } from './words.ts';

/** Who was looked at: name, product and domain, as far as given. */
export function subjectText({ vendor }: VendorPosition): Text {
  const name = vendor.name === undefined || vendor.domain === undefined ? say`${quote(subjectName(vendor))}` : say`${quote(vendor.name)} (${quote(vendor.domain)})`;
  return vendor.product === undefined ? name : say`${name}, product ${quote(vendor.product)}`;
}

/** When was looked, how often, and the digest under which the capture can be checked. */
export function captureText({ capture }: VendorPosition): Text {
  const minute = (time: string): string => time.slice(0, 16).replace('T', ' ');
  return say`Looked from ${quote(minute(capture.startedAt))} to ${quote(minute(capture.endedAt))} UTC, ${capture.looks} looks. Digest of the capture: ${quote(capture.digest)}.`;
}

const order: readonly VerdictName[] = ['met', 'partly-met', 'not-met', 'contradicted', 'claimed', 'not-applicable', 'unknown'];

export interface VerdictCount {
  readonly verdict: VerdictName;
  readonly title: string;
  readonly count: number;
}

/** Verdicts of the requirements on which something can be seen from outside, by name; ways that were not chosen are never counted. */
export function visibleCounts(position: VendorPosition): readonly VerdictCount[] {
  const visible = new Set(position.visible);
  const counted = position.verdicts.filter((verdict) => visible.has(verdict.requirement) && verdict.isAnotherWay !== true);
  return order.map((verdict) => ({ verdict, title: vendorVerdictTitles[verdict], count: counted.filter((item) => item.verdict === verdict).length }));
}

/** Of how many requirements on makers something can be seen from outside; ways that were not chosen are in neither number. */
export function reachText(position: VendorPosition): Text {
  const all = position.verdicts.filter((verdict) => verdict.isAnotherWay !== true).length;
  return say`On ${visibleCounts(position).reduce((sum, { count }) => sum + count, 0)} of ${all} requirements on makers something can be seen from outside`;
}

/** The same with what was seen of them. */
export function countsText(position: VendorPosition): Text {
  const shown = visibleCounts(position).filter(({ count, verdict }) => count > 0 || verdict === 'unknown').map(({ count, title }) => `${count} ${title}`);
  return say`${reachText(position)}: ${ours(shown.join(', '))}.`;
}

import type { Evidence } from '../../../model/evidence.ts';
import type { PlaceLooked } from '../../../model/evidence/public-places.ts';
import { ours, quote, say, type Text } from '../../../model/text.ts';
import { addDays, dayOf, daysBetween, parseTime } from '../../../model/time.ts';
import type { Stale } from '../../../model/watch/stale.ts';
import { endsSoonDays } from './limits.ts';

/** A security.txt that has expired or soon will; of several Expires the earliest counts, for a reader may take any. */
export function endingSecurityTxt(evidence: readonly Evidence[], now: number): readonly Stale[] {
  return evidence.flatMap((item): readonly Stale[] => {
    if (item.kind !== 'security-txt') return [];
    const { facts, artifact } = item as Evidence<'security-txt'>;
    const times = facts.expires.flatMap(({ at }) => (at === undefined ? [] : (parseTime(at) ?? [])));
    return times.length === 0 ? [] : endOf('security-txt', artifact.path, Math.min(...times), now, say`The security.txt at ${quote(artifact.path)}`, ['expired', 'expires']);
  });
}

/** Certificates, of the web site, a mail host or sign-in metadata, that have ended or soon will. */
export function endingCertificates(places: readonly PlaceLooked[], evidence: readonly Evidence[], now: number): readonly Stale[] {
  const ofPlaces = places.flatMap(({ address, tls, lookedAt }) => {
    const end = tls?.validTo === undefined ? undefined : parseTime(tls.validTo);
    return end === undefined ? [] : endOf('certificate', address, end, now, say`The certificate of ${quote(address)}, as seen on ${quote(lookedAt.slice(0, 10))},`);
  });
  const ofMetadata = evidence.flatMap((item): readonly Stale[] => {
    if (item.kind !== 'sign-in-metadata') return [];
    const { facts, artifact } = item as Evidence<'sign-in-metadata'>;
    const end = facts.certificateEndsAt === undefined ? undefined : parseTime(facts.certificateEndsAt);
    return end === undefined ? [] : endOf('certificate', artifact.path, end, now, say`The last signing certificate in the sign-in metadata at ${quote(artifact.path)}`);
  });
  return [...ofPlaces, ...ofMetadata];
}

function endOf(what: Stale['what'], subject: string, end: number, now: number, name: Text, [ended, ends]: readonly [string, string] = ['ended', 'ends']): readonly Stale[] {
  const days = daysBetween(now, end);
  const at = new Date(end).toISOString();
  const day = quote(dayOf(end));
  if (end <= now) return [{ what, state: 'ended', subject, at, days, sentence: say`${name} ${ours(ended)} on ${day}, ${daysOf(-days)} ago.` }];
  if (end > addDays(now, endsSoonDays)) return [];
  return [{ what, state: 'ends-soon', subject, at, days, sentence: say`${name} ${ours(ends)} on ${day}, in ${daysOf(days)}; Assay says so from ${endsSoonDays} days before.` }];
}

/** A number of days in words: `1 day`, `12 days`. */
export function daysOf(days: number): Text {
  return say`${days} ${ours(days === 1 ? 'day' : 'days')}`;
}

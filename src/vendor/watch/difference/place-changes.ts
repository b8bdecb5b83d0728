import { placeIds, type PlaceLooked } from '../../../model/evidence/public-places.ts';
import type { PlaceChange, PlaceChangeKind } from '../../../model/watch/vendor-difference.ts';
import { byKey, compareCodeUnits, keysOf } from './order.ts';

/** Places that appeared, vanished, changed, or could be looked at on one side only. */
export function placeChanges(before: readonly PlaceLooked[], after: readonly PlaceLooked[]): readonly PlaceChange[] {
  const earlier = byKey(before, keyOfPlace);
  const later = byKey(after, keyOfPlace);
  const areListsRead = [before, after].every((places) => places.some(({ place, outcome }) => place === 'advisory-list' && outcome === 'found'));
  return keysOf(earlier, later).flatMap((key) => changeOf(earlier.get(key), later.get(key), areListsRead)).toSorted((one, other) => placeIds.indexOf(one.place) - placeIds.indexOf(other.place) || compareCodeUnits(one.address, other.address));
}

function keyOfPlace({ place, address }: PlaceLooked): string {
  return `${place} ${address}`;
}

function changeOf(before: PlaceLooked | undefined, after: PlaceLooked | undefined, areListsRead: boolean): readonly PlaceChange[] {
  const either = before ?? after;
  if (either === undefined) return [];
  const what = before === undefined || after === undefined ? [] : differing(before, after);
  const kind = areListsRead && either.place === 'advisory' && (before === undefined || after === undefined) ? listedKind(either, after !== undefined) : kindOf(before, after, what.length > 0);
  if (kind === undefined) return [];
  return [{ place: either.place, address: either.address, kind, what: kind === 'changed' ? what : [], ...(before === undefined ? {} : { before }), ...(after === undefined ? {} : { after }) }];
}

/** A place that could not be looked at says nothing: coming from it or going to it is no change of the place. */
function kindOf(before: PlaceLooked | undefined, after: PlaceLooked | undefined, isDifferent: boolean): PlaceChangeKind | undefined {
  const wasLooked = isLooked(before);
  const isLookedNow = isLooked(after);
  if (!wasLooked || !isLookedNow) return wasLooked === isLookedNow ? undefined : isLookedNow ? 'newly-looked' : 'no-longer-looked';
  const wasFound = before?.outcome === 'found';
  const isFound = after?.outcome === 'found';
  if (wasFound !== isFound) return isFound ? 'appeared' : 'vanished';
  return isDifferent ? 'changed' : undefined;
}

/** Only the newest advisories of a list are looked at, so that each new one takes the place of an older one. */
function listedKind(place: PlaceLooked, isNow: boolean): PlaceChangeKind | undefined {
  return isLooked(place) ? (isNow ? 'newly-listed' : 'no-longer-listed') : undefined;
}

function isLooked(place: PlaceLooked | undefined): boolean {
  return place !== undefined && place.outcome !== 'not-looked';
}

function differing(before: PlaceLooked, after: PlaceLooked): PlaceChange['what'] {
  const differs = {
    outcome: before.outcome !== after.outcome,
    // What a host answers about itself in handshakes and records is compared by its facts, not by its bytes.
    bytes: before.digest !== after.digest && before.place !== 'tls' && before.place !== 'reporting-mail',
    encryption: encryptionOf(before) !== encryptionOf(after),
    mail: mailOf(before) !== mailOf(after),
  };
  return (['outcome', 'bytes', 'encryption', 'mail'] as const).filter((name) => differs[name]);
}

/** A renewed certificate is routine, so its days and digest are left out; a weaker key or lost trust is not. */
function encryptionOf({ tls }: PlaceLooked): string {
  return JSON.stringify(tls === undefined ? null : [tls.protocol, tls.isTrusted, tls.problem ?? null, tls.key ?? null]);
}

function mailOf({ mail }: PlaceLooked): string {
  return JSON.stringify(mail === undefined ? null : [mail.domain, mail.hasMx ?? null, mail.spf ?? null, mail.dmarc ?? null, mail.mtaSts ?? null, mail.offersTls ?? null]);
}

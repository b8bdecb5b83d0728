import { places, type PlaceId, type PlaceLooked } from '../../model/evidence/public-places.ts';
import type { Evidence } from '../../model/evidence.ts';
import type { Pointer } from '../../model/artifact.ts';
import type { Finding } from '../../model/finding.ts';
import { joinText, ours, quote, say, type Text } from '../../model/text.ts';
import { pointerTo } from '../document/artifact-pointer.ts';

/** Places that one sentence names; more are counted. */
const namedMax = 3;

/** A place that was looked at, with what the finding about it needs. */
export interface Look {
  readonly domain: string;
  readonly looked: PlaceLooked;
  readonly pointer: Pointer;
}

/** What was looked at for one domain. */
export interface DomainLooks {
  readonly domain: string;
  readonly looks: readonly Look[];
}

/** The looks at places of some kinds, a domain each; also a domain of which none was looked at. */
export function looksAt(evidence: readonly Evidence<'public-places'>[], ...ids: readonly PlaceId[]): readonly DomainLooks[] {
  return evidence.map(({ artifact, facts }) => ({
    domain: facts.domain,
    looks: facts.places.filter(({ place }) => ids.includes(place)).map((looked) => ({ domain: facts.domain, looked, pointer: pointerTo(artifact) })),
  }));
}

/** «https://acme.example/x on 2026-11-20»: the place and the day, for every sentence about a place of somebody else's. */
export function placeAndDay({ looked }: Look): Text {
  return say`${quote(looked.address)} on ${ours(dayOf(looked.lookedAt))}`;
}

/** Day of an RFC 3339 time as a date; a text of another form is not repeated. */
function dayOf(time: string): string {
  return /^\d{4}-\d{2}-\d{2}/.exec(time)?.[0] ?? 'a day that is not known';
}

/** Several places with their days, the first few by name. */
export function placesAndDays(looks: readonly Look[]): Text {
  const more = looks.length - namedMax;
  return joinText([...looks.slice(0, namedMax).map(placeAndDay), ...(more > 0 ? [say`${more} more places`] : [])], ', ');
}

/**
 * What is said when nothing was found and no standard says that it must stand at these places: where was looked and when, never that
 * there is none.
 */
export function nothingFound(domain: string, looks: readonly Look[], place: PlaceId): Finding {
  const subject = `${domain} ${place}`;
  const title = ours(places[place].title);
  const asked = looks.filter(({ looked }) => looked.outcome !== 'not-looked');
  const pointers = looks.slice(0, 1).map(({ pointer }) => pointer);
  if (asked.length === 0) {
    const [first] = looks;
    const why = first?.looked.reason === undefined ? ours('') : say`: ${quote(first.looked.address)} ${quote(first.looked.reason)}`;
    return { outcome: 'unknown', subject, pointers, message: say`For a ${title} of ${quote(domain)} nobody could look${why}.` };
  }
  const other = asked.find(({ looked }) => looked.outcome === 'unusable');
  const instead = other === undefined ? ours('') : say` At ${quote(other.looked.address)} stands something else: it ${quote(other.looked.reason ?? 'is of another form')}.`;
  return { outcome: 'unknown', subject, pointers, message: say`No ${title} was found at ${placesAndDays(asked)}; it may stand elsewhere.${instead}` };
}

/** What is said of a place at which something always is, when it could not be seen: a connection, or how mail is protected. */
export function notSeen(domain: string, looks: readonly Look[], place: PlaceId): Finding {
  const [first] = looks;
  const why = first === undefined ? ours('no address for it is known') : say`${placeAndDay(first)} ${first.looked.reason === undefined ? ours('did not show it') : quote(first.looked.reason)}`;
  return { outcome: 'unknown', subject: `${domain} ${place}`, pointers: looks.slice(0, 1).map(({ pointer }) => pointer), message: say`The ${ours(places[place].title)} of ${quote(domain)} could not be seen: ${why}.` };
}

/** The first finding of each subject: several contacts may lead to one mailbox or page. */
export function oncePerSubject(findings: readonly Finding[]): readonly Finding[] {
  const seen = new Set<string>();
  return findings.filter(({ subject }) => !seen.has(subject) && seen.add(subject));
}

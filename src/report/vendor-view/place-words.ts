import { places, type MailProtection, type PlaceLooked } from '../../model/evidence/public-places.ts';
import type { TlsFacts } from '../../model/capture.ts';
import { ours, quote, say, type Text } from '../../model/text.ts';
import type { VendorPosition } from '../../model/vendor-position.ts';
import { outcomeTitles } from './words.ts';

/** The places by outcome in one line, with how many were looked at: `(10): 6 found, 1 nothing there, 3 not looked at`. */
export function placesCount({ places: looked }: VendorPosition): string {
  if (looked.length === 0) return '(0): no site of it was given, so none was looked at';
  const counts = (['found', 'absent', 'unusable', 'not-looked'] as const).map((outcome) => ({ outcome, count: looked.filter((place) => place.outcome === outcome).length }));
  return `(${looked.length}): ${counts.filter(({ outcome, count }) => count > 0 || outcome === 'found').map(({ outcome, count }) => `${count} ${outcomeTitles[outcome]}`).join(', ')}`;
}

export function placeTitle(place: PlaceLooked): string {
  return places[place.place].title;
}

/** What was seen there beyond the outcome, and why it was not more; undefined when the outcome says all. */
export function placeDetail(place: PlaceLooked): Text | undefined {
  const details: readonly Text[] = [
    ...(place.reason === undefined ? [] : [say`${quote(place.reason)}`]),
    ...(place.mail === undefined ? [] : [mailText(place.mail)]),
    ...(place.tls === undefined ? [] : [tlsText(place.tls)]),
  ];
  return details.length === 0 ? undefined : { parts: details.flatMap((text, index) => (index === 0 ? text.parts : ['; ', ...text.parts])) };
}

/** Each mechanism by its own name; what could not be asked is said. */
function mailText(mail: MailProtection): Text {
  const said = (value: string | undefined): string => value ?? 'could not be asked';
  const tls = mail.offersTls === undefined ? 'could not be asked' : mail.offersTls ? 'offered' : 'not offered';
  return say`${quote(mail.domain)}: SPF ${ours(said(mail.spf))}, DMARC ${ours(said(mail.dmarc))}, MTA-STS ${ours(said(mail.mtaSts))}, STARTTLS ${ours(tls)}`;
}

function tlsText(tls: TlsFacts): Text {
  const until = tls.validTo === undefined ? ours('') : say`, valid until ${quote(tls.validTo.slice(0, 10))}`;
  return say`${quote(tls.protocol)}, certificate ${ours(tls.isTrusted ? 'trusted' : 'not trusted')}${tls.problem === undefined ? ours('') : say` (${quote(tls.problem)})`}${until}`;
}

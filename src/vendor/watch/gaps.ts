import { places } from '../../model/evidence/public-places.ts';
import { kindTitles } from '../../model/evidence/titles.ts';
import { ours, quote, say } from '../../model/text.ts';
import type { VendorPosition } from '../../model/vendor-position.ts';
import type { Gap } from '../../model/watch/watch-report.ts';

/** What of a position could not be looked at or read: places, files, checks, and a CVE list that is not here. */
export function gapsOf(position: VendorPosition): readonly Gap[] {
  return [
    ...position.places.filter(({ outcome }) => outcome === 'not-looked').map(({ place, address, reason }): Gap => ({ subject: address, sentence: say`Could not look at the ${ours(places[place].title)} at ${quote(address)}: ${reason === undefined ? ours('no reason is known') : say`it ${quote(reason)}`}.` })),
    ...position.evidence.filter(({ state }) => state !== 'read').map(({ artifact, kind, state, notes }): Gap => ({ subject: artifact.path, sentence: say`Could not read ${quote(artifact.path)}${ours(kind === undefined ? '' : ` as a ${kindTitles[kind]}`)}: ${notes[0]?.message ?? ours(state === 'unread' ? 'no reader knows the format.' : 'it is broken.')}` })),
    ...position.findings.filter(({ outcome }) => outcome === 'error').map(({ check, message }): Gap => ({ subject: check, sentence: say`The check ${ours(check)} could not run: ${message}` })),
    ...(position.cve === undefined ? [{ subject: 'CVE list', sentence: ours('No CVE list is here, so nothing is known of the records that the maker issued.') }] : []),
    ...(position.cve !== undefined && position.cve.list.unreadable > 0 ? [{ subject: 'CVE list', sentence: say`${position.cve.list.unreadable} of ${position.cve.list.records + position.cve.list.unreadable} records of the CVE list here could not be read, and may be about this maker.` }] : []),
  ];
}

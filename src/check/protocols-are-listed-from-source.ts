import { defineCheck } from '../model/check.ts';
import { ours, quote, say } from '../model/text.ts';
import { nothingSeen, placed, placesIn } from './source/practice-findings.ts';

/** A maker’s own, for which an open standard exists; told as what it stands in for. */
const standsInFor: ReadonlyMap<string, string> = new Map([['NTLM', 'Kerberos'], ['SMB 1', 'SMB 3 or NFS']]);
/** Protocols of which the specification is open to everybody. */
const openStandards: ReadonlySet<string> = new Set(['TLS 1.2', 'TLS 1.3', 'TLS 1.0', 'TLS 1.1', 'FTP', 'Telnet', 'SNMP 1 or 2']);

/** The inventory of protocols that settings and calls use, for a person to compare with the product. */
export const protocolsAreListedFromSource = defineCheck({
  id: 'protocols-are-listed-from-source',
  title: 'The protocols that the source names are listed',
  failTitle: 'The source names protocols of a maker’s own although open ones exist',
  why: 'Whether a product uses open standards shows in the list of what it speaks. The source names some of it; a person must say what is missing and what is the maker’s own.',
  fix: 'Publish the list of protocols with their versions, and say for each that is your own why no open standard serves.',
  references: ['CISA and partners: Secure by Design white paper, pro-security business practices (open standards)'],
  needs: ['source-tree'],
  isScan: true,
  run: (evidence) => {
    const trees = evidence['source-tree'];
    const places = placesIn(trees, (practices) => practices.protocols).filter(({ place }) => place.state === 'on');
    if (places.length === 0) return nothingSeen('protocols', ours('No setting or code was seen that names a protocol of the inventory.'), trees);
    const names = [...new Set(places.map(({ place }) => place.protocol))].toSorted();
    const open = names.filter((name) => openStandards.has(name));
    const ownOnes = [...Map.groupBy(places, ({ place }) => place.protocol)].flatMap(([name, own]) => {
      const better = standsInFor.get(name);
      return better === undefined ? [] : [placed('fail', name, say`${ours(name)} is used in ${own.length} ${ours(own.length === 1 ? 'place' : 'places')}, the first in ${quote(own[0]?.place.path ?? '')}, although ${ours(better)} could do the same; an open standard was expected.`, own)];
    });
    return { findings: [...ownOnes, placed('needs-review', 'protocols named', say`Settings and calls in the source use ${names.length} ${ours(names.length === 1 ? 'protocol' : 'protocols')}: ${ours(names.join(', '))}. Open standards of the IETF: ${open.length} of ${names.length}; a person must read whether the list is whole and what is the maker’s own.`, places)] };
  },
});

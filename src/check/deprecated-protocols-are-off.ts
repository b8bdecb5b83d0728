import { defineCheck } from '../model/check.ts';
import type { Finding } from '../model/finding.ts';
import { counted, ours, quote, say } from '../model/text.ts';
import { nothingSeen, placed, placesIn } from './source/practice-findings.ts';

/** No setting or code in the source allows a protocol that is on its way out. */
export const deprecatedProtocolsAreOff = defineCheck({
  id: 'deprecated-protocols-are-off',
  title: 'Settings and code allow no deprecated protocol',
  failTitle: 'Settings or code name deprecated protocols as allowed',
  why: 'A protocol that is left on for old partners is the way in for everybody else. The inventory comes from settings and code as they are written; what a running product speaks can differ.',
  fix: 'Switch the protocol off, or put it behind a setting that is off, says what it risks and has an end date.',
  references: ['CISA and partners: Secure by Design white paper, principle 1', 'RFC 7568 (SSL 3.0), RFC 8996 (TLS 1.0 and 1.1), RFC 9155 (SHA-1 and MD5 in TLS 1.2)', 'NIST SP 800-52 Rev. 2, NIST SP 800-131A Rev. 2'],
  needs: ['source-tree'],
  isScan: true,
  run: (evidence) => {
    const trees = evidence['source-tree'];
    const places = placesIn(trees, (practices) => practices.protocols);
    if (places.length === 0) return nothingSeen('protocols', ours('No setting or code was seen that names a protocol of the inventory, so nothing is known about what the product speaks.'), trees);
    const deprecated = places.filter(({ place }) => place.isDeprecated);
    const findings = [...Map.groupBy(deprecated.filter(({ place }) => place.state === 'on'), ({ place }) => place.protocol)].map(([protocol, own]): Finding =>
      placed('fail', protocol, say`${ours(protocol)} is used in ${own.length} ${ours(own.length === 1 ? 'place' : 'places')}, the first in ${quote(own[0]?.place.path ?? '')}; it is deprecated, so a refusal was expected.`, own),
    );
    const good = places.filter(({ place }) => (place.state === 'off') === place.isDeprecated);
    if (good.length > 0) {
      const named = [...new Set(good.map(({ place }) => `${place.protocol} ${place.isDeprecated ? 'refused' : 'allowed'}`))].slice(0, 10).join(', ');
      findings.push(placed('pass', 'current protocols', say`${counted(good.length, 'place allows a current protocol or refuses', 'places allow a current protocol or refuse')} a deprecated one: ${ours(named)}.`, good));
    }
    if (findings.length === 0) return nothingSeen('protocols', ours('Only refusals of current protocols were seen, which say nothing about what the product speaks.'), trees);
    return { findings };
  },
});

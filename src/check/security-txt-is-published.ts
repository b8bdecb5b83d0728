import { defineCheck } from '../model/check.ts';
import type { Finding } from '../model/finding.ts';
import { ours, quote, say } from '../model/text.ts';
import { looksAt, nothingFound, placeAndDay, placesAndDays, type DomainLooks, type Look } from './public/looks.ts';

/** RFC 9116 says where the file stands, so that it stands at neither place is seen by looking. */
export const securityTxtIsPublished = defineCheck({
  id: 'security-txt-is-published',
  title: 'A security.txt stands where RFC 9116 puts it',
  failTitle: 'No security.txt stands where RFC 9116 puts it',
  why: 'Who finds a flaw looks for security.txt at its standard place first; without it reports reach nobody, or late.',
  fix: 'Serve the file as text/plain over https at /.well-known/security.txt of the domain.',
  references: ['RFC 9116, section 3', 'Pledge G5-M2'],
  needs: ['public-places'],
  run: (evidence) => ({ findings: looksAt(evidence['public-places'], 'security-txt').map(judgeDomain) }),
});

/** The place of the standard, and the one that it allows for older hosts. */
const standardPaths = ['/.well-known/security.txt', '/security.txt'] as const;

function judgeDomain({ domain, looks }: DomainLooks): Finding {
  const subject = `${domain} security-txt`;
  const found = looks.find(({ looked }) => looked.outcome === 'found');
  if (found !== undefined) return { outcome: 'pass', subject, pointers: [found.pointer], message: say`A security.txt stood at ${placeAndDay(found)}.` };
  const standard = standardPaths.map((path) => looks.find((look) => pathOf(look) === path));
  const seen = standard.filter((look) => look !== undefined && look.looked.outcome !== 'not-looked').flatMap((look) => (look === undefined ? [] : [look]));
  if (seen.length < standardPaths.length) return nothingFound(domain, looks, 'security-txt');
  const other = seen.find(({ looked }) => looked.outcome === 'unusable');
  const instead = other === undefined ? ours('') : say` What stands at ${quote(other.looked.address)} ${quote(other.looked.reason ?? 'is something else')}.`;
  return { outcome: 'fail', subject, pointers: seen.map(({ pointer }) => pointer).slice(0, 1), message: say`No security.txt stood at ${placesAndDays(seen)}, the two places of RFC 9116.${instead}` };
}

function pathOf({ looked }: Look): string | undefined {
  return URL.canParse(looked.address) ? new URL(looked.address).pathname : undefined;
}

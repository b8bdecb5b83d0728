import { defineCheck } from '../model/check.ts';
import type { Finding } from '../model/finding.ts';
import { ours, quote, say } from '../model/text.ts';
import { looksAt, oncePerSubject, placeAndDay, type DomainLooks, type Look } from './public/looks.ts';

/** Looks at name servers and at pages only: no mail is sent, and no form is filled in. */
export const reportingAddressIsReachable = defineCheck({
  id: 'reporting-address-is-reachable',
  title: 'The address for reports has a mail server, or its page answered',
  failTitle: 'The address for reports has no mail server, or its page is gone',
  why: 'A report to a mailbox without a mail server, or to a form that is gone, reaches nobody.',
  fix: 'Give the domain of the mailbox an MX record, and keep the address of the form as it stands in security.txt and in the policy.',
  references: ['Pledge G5 (c)', 'RFC 5321, section 5.1'],
  needs: ['public-places'],
  run: (evidence) => ({ findings: looksAt(evidence['public-places'], 'reporting-mail', 'reporting-page').flatMap(judgeDomain) }),
});

function judgeDomain({ domain, looks }: DomainLooks): readonly Finding[] {
  const findings = oncePerSubject(looks.flatMap((look) => (look.looked.place === 'reporting-mail' ? mailFinding(look) : pageFinding(look))));
  if (findings.length > 0) return findings;
  const [first] = looks;
  const why = first === undefined ? ours('no address for reports is known, as security.txt would name it') : say`${placeAndDay(first)} ${quote(first.looked.reason ?? 'could not be asked')}`;
  return [{ outcome: 'unknown', subject: `${domain} address for reports`, pointers: looks.slice(0, 1).map(({ pointer }) => pointer), message: say`Whether reports to ${quote(domain)} arrive could not be seen: ${why}.` }];
}

function mailFinding(look: Look): readonly Finding[] {
  const { mail } = look.looked;
  if (mail?.hasMx === undefined) return [];
  const subject = `${mail.domain} mail server`;
  if (mail.hasMx) return [{ outcome: 'pass', subject, pointers: [look.pointer], message: say`The domain ${quote(mail.domain)} of the mailbox for reports names a mail server (MX): ${placeAndDay(look)}. No mail was sent.` }];
  return [{ outcome: 'fail', subject, pointers: [look.pointer], message: say`The domain ${quote(mail.domain)} of the mailbox for reports names no mail server: no MX record was seen at ${placeAndDay(look)}; one is expected.` }];
}

function pageFinding(look: Look): readonly Finding[] {
  const { outcome, address } = look.looked;
  const subject = `${look.domain} ${address}`;
  if (outcome === 'found') return [{ outcome: 'pass', subject, pointers: [look.pointer], message: say`The page for reports answered: ${placeAndDay(look)}. No form was filled in.` }];
  if (outcome === 'absent') return [{ outcome: 'fail', subject, pointers: [look.pointer], message: say`The page for reports is gone: the host said that nothing stands at ${placeAndDay(look)}; a page is expected.` }];
  return [{ outcome: 'unknown', subject, pointers: [look.pointer], message: say`Whether the page for reports answers is not known: ${placeAndDay(look)} ${outcome === 'unusable' ? ours('holds something else') : ours('could not be looked at')}.` }];
}

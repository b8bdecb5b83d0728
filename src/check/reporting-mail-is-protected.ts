import { defineCheck } from '../model/check.ts';
import type { MailProtection } from '../model/evidence/public-places.ts';
import type { Finding, Outcome } from '../model/finding.ts';
import { ours, quote, say } from '../model/text.ts';
import { looksAt, notSeen, oncePerSubject, placeAndDay, type Look } from './public/looks.ts';

/** One finding for each protection, because each guards against something else. What could not be asked is unknown. */
export const reportingMailIsProtected = defineCheck({
  id: 'reporting-mail-is-protected',
  title: 'Mail to and from the reporting address is protected',
  failTitle: 'Mail to and from the reporting address lacks protection',
  why: 'A report describes a flaw before its fix: whoever can read it on its way, or answer in the maker’s name, can use it.',
  fix: 'Publish SPF that ends in -all, DMARC with quarantine or reject, and an MTA-STS policy in mode enforce; offer STARTTLS on every mail server.',
  references: ['RFC 7208 (SPF)', 'RFC 7489 (DMARC)', 'RFC 8461 (MTA-STS)', 'RFC 3207 (STARTTLS)'],
  needs: ['public-places'],
  run: (evidence) => ({
    findings: looksAt(evidence['public-places'], 'reporting-mail').flatMap(({ domain, looks }) => {
      const findings = oncePerSubject(looks.flatMap((look) => (look.looked.mail === undefined ? [] : protectionFindings(look, look.looked.mail))));
      return findings.length > 0 ? findings : [notSeen(domain, looks, 'reporting-mail')];
    }),
  }),
});

/** What was seen of one protection: its words complete «the domain …». */
interface Seen {
  readonly name: string;
  readonly outcome: Outcome;
  readonly words: string;
}

function protectionFindings(look: Look, mail: MailProtection): readonly Finding[] {
  return [spf(mail.spf), dmarc(mail.dmarc), mtaSts(mail.mtaSts), startTls(mail.offersTls)].map(({ name, outcome, words }) => ({
    outcome,
    subject: `${mail.domain} ${name}`,
    pointers: [look.pointer],
    message: say`${ours(name)}: the domain ${quote(mail.domain)} ${ours(words)}, seen at ${placeAndDay(look)}.`,
  }));
}

function spf(seen: MailProtection['spf']): Seen {
  const name = 'SPF';
  if (seen === 'fail') return { name, outcome: 'pass', words: 'refuses mail of all other servers (-all)' };
  if (seen === 'softfail') return { name, outcome: 'pass', words: 'marks mail of all other servers (~all)' };
  if (seen === 'redirect') return { name, outcome: 'unknown', words: 'hands the question on to another domain, which was not followed' };
  if (seen === undefined) return { name, outcome: 'unknown', words: 'could not be asked' };
  return { name, outcome: 'fail', words: seen === 'absent' ? 'has no record; one that ends in -all is expected' : 'refuses no server; a record that ends in -all is expected' };
}

function dmarc(seen: MailProtection['dmarc']): Seen {
  const name = 'DMARC';
  if (seen === undefined) return { name, outcome: 'unknown', words: 'could not be asked' };
  if (seen === 'reject' || seen === 'quarantine') return { name, outcome: 'pass', words: `asks receivers to ${seen} forged mail` };
  return { name, outcome: 'fail', words: seen === 'absent' ? 'has no policy; quarantine or reject is expected' : 'asks receivers to do nothing about forged mail; quarantine or reject is expected' };
}

function mtaSts(seen: MailProtection['mtaSts']): Seen {
  const name = 'MTA-STS';
  if (seen === undefined) return { name, outcome: 'unknown', words: 'could not be asked' };
  if (seen === 'enforce') return { name, outcome: 'pass', words: 'takes mail over encrypted connections only' };
  return { name, outcome: 'fail', words: seen === 'absent' ? 'has no policy; the mode enforce is expected' : `has a policy in the mode ${seen}; enforce is expected` };
}

function startTls(seen: boolean | undefined): Seen {
  const name = 'STARTTLS';
  if (seen === undefined) return { name, outcome: 'unknown', words: 'could not be asked' };
  return seen ? { name, outcome: 'pass', words: 'has a mail server that offers encryption' } : { name, outcome: 'fail', words: 'has a mail server that offers no encryption; STARTTLS is expected' };
}

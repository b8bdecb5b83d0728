import type { NameLook } from '../../model/capture.ts';
import type { MailProtection } from '../../model/evidence/public-places.ts';
import type { SecurityTxt } from '../../model/evidence/security-txt.ts';
import { decodeText } from '../../read/gateway/text.ts';
import { Unreadable } from '../../read/source.ts';
import { announcesMtaSts, dmarcOf, mailHostsOf, mtaStsModeOf, spfOf } from './mail-records.ts';
import { siteOf } from './site.ts';
import type { Collected, Tools } from './tools.ts';
import { ask } from './web-answer.ts';

const domainsMax = 3;

/**
 * Looks how the domains of the mail addresses for reports in security.txt are protected: MX, SPF, DMARC, MTA-STS, and whether the first
 * mail host offers encryption. No mail is sent, and no mailbox name is known here.
 */
export async function collectReportingMail(securityTxt: SecurityTxt | undefined, tools: Tools): Promise<readonly Collected[]> {
  const domains = new Set((securityTxt?.contacts ?? []).flatMap(({ scheme, domain }) => (scheme === 'mailto' && domain !== undefined ? [domain] : [])));
  return Promise.all([...domains].slice(0, domainsMax).map((domain) => collectDomain(domain, tools)));
}

async function collectDomain(domain: string, tools: Tools): Promise<Collected> {
  const [exchange, spf, dmarc, mtaSts] = await Promise.all([tools.world.name(domain, 'MX'), tools.world.name(domain, 'TXT'), dmarcPolicy(domain, tools), mtaStsMode(domain, tools)]);
  const hosts = mailHostsOf(exchange.answers);
  const [first] = hosts;
  const starttls = first === undefined ? undefined : await tools.world.mail(first);
  const spfEnd = isTold(spf) ? spfOf(spf.answers) : undefined;
  const mail: MailProtection = {
    domain,
    ...(isTold(exchange) ? { hasMx: hosts.length > 0 } : {}),
    ...(spfEnd === undefined ? {} : { spf: spfEnd }),
    ...(dmarc === undefined ? {} : { dmarc }),
    ...(mtaSts === undefined ? {} : { mtaSts }),
    ...(starttls?.outcome === 'answered' && starttls.offersTls !== undefined ? { offersTls: starttls.offersTls } : {}),
  };
  const place = { place: 'reporting-mail', address: `${domain} MX`, from: 'linked', lookedAt: exchange.askedAt, mail } as const;
  if (!isTold(exchange)) return { looked: { ...place, outcome: 'not-looked', reason: exchange.reason ?? 'could not be asked of a name server' } };
  return { looked: hosts.length > 0 ? { ...place, outcome: 'found' } : { ...place, outcome: 'absent', reason: 'names no mail host' } };
}

/** Of the domain itself, and where it has none of its organisational domain (RFC 7489, section 6.6.3). */
async function dmarcPolicy(domain: string, tools: Tools): Promise<MailProtection['dmarc'] | undefined> {
  const own = await tools.world.name(`_dmarc.${domain}`, 'TXT');
  if (!isTold(own)) return undefined;
  const policy = dmarcOf(own.answers, false);
  const organisation = siteOf(domain);
  if (policy !== undefined || organisation === undefined || organisation === domain) return policy ?? 'absent';
  const above = await tools.world.name(`_dmarc.${organisation}`, 'TXT');
  return isTold(above) ? dmarcOf(above.answers, true) ?? 'absent' : undefined;
}

/** RFC 8461, section 3.3: the policy is fetched when it is announced, and redirects are not followed. */
async function mtaStsMode(domain: string, tools: Tools): Promise<MailProtection['mtaSts'] | undefined> {
  const announced = await tools.world.name(`_mta-sts.${domain}`, 'TXT');
  if (!isTold(announced)) return undefined;
  if (!announcesMtaSts(announced)) return 'absent';
  const answer = await ask(tools.world, { url: `https://mta-sts.${domain}/.well-known/mta-sts.txt`, limitBytes: 65_536, accept: 'text/plain' });
  if (answer.state === 'untold') return answer.look.problem === 'name-unknown' ? 'absent' : undefined;
  if (answer.body === undefined || answer.look.hops.length !== 1) return 'absent';
  try {
    return mtaStsModeOf(decodeText(answer.body)) ?? 'absent';
  } catch (problem) {
    if (problem instanceof Unreadable) return 'absent';
    throw problem;
  }
}

/** Whether a name server said something: that there are such records, or that there are none. */
function isTold(look: NameLook): boolean {
  return look.outcome === 'answered' || look.outcome === 'absent';
}

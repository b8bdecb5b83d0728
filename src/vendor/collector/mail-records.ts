import type { NameLook } from '../../model/capture.ts';
import type { MailProtection } from '../../model/evidence/public-places.ts';

/** Host names of mail exchangers, the preferred first; none for the null MX of RFC 7505, with which a domain says that it takes no mail. */
export function mailHostsOf(answers: readonly string[]): readonly string[] {
  const records = answers.flatMap((answer) => {
    const [, preference, host] = /^(\d{1,5}) ([^\s]{1,255})$/.exec(answer) ?? [];
    const name = host?.replace(/\.$/, '').toLowerCase();
    return preference === undefined || name === undefined || name === '' ? [] : [{ preference: Number(preference), name }];
  });
  return records.toSorted((one, other) => one.preference - other.preference || (one.name < other.name ? -1 : 1)).map(({ name }) => name);
}

/**
 * How the SPF record of a domain ends (RFC 7208, sections 4.5, 4.7 and 5.1).
 * @returns undefined when there are several records, of which none counts
 */
export function spfOf(answers: readonly string[]): MailProtection['spf'] | undefined {
  const records = answers.filter((answer) => /^v=spf1(?: |$)/i.test(answer));
  const [record] = records;
  if (record === undefined) return 'absent';
  if (records.length > 1) return undefined;
  const terms = record.toLowerCase().split(' ').slice(1);
  const all = terms.find((term) => /^[-~?+]?all$/.test(term));
  if (all !== undefined) return all.startsWith('-') ? 'fail' : all.startsWith('~') ? 'softfail' : all.startsWith('?') ? 'neutral' : 'pass';
  return terms.some((term) => term.startsWith('redirect=')) ? 'redirect' : 'neutral';
}

/**
 * The policy of a DMARC record (RFC 7489, sections 6.3 and 6.6.3).
 * @param isSubdomain the record is of the organisational domain, and the mail's domain lies below it: `sp` then goes first
 * @returns undefined when there is no record, or several, of which none counts
 */
export function dmarcOf(answers: readonly string[], isSubdomain: boolean): Exclude<MailProtection['dmarc'], undefined | 'absent'> | undefined {
  const records = answers.filter((answer) => /^v\s*=\s*DMARC1\s*(?:;|$)/.test(answer));
  const [record] = records;
  if (record === undefined || records.length > 1) return undefined;
  const tags = tagsOf(record);
  const policy = (isSubdomain ? tags.get('sp') : undefined) ?? tags.get('p');
  if (policy === 'reject' || policy === 'quarantine' || policy === 'none') return policy;
  return tags.has('rua') ? 'none' : undefined;
}

/** Whether a domain announces a policy of MTA-STS (RFC 8461, section 3.1). */
export function announcesMtaSts(look: NameLook): boolean {
  return look.answers.filter((answer) => /^v=STSv1\s*;/.test(answer)).length === 1;
}

/** The mode in the policy file (RFC 8461, section 3.2); undefined when it states none. */
export function mtaStsModeOf(text: string): Exclude<MailProtection['mtaSts'], undefined | 'absent'> | undefined {
  const fields = text.split(/\r?\n/, 200).map((line) => /^([a-z_]{1,30})\s*:\s*(.{0,300}?)\s*$/.exec(line.slice(0, 400)));
  if (!fields.some((field) => field?.[1] === 'version' && field[2] === 'STSv1')) return undefined;
  const mode = fields.find((field) => field?.[1] === 'mode')?.[2];
  return mode === 'enforce' || mode === 'testing' || mode === 'none' ? mode : undefined;
}

function tagsOf(record: string): ReadonlyMap<string, string> {
  return new Map(record.split(';').flatMap((part) => {
    const at = part.indexOf('=');
    return at < 0 ? [] : [[part.slice(0, at).trim().toLowerCase(), part.slice(at + 1).trim().toLowerCase()] as const];
  }));
}

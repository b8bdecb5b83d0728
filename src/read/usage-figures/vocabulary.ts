import { usageFigures, usageSubjects, type UsageFigure, type UsageSubject } from '../../model/evidence/usage-figures.ts';

const plain = (text: string): string => text.trim().toLowerCase().replaceAll(/[\s_/]+/g, '-').slice(0, 60);

/** Usual words for the subjects; a word that is not here counts as `other` and is not kept. */
const words: Readonly<Partial<Record<UsageSubject, readonly string[]>>> = {
  ssl: ['sslv2', 'sslv3', 'ssl-2', 'ssl-3', 'ssl2', 'ssl3', 'ssl-2.0', 'ssl-3.0', 'sslv2.0', 'sslv3.0'],
  'tls-1.0': ['tls1.0', 'tlsv1', 'tlsv1.0', 'tls-1', 'tls1'],
  'tls-1.1': ['tls1.1', 'tlsv1.1'],
  'smb-1': ['smb1', 'smbv1', 'cifs', 'smb-1.0'],
  ntlm: ['ntlmv1', 'ntlm-v1', 'ntlm1', 'lm', 'ntlm-1', 'ntlmv2'],
  'ldap-without-tls': ['ldap', 'ldap-simple-bind', 'unsigned-ldap'],
  'basic-authentication': ['basic', 'basic-auth', 'http-basic', 'legacy-authentication', 'legacy-auth', 'other-clients', 'authenticated-smtp-basic', 'exchange-web-services', 'mapi-over-http', 'outlook-anywhere-(rpc-over-http)', 'offline-address-book', 'autodiscover', 'exchange-online-powershell', 'reporting-web-services'],
  imap: ['imap4'],
  pop3: ['pop'],
  'smtp-authentication': ['smtp', 'smtp-auth', 'authenticated-smtp'],
  'exchange-activesync': ['activesync', 'eas'],
  ftp: [], telnet: [],
  http: ['plain-http', 'http-1.1-without-tls', 'cleartext-http'],
  'snmp-1': ['snmpv1', 'snmp1'],
  'snmp-2': ['snmpv2', 'snmpv2c', 'snmp2'],
  'ssh-1': ['sshv1', 'ssh1'],
  administrator: ['administrators', 'admin', 'admins', 'owner', 'super-admin', 'privileged'],
  user: ['users', 'member', 'members'],
  developer: ['developers'],
  guest: ['guests', 'external'],
  service: ['service-account', 'service-accounts', 'machine'],
};

const bySubject: ReadonlyMap<string, UsageSubject> = new Map(usageSubjects.flatMap((subject) => [subject, ...(words[subject] ?? [])].map((word): [string, UsageSubject] => [word, subject])));

/** Protocols that no longer count as safe; of these a count is kept by its name. */
const roles: ReadonlySet<UsageSubject> = new Set<UsageSubject>(['administrator', 'user', 'developer', 'support', 'guest', 'service', 'other']);

export function subjectOf(text: string): UsageSubject | undefined {
  return bySubject.get(plain(text));
}

/** An old protocol by its name; undefined for one that is not known to be old, such as TLS 1.3. */
export function oldProtocolOf(text: string): UsageSubject | undefined {
  const subject = subjectOf(text);
  return subject === undefined || roles.has(subject) ? undefined : subject;
}

export function figureOf(text: string): UsageFigure | undefined {
  const word = plain(text);
  return usageFigures.find((figure) => figure === word);
}

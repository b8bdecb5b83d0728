import { unprotectedAddress } from '../model/database-address.ts';
import { allowance, choice, count, exceptions, lowerLimit, place, places, upperLimit } from './values.ts';

const host = /^(?=.{1,253}$)[a-z0-9]([a-z0-9-]{0,62}[a-z0-9])?(\.[a-z0-9]([a-z0-9-]{0,62}[a-z0-9])?)*$/u;
const hostOrPlace = /^[a-z0-9.-]{1,253}(:\d{1,5}|=[0-9a-f.:[\]]{2,45}:\d{1,5})?$/u;
const address = /^[0-9a-f.:]{2,45}(\/\d{1,3})?$/u;
const absolutePath = /^(\/|[A-Za-z]:\\)[^\0]{0,1000}$/u;
const httpsUrl = /^https:\/\/[^\s/]{1,253}(:\d{1,5})?(\/[^\s]{0,1000})?$/u;
const postgresql = { form: /^postgres(ql)?:\/\/\S{1,1000}$/u, expected: 'postgres://user@host/database', alsoRefuses: unprotectedAddress };
const bucket = /^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/u;

/**
 * Every setting there is. Those that protect have the safe value from the start and can only be loosened by a named
 * person, with a reason, for a time; the rest say where the instance stands. The loosening guide is printed from here.
 */
export const register = {
  sessionIdleMinutes: upperLimit({
    variable: 'ASSAY_SESSION_IDLE_MINUTES', summary: 'Minutes without a request after which a session ends; an administrator’s after 15 at most.', templates: { strict: 30, balanced: 30, evaluation: 60 }, least: 2, most: 60,
    protects: 'A computer left alone is of no use to who finds it.', reason: 'Desks differ in who walks past them; half an hour spans a meeting room break and not a lunch.', risk: 'Whoever sits down at an unlocked computer acts in the name of the person who left it, for as long as the session lives.', acceptedBy: 'administrator', daysMost: 180,
  }),
  sessionHours: upperLimit({
    variable: 'ASSAY_SESSION_HOURS', summary: 'Hours after which a session ends in any case; an administrator’s after 8 at most.', templates: { strict: 12, balanced: 12, evaluation: 24 }, least: 1, most: 24,
    protects: 'A stolen session ends within a working day.', reason: 'Shifts differ in length; twelve hours span the longest usual one, so that a session never sees a second day.', risk: 'A session copied from a browser by malware works longer before the thief must start again.', acceptedBy: 'administrator', daysMost: 180,
  }),
  stepUpMinutes: upperLimit({
    variable: 'ASSAY_STEP_UP_MINUTES', summary: 'Minutes for which a shown passkey counts for sensitive acts.', templates: { strict: 5, balanced: 5, evaluation: 5 }, least: 1, most: 15,
    protects: 'Publishing, keys, roles, sign-in settings and accepted risks need the person, not only an open session.', reason: 'Reviewing before signing takes some minutes; five are enough for one decision and too few for a second one by somebody else.', risk: 'Somebody who takes over an open session can publish or change roles in the minutes after its owner used a passkey.', acceptedBy: 'executive-sponsor', daysMost: 30,
  }),
  tokenDaysMost: upperLimit({
    variable: 'ASSAY_TOKEN_DAYS_MOST', summary: 'Days that an API token lives at most.', templates: { strict: 30, balanced: 90, evaluation: 30 }, least: 1, most: 90,
    protects: 'A token that leaked into a build log dies soon.', reason: 'Builds need a token that outlives a release cycle, and some cycles are quarters; a month suits a team that releases often.', risk: 'A leaked token can push evidence in your name for months, and nobody may notice.', acceptedBy: 'administrator', daysMost: 365,
  }),
  passwordSignIn: allowance({
    variable: 'ASSAY_PASSWORD_SIGN_IN', summary: 'Lets people who are no administrators sign in with a long password and a one-time password besides passkeys.', templates: { balanced: false, evaluation: false },
    protects: 'There is no password that could be guessed, reused or fished.', reason: 'Some organisations have people whose machines can’t hold a passkey; it is off because most have none.', risk: 'A copied sign-in page gets both the password and the one-time password; the sign-in then belongs to the attacker.', acceptedBy: 'executive-sponsor', daysMost: 90,
  }),
  newAccountsFromProviders: allowance({
    variable: 'ASSAY_NEW_ACCOUNTS_FROM_PROVIDERS', summary: 'Makes an account for whoever a connected provider vouches for and a group maps to a role, without an invitation.', templates: { balanced: true, evaluation: false },
    protects: 'Only invited people have accounts.', reason: 'Organisations that keep their people in one directory want no second list; it is off because an invitation is a decision somebody made.', risk: 'Whoever can put a person into a group of your provider gives them access here.', acceptedBy: 'administrator', daysMost: 365,
  }),
  onePersonPublishing: allowance({
    variable: 'ASSAY_ONE_PERSON_PUBLISHING', summary: 'Lets one person both prepare a dossier and publish it.', templates: { balanced: false, evaluation: true },
    protects: 'Two people stand behind what the public reads.', reason: 'A maker of one person has no second; it is off because a published dossier is signed in the name of all.', risk: 'One mistaken or coerced person can publish something untrue, signed in the name of the organisation.', acceptedBy: 'executive-sponsor', daysMost: 90,
  }),
  auditRetentionDays: lowerLimit({
    variable: 'ASSAY_AUDIT_RETENTION_DAYS', summary: 'Days that entries of the audit log are kept.', templates: { strict: 400, balanced: 400, evaluation: 183 }, least: 183, most: 3650,
    protects: 'An intrusion that is noticed a year later can still be followed.', reason: 'Laws ask for other times; 400 days span a year and the month in which it is looked at.', risk: 'Who came in early, and what they touched, can no longer be found out.', acceptedBy: 'executive-sponsor', daysMost: 365,
  }),
  auditStreamMaySkipCertificateName: allowance({
    variable: 'ASSAY_AUDIT_STREAM_MAY_SKIP_CERTIFICATE_NAME', summary: 'Streams the audit log to a collector whose certificate names another host.', templates: { balanced: false, evaluation: false },
    protects: 'The log goes to your collector and to nobody who sits between.', reason: 'Some collectors inside of a network have no certificate of their own name yet; it is off because a log that leaves must arrive.', risk: 'Somebody in the network can read the log and answer in the collector’s place.', acceptedBy: 'executive-sponsor', daysMost: 30,
  }),
  uploadMegabytesMost: upperLimit({
    variable: 'ASSAY_UPLOAD_MEGABYTES_MOST', summary: 'Megabytes of one file of evidence at most.', templates: { strict: 256, balanced: 1024, evaluation: 256 }, least: 1, most: 4096,
    protects: 'Nobody fills the disk or keeps the analyser busy with one file.', reason: 'Bills of firmware and months of logs can be larger; 256 MB hold an SBOM of a quarter of a million components.', risk: 'A few large uploads fill the disk; the workspace then only reads until there is room.', acceptedBy: 'administrator', daysMost: 365,
  }),
  requestsPerMinute: upperLimit({
    variable: 'ASSAY_REQUESTS_PER_MINUTE', summary: 'Requests of one address in a minute before it has to wait.', templates: { strict: 600, balanced: 1200, evaluation: 1200 }, least: 60, most: 6000,
    protects: 'One client can’t keep the others waiting, and guessing stays slow.', reason: 'Offices behind one address and busy builds ask more often; ten a second are more than a person needs.', risk: 'A script that gets out of hand, or an attacker, slows the workspace for everybody.', acceptedBy: 'administrator', daysMost: 365,
  }),
  privateHostsAllowed: exceptions({
    variable: 'ASSAY_PRIVATE_HOSTS_ALLOWED', summary: 'Hosts inside your network that the workspace may connect to: providers, collectors of logs, vendors under test.', form: host, expected: 'a host name such as idp.corp.example', itemsMost: 20,
    protects: 'Nobody can use the workspace to reach what only your network reaches.', reason: 'Sign-in providers and collectors often are inside of the network; it is empty because only the operator knows which.', risk: 'A host on this list can be asked by whoever may enter an address here, and its answers seen.', acceptedBy: 'administrator', daysMost: 365,
  }),
  vendorHostsAllowed: exceptions({
    variable: 'ASSAY_VENDOR_HOSTS_ALLOWED', summary: 'Hosts of makers that may be looked at although they are inside your network or on a port of their own.', form: hostOrPlace, expected: 'a host name, or a name and where it is, such as acme.example=10.0.0.5:8443', itemsMost: 20,
    protects: 'Looking at a maker reaches public places only.', reason: 'A maker under test, or the own organisation as a maker, may be inside of the network; it is empty because others are not.', risk: 'Whoever may add a maker can have such a host asked, and what it answers is kept.', acceptedBy: 'administrator', daysMost: 365,
  }),
  publicUrl: place({ variable: 'ASSAY_PUBLIC_URL', summary: 'The workspace’s address as browsers see it. Passkeys are bound to its host.', default: 'http://localhost:8080', form: /^(https:\/\/[^\s/?#@]{1,253}|http:\/\/(localhost|127\.0\.0\.1|\[::1\])(:\d{1,5})?)$/u, expected: 'https://… without a path, or http://localhost:<port>' }),
  trustUrl: place({ variable: 'ASSAY_TRUST_URL', summary: 'An address of its own for what is published, on another host name than the workspace’s: then only it shows trust pages, and the workspace’s own leads there.', form: /^(https:\/\/[^\s/?#@]{1,253}|http:\/\/(localhost|127\.0\.0\.1|\[::1\])(:\d{1,5})?)$/u, expected: 'https://… without a path, or http://localhost:<port>' }),
  listenAddress: place({ variable: 'ASSAY_LISTEN_ADDRESS', summary: 'The address to listen on. Beyond loopback it needs a certificate or a trusted proxy, and a finished setup.', default: '127.0.0.1', form: address, expected: 'an IP address' }),
  port: count({ variable: 'ASSAY_PORT', summary: 'The port to listen on; 0 takes any free one, which the start tells.', default: 8080, least: 0, most: 65_535 }),
  certificateFile: place({ variable: 'ASSAY_CERTIFICATE_FILE', summary: 'The certificate chain (PEM) for TLS.', form: absolutePath, expected: 'an absolute path' }),
  certificateKeyFile: place({ variable: 'ASSAY_CERTIFICATE_KEY_FILE', summary: 'The private key (PEM) of the certificate.', form: absolutePath, expected: 'an absolute path' }),
  trustedProxies: places({ variable: 'ASSAY_TRUSTED_PROXIES', summary: 'Addresses of proxies that end TLS in front of the workspace; only their forwarding headers are read.', form: address, expected: 'an IP address or a range such as 10.0.0.0/24', itemsMost: 20 }),
  dataFolder: place({ variable: 'ASSAY_DATA', summary: 'Folder of the embedded database, of evidence and of the instance’s secret.', form: absolutePath, expected: 'an absolute path' }),
  secretFile: place({ variable: 'ASSAY_SECRET_FILE', summary: 'The instance’s secret when several servers share one database; otherwise it lies in the data folder.', form: absolutePath, expected: 'an absolute path' }),
  databaseUrl: { ...place({ variable: 'ASSAY_DATABASE_URL', summary: 'PostgreSQL to use in place of the embedded database; DATABASE_URL is read as well. Beyond this machine it is encrypted, and an address that turns that off is refused.', ...postgresql }), isSecret: true as const },
  ownerDatabaseUrl: { ...place({ variable: 'ASSAY_OWNER_DATABASE_URL', summary: 'The same PostgreSQL with the role that owns the tables, for assay upgrade and assay restore only; assay serve refuses to hold it.', ...postgresql }), isSecret: true as const },
  s3Address: place({ variable: 'ASSAY_S3_ADDRESS', summary: 'A service that speaks S3, for evidence and backups. This host may be inside your network.', form: /^(https:\/\/[^\s/?#@]{1,253}|http:\/\/(localhost|127\.0\.0\.1|\[::1\])(:\d{1,5})?)$/u, expected: 'https://… without a path, or http://localhost:<port>' }),
  s3Region: place({ variable: 'ASSAY_S3_REGION', summary: 'The region that requests to the S3 service are signed for.', default: 'us-east-1', form: /^[a-z0-9-]{1,60}$/u, expected: 'a region such as eu-central-1' }),
  s3Bucket: place({ variable: 'ASSAY_S3_BUCKET', summary: 'The bucket that evidence is kept in; without one it is kept in the data folder.', form: bucket, expected: 'the name of a bucket' }),
  s3PathStyle: choice({ variable: 'ASSAY_S3_PATH_STYLE', summary: 'Writes the bucket’s name into the path of addresses, as many services want it that one runs oneself, in place of before the host.' }),
  s3AccessKeyId: { ...place({ variable: 'ASSAY_S3_ACCESS_KEY_ID', summary: 'Which key the S3 service is asked with. The key needs to read, write, delete and list in its buckets, and nothing else.', form: /^[\w+/=.-]{1,128}$/u, expected: 'the id of an access key' }), isSecret: true as const },
  s3SecretAccessKey: { ...place({ variable: 'ASSAY_S3_SECRET_ACCESS_KEY', summary: 'The secret of that key.', form: /^\S{1,256}$/u, expected: 'the secret of an access key' }), isSecret: true as const },
  mailUrl: { ...place({ variable: 'ASSAY_MAIL_URL', summary: 'The mail server that invitations and notices go through.', form: /^smtps?:\/\/\S{1,500}$/u, expected: 'smtps://user:password@host' }), isSecret: true as const },
  mailFrom: place({ variable: 'ASSAY_MAIL_FROM', summary: 'The sender of mails.', form: /^[^\s@<>]{1,64}@[^\s@<>]{1,253}$/u, expected: 'a mail address' }),
  auditSyslog: place({ variable: 'ASSAY_AUDIT_SYSLOG', summary: 'Where the audit log is streamed as syslog over TLS.', form: /^[^\s:/]{1,253}:\d{1,5}$/u, expected: 'host:port' }),
  auditWebhook: place({ variable: 'ASSAY_AUDIT_WEBHOOK', summary: 'Where the audit log is streamed as signed requests.', form: httpsUrl, expected: 'an https address' }),
  auditWebhookSecret: { ...place({ variable: 'ASSAY_AUDIT_WEBHOOK_SECRET', summary: 'What the requests to the audit webhook are signed with.', form: /^\S{32,500}$/u, expected: 'at least 32 characters' }), isSecret: true as const },
  auditFile: place({ variable: 'ASSAY_AUDIT_FILE', summary: 'A file that the audit log is streamed to.', form: absolutePath, expected: 'an absolute path' }),
  breachedPasswordsFile: place({ variable: 'ASSAY_BREACHED_PASSWORDS_FILE', summary: 'The operator’s own list of passwords that are refused, one a line, beside the one that comes along.', form: absolutePath, expected: 'an absolute path' }),
  updateFeed: place({ variable: 'ASSAY_UPDATE_FEED', summary: 'A signed feed of releases that is asked once a day; nothing about this instance is sent.', form: httpsUrl, expected: 'an https address' }),
  updateFeedKey: place({ variable: 'ASSAY_UPDATE_FEED_KEY', summary: 'The key that the feed of releases is signed with, in one line as its maker shows it.', form: /^[^\s+]{1,200}\+[0-9a-f]{8}\+[A-Za-z0-9+/=]{1,100}$/u, expected: 'name+hash+key, as in the notes of a release' }),
  metricsPort: count({ variable: 'ASSAY_METRICS_PORT', summary: 'A port of its own for /metrics without a token, next to the one that asks for it; 0 opens none.', default: 0, least: 0, most: 65_535 }),
  metricsAddress: place({ variable: 'ASSAY_METRICS_ADDRESS', summary: 'The address of the port for metrics. Whoever reaches it reads them, which tell what is done how often and nothing of what.', default: '127.0.0.1', form: address, expected: 'an IP address' }),
  metricsToken: { ...place({ variable: 'ASSAY_METRICS_TOKEN', summary: 'The token that /metrics asks for; without one the path does not exist.', form: /^\S{32,200}$/u, expected: 'at least 32 characters' }), isSecret: true as const },
  lookProxy: place({ variable: 'ASSAY_LOOK_PROXY', summary: 'An HTTP proxy through which makers are looked at; which addresses may be asked is decided before it is asked.', form: /^http:\/\/[^\s/?#@]{1,253}\/?$/u, expected: 'http://proxy.corp.example:3128' }),
  lookNameServers: places({ variable: 'ASSAY_LOOK_NAME_SERVERS', summary: 'Name servers that are asked in place of the system’s when makers are looked at.', form: /^[0-9a-f.:[\]]{2,60}$/u, expected: 'an address such as 192.0.2.53 or [2001:db8::53]:53', itemsMost: 8 }),
  lookAuthoritiesFile: place({ variable: 'ASSAY_LOOK_AUTHORITIES_FILE', summary: 'Certificates (PEM) of further authorities that are trusted when makers are looked at.', form: absolutePath, expected: 'an absolute path' }),
  cveListFolder: place({ variable: 'ASSAY_CVE_LIST', summary: 'Folder of the imported CVE list (assay cve import); without one what it would show of makers is unknown.', form: absolutePath, expected: 'an absolute path' }),
  statisticsAddress: place({ variable: 'ASSAY_STATISTICS_ADDRESS', summary: 'Where statistics go once an administrator turned them on at the page that shows their exact payload. Nothing is sent for naming it.', form: httpsUrl, expected: 'an https address' }),
} as const;

export type SettingKey = keyof typeof register;

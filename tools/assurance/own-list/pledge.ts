import { later, missing, shown, type OwnLine } from '../own-line.ts';
import { suite } from '../proof.ts';
import { auditActs, auditExport, auditOwn, chimes, configuration, gates, saml, sessions, setup, setupLinks, source, oidc, tokens } from '../suites.ts';

const goals = suite('test/e2e/goals.test.ts');
const reports = suite('test/e2e/reports.test.ts');
const publish = suite('test/e2e/publish.test.ts');
const statistics = suite('test/workspace/notices/statistics.test.ts');
const updates = suite('test/workspace/notices/update-check.test.ts');
const privacy = suite('test/privacy.test.ts');

/** The pledge: overview and the seven goals (1 to 58). */
export const pledgeLines: readonly OwnLine[] = [
  shown('1', 'A product says what kind it is, and what does not apply has a reason', 'docs/generated/assay-yaml.schema.json'),
  shown('2', 'A clock from the day of signing', goals('sets the day of signing, and a clock runs')), shown('3', 'A report of progress', reports('writes a progress report of a product, and gives its files')), shown('4', 'What was tried without progress, as a letter', 'docs/workspace/reports.md'), shown('5', 'A public page on the approach', publish('shows the dossier to everybody, who can check it again there and by the command')),
  shown('6', 'A measure is chosen before its time, and a later change is shown', goals('chooses the phishing-resistant share in advance: the next verdict follows it')), shown('7', 'Which products are covered, and which are not', goals('lists what the pledge does not cover yet, with its line in the roadmap')), shown('8', 'What goes beyond, tied to evidence', goals('keeps milestones, setbacks, ways, own figures and descriptions, each with its trace')), shown('9', 'Goals of one’s own', goals('keeps milestones, setbacks, ways, own figures and descriptions, each with its trace')),
  shown('10', 'Other frameworks beside each requirement', 'docs/generated/catalog/README.md'),
  shown('11', 'No words in our own statements that only an agency could say', privacy('make no statement of an agency in the documentation')),
  shown('12', 'The mail by which one joins, for a person to send', 'docs/workspace/release-gate.md'), shown('13', 'Figures on the use of second factors', goals('imports twelve months of adoption data in one file, and shows them as a series')),
  shown('14', 'The first administrator has a passkey before anything else', setup('the link leads to the first administrator, who is signed in with a fresh passkey and has ten recovery codes')),
  shown('15', 'Reminders on every page for whoever is not well protected', chimes('an instance in good order has no chime'), 'src/settings/chimes.ts'),
  shown('16', 'OpenID Connect and SAML for everybody', oidc('a person of a mapped group gets an account, and the same one the next time'), saml('a person of a mapped group gets an account, and later the roles of the groups they are in then')),
  later('17', 'Our own figures on factors, as page and address', 'manufacturer'),
  shown('18', 'What stands in the way of second factors', goals('keeps milestones, setbacks, ways, own figures and descriptions, each with its trace')),
  shown('20', 'No account comes along', sessions('before setup there is no account at all, and after it the one that the link made')),
  shown('21', 'A setup link that counts once and ends', setup('a link that has ended, a made-up link, and a link after setup get the same answer')),
  shown('22', 'A link of its own for each instance', setupLinks('a new link voids the one before; its secret is never sent to a server by a browser that follows it'), source('takes random numbers from the operating system alone, and makes secrets of 112 bits and more')),
  shown('23', 'A passkey at the start', setup('a passkey without a gesture or PIN, of another origin or host, or for another challenge begins nothing, and the link stays good')),
  shown('24', 'The link disables itself', setup('a link that has ended, a made-up link, and a link after setup get the same answer')),
  shown('25', 'The link comes on the host only', setupLinks('a workspace that was set up gives no link again, not even when its administrators are gone')),
  later('27', 'Default passwords over time, as a series', 'manufacturer'), later('28', 'Customers moved off them, as a series', 'manufacturer'), later('29', 'Classes of weaknesses over time', 'manufacturer'),
  shown('30', 'Queries are parameterised', source('asks the database only through its builder: SQL as text stands in the store alone')),
  shown('31', 'Templates that escape', source('writes HTML only through the template that escapes, and sets none in a browser')),
  shown('32', 'A memory-safe language, and native parts named', source('rests on packages with a digest each, without install scripts and native code'), 'docs/dependencies.md'),
  shown('33', 'Ways that are safe from the start, and bans on the others', gates('one planted file with five wrong uses gives five errors'), gates('lets nothing but src/net open a connection')),
  later('34', 'A chart of root causes', 'manufacturer'),
  shown('35', 'A count of records is never a verdict', 'docs/cve-list.md'),
  shown('36', 'Figures on versions in use, for who takes part', statistics('send exactly what was shown, under an id made when they were turned on, once a month, each with its digest in the audit log')), shown('37', 'Looking for updates, wherever a feed is named', updates('asks nobody without a feed, and a feed once a day, with the same request from everybody')),
  shown('38', 'A support policy', 'docs/security/support.md'),
  shown('39', 'The end of a release’s life is shown, and rings', 'src/settings/chimes.ts', 'src/server/public/well-known.ts'),
  later('41', 'Our own spread of versions', 'operation'),
  shown('42', 'Our policy authorises testing', 'SECURITY.md'), shown('43', 'It promises no legal action', 'SECURITY.md'), shown('44', 'It names a channel', 'SECURITY.md'), shown('45', 'It allows publication, with a time', 'SECURITY.md'),
  shown('46', 'security.txt is served, and rings before it ends', 'src/server/public/well-known.ts', 'src/settings/chimes.ts'),
  missing('48', 'Our advisories name CWE and CPE', 'There was no advisory yet; SECURITY.md promises both.'), shown('49', 'Days within which a record is published', 'docs/security/cve-policy.md'), shown('51', 'When a record is issued', 'docs/security/cve-policy.md'),
  shown('52', 'Evidence for customers’ own work', auditActs('export the whole log in parts, each verified by itself')),
  shown('53', 'Configuration is logged', auditOwn('the engine’s own checks of logs give the workspace’s stream full marks')), shown('54', 'Identity is logged', sessions('every way of signing in leaves an entry with its factor, right or wrong'), tokens('a token is shown once, kept as a hash, and does what it was made for and nothing else')), shown('55', 'Business data are logged', auditOwn('the engine’s own checks of logs give the workspace’s stream full marks')),
  shown('56', '400 days, and never under 183', configuration('without a configuration every setting has the value of the strict template'), auditExport('removes old entries up to a checkpoint, tells of it, and the rest is verified by itself')),
  shown('58', 'What is logged and how long, written down', 'docs/workspace/audit-log.md', 'docs/generated/roles.md'),
];

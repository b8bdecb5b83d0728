import { later, missing, shown, type OwnLine } from '../own-line.ts';
import { suite } from '../proof.ts';
import { auditExport, auditOwn, chimes, configuration, gates, matrix, oidc, saml, serving, sessions, setup, source } from '../suites.ts';

const purchases = suite('test/e2e/purchases.test.ts');
const inquiries = suite('test/e2e/inquiries.test.ts');
const terms = suite('test/e2e/terms.test.ts');
const watching = suite('test/e2e/watching.test.ts');
const vendor = suite('test/vendor-command.test.ts');
const vendorView = suite('test/vendor-collection.test.ts');

/** Tactics, loosening guides, customers and Secure by Demand (134 to 185). */
export const tacticLines: readonly OwnLine[] = [
  shown('134', 'The case for the language, and native parts', 'docs/dependencies.md', source('rests on packages with a digest each, without install scripts and native code')),
  missing('135', 'Keys in hardware', 'As 80.'),
  shown('136', 'Few packages, pinned and vetted', 'docs/dependencies.md', source('rests on packages with a digest each, without install scripts and native code')),
  shown('137', 'Templates that escape', source('writes HTML only through the template that escapes, and sets none in a browser')), shown('138', 'Queries are parameterised', source('asks the database only through its builder: SQL as text stands in the store alone')),
  shown('139', 'Rules over the source and tries at the running product, with every change', gates('refuses any, ignored promises and the console'), 'docs/security/asvs.md', '.ci/run'),
  missing('140', 'Review by a second person', 'The project has one; errors are planted in place of it (`test/gates.test.ts`).'),
  shown('141', 'A bill of materials', 'docs/security/assay.cdx.json'), missing('142', 'An advisory asks what would have prevented it', 'There was no advisory yet, and there is no form for one.'), missing('143', 'Records with CWE, and a decision by SSVC', 'There was none yet.'),
  shown('144', 'Few rights for each part', serving('a process that may do too much is refused'), suite('src/store/postgresql/open-postgresql.test.ts')('lets the server’s role neither change what was logged nor the schema')),
  missing('146', 'What is done first, by risk', 'The threat model names what is left; no order is given.'),
  shown('147', 'No password that all share', sessions('before setup there is no account at all, and after it the one that the link made')), shown('148', 'A second factor without a way out for administrators', suite('test/workspace/identity/password.test.ts')('an administrator never signs in by password, not even with one from before'), setup('the link leads to the first administrator, who is signed in with a fresh passkey and has ten recovery codes')),
  shown('149', 'Single sign-on, free', oidc('a person of a mapped group gets an account, and the same one the next time'), saml('a person of a mapped group gets an account, and later the roles of the groups they are in then')),
  shown('150', 'A log in UTC, whole and chained', auditOwn('the engine’s own checks of logs give the workspace’s stream full marks'), auditExport('is refused with the entry’s number when an entry was edited, removed, moved, doubled or put in')),
  shown('151', 'Roles with what each is for', matrix('the decision on every act of the workspace is the one that the table expects'), 'docs/generated/roles.md'),
  missing('152', 'When safety goes before compatibility', 'Nothing is released yet; no policy is written.'),
  shown('153', 'The size of the hardening guide', 'docs/generated/loosening-guide.md'), shown('154', 'Why each setting is there', 'docs/generated/settings.md'), shown('156', 'A loosening guide, made from the register', 'docs/generated/loosening-guide.md', configuration('a loosening counts from its acceptance until its end, and only towards less safe')),
  shown('157', 'Who accepts a loosening is named', chimes('a loosened setting rings until it ends, with its risk')), shown('158', 'No hardening guide is shipped', 'docs/generated/loosening-guide.md'),
  shown('159', 'Rules of purchase as an object', purchases('opens a case, adds candidates, and holds back what was not looked at')), shown('160', 'No award without an assessment', terms('awards what nothing holds back any more, and counts the own buying')), shown('161', 'A veto that goes up', terms('writes an objection down, which an executive decides')),
  shown('162', 'Sets of requirements', suite('src/workspace/purchases/requirement-sets.test.ts')('each shipped set asks only what there is a question for, and less risk asks for more')),
  shown('163', 'Acceptance of a risk, signed', terms('asks for an acceptance; the executive finds it at home, reads it, and accepts it by name with a fresh passkey')), shown('164', 'Acceptances for the board', suite('src/report/buyer-reports/buyers-pack.test.ts')('acceptances that are new or end soon are told, others only counted; one that was never looked at is all unknown')),
  shown('165', 'What is critical, and its plan', watching('keeps the plan for a maker and an incident at it')), shown('166', 'Clauses and contacts', terms('proposes clauses, changes one, holds a promise, and gives them out')), shown('167', 'Requests for artifacts', inquiries('drafts only what is unknown, takes one out, adds one, and freezes the rest')),
  shown('168', 'Requests that are shared', terms('awards what nothing holds back any more, and counts the own buying')), shown('169', 'Who answers for what in a cloud', terms('says who has which duty, and where the maker differs')), shown('170', 'Vendors side by side', purchases('puts the candidates side by side, goes on, and awards to one')),
  shown('171', 'A letter that asks in public', terms('awards what nothing holds back any more, and counts the own buying')), shown('172', 'A case in three stages', purchases('opens a case, adds candidates, and holds back what was not looked at')),
  shown('173', 'Product and enterprise in two columns', suite('src/catalog/own-enterprise.test.ts')('no requirement on a product, and none of the guide or the pledge, is about the maker’s own house')),
  shown('174', 'Whether the pledge was taken, looked up', vendorView('all that a vendor shows is found at its places, and the capture gives the same')), later('175', 'Patches made simple, for ourselves', 'operation'), shown('176', 'Artifacts are asked for and validated', inquiries('answers with files, asks back, replies to a finding, and hands in')),
  shown('177', 'What can be seen of a maker, in one command', vendor('says what a vendor shows, keeps the capture, and says the same again from it without any connection')),
  shown('178', 'Our own: single sign-on and passkeys free, no default password', sessions('before setup there is no account at all, and after it the one that the link made'), oidc('a person of a mapped group gets an account, and the same one the next time')),
  shown('179', 'Our own: which classes are dealt with', 'docs/security/lessons.md'), shown('180', 'Our own: logs in three areas', auditOwn('the engine’s own checks of logs give the workspace’s stream full marks')), shown('181', 'Our own: a bill of all parts, and how they are chosen', 'docs/security/assay.cdx.json', 'docs/security/open-source.md'), shown('182', 'Our own: testing is authorised', 'SECURITY.md'),
  later('183', 'Other lists are read and mapped', 'evidence'), shown('184', 'A gate before each change', '.ci/run'),
];

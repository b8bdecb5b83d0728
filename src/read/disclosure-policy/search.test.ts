import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { DisclosurePolicy, PolicyClause, PolicyObstacle } from '../../model/evidence/disclosure-policy.ts';
import { blocksOf } from '../document/blocks.ts';
import { headOf } from '../head.ts';
import { sourceOf } from '../source.ts';
import { disclosurePolicy, readDisclosurePolicy } from './index.ts';
import { searchPolicy } from './search.ts';

const search = (text: string): Omit<DisclosurePolicy, 'language' | 'words'> => searchPolicy(blocksOf(text));
const clausesIn = (text: string): readonly string[] => Object.entries(search(text).clauses).flatMap(([name, passages]) => (passages.length > 0 ? [name] : []));
const obstaclesIn = (text: string): readonly string[] => Object.entries(search(text).obstacles).flatMap(([name, passages]) => (passages.length > 0 ? [name] : []));
const accepts = (text: string, name = 'page.md'): boolean => disclosurePolicy.accepts(headOf(sourceOf(name, new TextEncoder().encode(text))));

const clauseSentences: readonly (readonly [string, readonly PolicyClause[]])[] = [
  ['We consider good-faith research under this policy to be authorised.', ['authorises-testing']],
  ['You may test all of our products.', ['authorises-testing']],
  ['Testing that follows these rules is permitted.', ['authorises-testing']],
  ['The following test methods are not authorised: denial of service.', []],
  ['You must obtain our authorisation to test beforehand.', []],
  ['We won’t take legal action against anyone who acts in good faith.', ['no-legal-action']],
  ['Quillgate will neither sue nor report you to law enforcement; it will not recommend prosecution or pursue legal action.', ['no-legal-action']],
  ['We reserve the right to take legal action.', []],
  ['By submitting a report you waive any claim to payment.', []],
  ['Please send vulnerability reports to security@quillgate.example.', ['channel']],
  ['Vulnerabilities in other products should be reported to the appropriate vendor.', []],
  ['Give us 90 days before you disclose the issue publicly.', ['public-disclosure']],
  ['Once the issue is fixed you are welcome to publish your findings.', ['public-disclosure']],
  ['We practise coordinated vulnerability disclosure.', ['public-disclosure']],
  ['Our office opens at nine and the coffee is good.', []],
];

for (const [text, expected] of clauseSentences) {
  test(`clauses in «${text.slice(0, 60)}»`, () => assert.deepEqual(clausesIn(text), expected));
}

const obstacleSentences: readonly (readonly [string, readonly PolicyObstacle[]])[] = [
  ['We reserve the right to pursue legal action against researchers.', ['legal-threat']],
  ['Penetration testing is not allowed.', ['testing-forbidden']],
  ['You may not disclose any vulnerability to third parties.', ['disclosure-forbidden']],
  ['Vulnerabilities may be disclosed only with our written consent.', ['disclosure-forbidden']],
  ['Do not disclose the issue publicly until it is fixed.', []],
  ['You must provide your full name and postal address with the report.', ['personal-data-required']],
  ['You must not provide your name if you prefer to stay anonymous.', []],
  ['Testing is limited to invited researchers.', ['vetted-testers-only']],
  ['Participants must be citizens of the country.', ['nationality-limit']],
];

for (const [text, expected] of obstacleSentences) {
  test(`obstacles in «${text.slice(0, 60)}»`, () => assert.deepEqual(obstaclesIn(text), expected));
}

test('a text without any heading is a policy when it asks its reader for reports', () => {
  assert.ok(accepts('Please report a vulnerability through the private form of this site. We will sue anyone who tests our systems.\n'));
  assert.ok(!accepts('We fixed a vulnerability that was disclosed to us in private by a security researcher.\n'));
  assert.ok(!accepts('# Notes\n\nPlease report a vulnerability through the private form of this site.\n'));
});

test('a list item is read behind the line that leads in to it, and its own line is the place', () => {
  const { clauses } = search('When you follow this policy we consider this research to be:\n\n- lawful; and\n- authorised under anti-hacking laws.\n');
  assert.deepEqual(clauses['authorises-testing'].map(({ firstLine }) => firstLine), [3, 4]);
});

test('a passage over wrapped lines gives its first and last line', () => {
  assert.deepEqual(search('# Policy\n\nWe will not recommend or\npursue any\nlegal action.\n').clauses['no-legal-action'], [{ firstLine: 3, lastLine: 5 }]);
});

test('days of disclosure and acknowledgement are counted', () => {
  const found = search('We acknowledge each report within 48 hours.\n\nPlease wait ninety days before public disclosure.');
  assert.deepEqual([found.acknowledgementDays, found.disclosureDays], [2, 90]);
});

test('of addresses only those for reports are channels, and of a mailbox only its domain is kept', () => {
  const { channels } = search('# Reporting\n\nReport security issues to [us](mailto:psirt@quillgate.example) or via https://quillgate.example/report.\n\n# Reading\n\nThis text follows https://www.iso.org/standard/72311.html and was written by robin@elsewhere.example.\n');
  assert.deepEqual(channels, [
    { line: 3, kind: 'email', domain: 'quillgate.example' },
    { line: 3, kind: 'web', domain: 'quillgate.example' },
  ]);
});

test('a section that says where to report is a place to read where no address was recognised', () => {
  assert.deepEqual(search('# Security\n\n## Where to report\n\nAsk at the desk.\n').clauses.channel, [{ firstLine: 3, lastLine: 3 }]);
});

test('a script, a comment and a block of code are not the policy', () => {
  assert.deepEqual(clausesIn('<html><body><script>we will not take legal action</script><!-- you may test our products --></body></html>'), []);
  assert.deepEqual(clausesIn('<!-- you may test our products -->\n\n```\nwe will not take legal action\n```\n'), []);
});

test('a policy is told by its words, in prose only', () => {
  assert.ok(accepts('# Security policy\n\nReport a vulnerability to us.'));
  assert.ok(accepts('Responsible disclosure\n\nWe welcome reports of any vulnerability.', 'policy.txt'));
  assert.ok(accepts('---\nassay: disclosure-policy\n---\n\nWrite to us.'));
  assert.ok(!accepts('---\nassay: cve-policy\n---\n\n# Security policy\n\nReport a vulnerability to us.'));
  assert.ok(!accepts('// # Security policy: report a vulnerability, good faith, safe harbor', 'policy.ts'));
  assert.ok(!accepts('# Quillgate\n\nA gateway. It has no known vulnerability.'));
  assert.ok(!accepts('Contact: mailto:a@b.example\nExpires: 2027-01-01T00:00:00Z\n', 'security.txt'));
});

test('a page about something else is a policy by its own section alone', async () => {
  const page = (section: string): string => `# Quillgate\n\nA scanner. You can report any vulnerability that it finds, in good faith and privately.\n\n${section}\n\n## Licence\n\nWe will not take legal action about the licence.\n`;
  assert.ok(!accepts(page('### Report a security issue\n\nPlease follow our instructions [here](SECURITY.md).')));
  assert.ok(!accepts(page('## Use\n\nRun it.')));
  const own = page('## Security\n\nPlease report any vulnerability to security@quillgate.example, privately. We will answer before you disclose it.');
  assert.ok(accepts(own));
  const { facts } = await disclosurePolicy.read(sourceOf('README.md', new TextEncoder().encode(own)));
  assert.deepEqual([facts?.clauses['no-legal-action'], facts?.channels.map(({ domain }) => domain)], [[], ['quillgate.example']]);
});

test('bytes that are no text are refused with their place', () => {
  const { facts, notes } = readDisclosurePolicy(sourceOf('a.md', Uint8Array.of(0x23, 0x0a, 0x41, 0xff)));
  assert.equal(facts, undefined);
  assert.deepEqual(notes[0]?.place, { line: 2, column: 2 });
});

test('the search stays linear on long texts', () => {
  const time = (times: number): number => {
    const text = 'You may:\n\n- not pursue legal research testing we consider you can report\n'.repeat(times);
    const startedAt = performance.now();
    search(text);
    return performance.now() - startedAt;
  };
  time(200);
  assert.ok(time(4000) < 40 * Math.max(time(400), 2));
});

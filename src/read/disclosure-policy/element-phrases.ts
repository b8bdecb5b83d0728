import type { PolicyElement, PolicyObstacle } from '../../model/evidence/disclosure-policy.ts';
import type { Phrase } from './phrase.ts';

const DISCLOSE = ['disclos*', 'publish*', 'publici*', 'make public', 'publicly share', 'share'];
const SUBJECT = ['vulnerabilit*', 'issue*', 'bug*', 'finding*', 'flaw*', 'report*', 'details', 'publicly', 'public', 'third part*', 'information', 'submission*'];

/** What BOD 20-01 asks a policy to say; the date of issue is read as a date, not as a phrase. */
export const elementPhrases: Readonly<Record<Exclude<PolicyElement, 'issuance-date'>, readonly Phrase[]>> = {
  scope: [
    { groups: [['policy', 'program', 'programme', 'these terms', 'it'], ['applies to', 'covers', 'apply to', 'include*']], window: 10 },
    { groups: [['in scope', 'within scope', 'out of scope', 'scope of']], window: 4 },
    { groups: [['following'], ['systems', 'services', 'products', 'assets', 'domains', 'versions', 'repositories']], window: 5 },
  ],
  'covers-all-products': [
    { groups: [['all', 'any', 'every'], ['product*', 'service*', 'system*', 'software', 'asset*', 'application*', 'website*', 'repositor*', 'project*', 'propert*', 'release*']], window: 8, notInSentence: ['not owned', 'out of scope', 'exclud*', 'third part*'] },
  ],
  'tests-allowed-or-forbidden': [
    { groups: [['not', 'avoid*', 'never', 'forbidden', 'prohibited', 'refrain', 'exclud*', 'no'], ['denial of service', 'dos', 'ddos', 'social engineering', 'phishing', 'physical', 'spam*', 'brute force', 'automated', 'disrupt*', 'destr*', 'degrad*', 'privacy', 'exfiltrat*']], window: 30 },
    { groups: [['denial of service', 'dos', 'ddos', 'social engineering', 'phishing', 'physical'], ['not authoriz*', 'not authoris*', 'not allowed', 'not permitted', 'prohibited', 'forbidden', 'out of scope', 'excluded']], window: 30 },
    { groups: [['test methods', 'testing methods', 'types of tests', 'methods', 'tests'], ['authoriz*', 'authoris*', 'allowed', 'permitted', 'prohibited', 'forbidden']], window: 8 },
    { groups: [['only'], ['test', 'perform testing', 'interact', 'use exploits']], window: 6 },
    { groups: [['do not', 'must not', 'never'], ['test', 'attack', 'access', 'scan', 'modify', 'harm']], window: 5 },
  ],
  'what-to-send': [
    { groups: [['provid*', 'includ*', 'describ*', 'offer', 'give', 'send', 'submit', 'contain*', 'attach'], ['description', 'details', 'detail', 'detailed', 'steps', 'proof of concept', 'poc', 'reproduc*', 'version*', 'impact', 'location', 'information', 'type of']], window: 18 },
    { groups: [['say', 'tell us', 'state', 'explain'], ['which version', 'what you did', 'what you saw', 'how to reproduce']], window: 14 },
    { groups: [['steps', 'proof of concept', 'instructions'], ['reproduc*', 'screenshots']], window: 8 },
  ],
  'anonymous-reports': [
    { groups: [['report*', 'submit*', 'submission*', 'remain', 'stay'], ['anonymous*']], window: 10 },
    { groups: [['anonymous*'], ['report*', 'submi*', 'accept*']], window: 10 },
    { groups: [['report*', 'submit*'], ['any name', 'without a name', 'without your name', 'pseudonym*', 'no name']], window: 10 },
    { groups: [['not require', 'do not need', 'need not', 'optional', 'without'], ['name', 'contact information', 'identity', 'personal*', 'account']], window: 10, notInSentence: ['we will not'] },
  ],
  'acknowledgement-time': [
    { groups: [['acknowledg*', 'respond*', 'response', 'reply', 'confirm*', 'answer*', 'receipt', 'get back', 'react'], ['within', 'in', 'under', 'at most', 'less than'], ['hours', 'days', 'day', 'business', 'working', 'week*']], window: 20, notInSentence: ['disclos* publicly'] },
    { groups: [['within'], ['hours', 'days', 'day', 'business', 'working', 'week*'], ['acknowledg*', 'respond*', 'response', 'reply', 'confirm*', 'answer*']], window: 14 },
  ],
};

/** What speaks against a clause, or is ruled out by BOD 20-01. */
export const obstaclePhrases: Readonly<Record<PolicyObstacle, readonly Phrase[]>> = {
  'legal-threat': [
    { groups: [['reserve*'], ['right*'], ['legal', 'prosecut*', 'sue', 'law enforcement', 'claim*']], window: 16 },
    { groups: [['will', 'may', 'shall'], ['prosecute*', 'legal action', 'be reported to law enforcement', 'report you to']], window: 8, without: ['not', 'never', 'initiated', 'third', 'if', 'no', 'neither', 'nor', 'should'] },
  ],
  'testing-forbidden': [
    { groups: [['not', 'no', 'never', 'prohibited', 'forbidden'], ['permission', 'authoriz*', 'authoris*', 'allow*', 'permit*'], ['to test', 'security testing', 'penetration testing', 'vulnerability scanning', 'any testing', 'testing of our', 'security research']], window: 12 },
    { groups: [['security testing', 'penetration testing', 'vulnerability scanning', 'any testing', 'unsolicited testing'], ['is not', 'are not', 'is prohibited', 'is forbidden', 'strictly']], window: 8 },
  ],
  'disclosure-forbidden': [
    { groups: [['not', 'never', 'prohibited', 'forbidden', 'refrain'], DISCLOSE, SUBJECT], window: 16, notInSentence: ['until', 'before', 'prior to', 'after', 'days', 'time', 'personal', 'this data', 'data', 'we will not', 'we will never', 'your name', 'your identity', 'unless we', 'once', 'secrets', 'credentials', 'bounty', 'compensation', 'payment', 'reward*'] },
    { groups: [DISCLOSE, ['without', 'only with', 'unless', 'requires', 'subject to'], ['consent', 'approval', 'permission', 'agreement', 'authoriz*', 'authoris*']], window: 20, notInSentence: ['we will not', 'we will never', 'your name', 'your identity', 'your contact', 'we may', 'personal'] },
    { groups: [['consent', 'approval', 'permission'], ['before', 'prior to'], ['disclos*', 'publish*']], window: 10, notInSentence: ['we will not'] },
  ],
  'personal-data-required': [
    { groups: [['must', 'require*', 'mandatory', 'obligatory', 'have to', 'shall'], ['provide*', 'includ*', 'submit*', 'contain*', 'identify', 'give', 'state', 'with'], ['full name', 'real name', 'your name', 'identity', 'home address', 'postal address', 'phone number', 'telephone number', 'contact information', 'contact details', 'personal information', 'personally identif*', 'passport', 'date of birth']], window: 20, without: ['not', 'never', 'optional*', 'need not'], notInSentence: ['during testing', 'encounter*', 'bounty', 'reward*', 'payment*', 'tax', 'paid'] },
    { groups: [['anonymous*'], ['not', 'rejected', 'ignored', 'discarded'], ['accept*', 'consider*', 'process*', 'review*', 'be', 'rejected', 'ignored', 'discarded']], window: 10 },
    { groups: [['not', 'no'], ['accept*', 'consider*'], ['anonymous*']], window: 8 },
  ],
  'vetted-testers-only': [
    { groups: [['only', 'limited to', 'restricted to', 'exclusively', 'must be', 'solely'], ['vetted', 'approved', 'invited', 'registered', 'accredited', 'authorised researchers', 'authorized researchers', 'pre approved', 'selected', 'trusted', 'contracted', 'background check*', 'members of'], ['research*', 'tester*', 'hacker*', 'participant*', 'part*', 'individual*', 'people', 'report*', 'person*', 'test']], window: 14 },
    { groups: [['by invitation only', 'invite only', 'invitation only']], window: 4 },
  ],
  'nationality-limit': [
    { groups: [['must', 'only', 'limited to', 'restricted to', 'open to', 'eligible'], ['citizen*', 'national', 'nationals', 'nationality', 'residents', 'resident of', 'permanent resident*']], window: 16, without: ['not', 'regardless', 'any nationality'], notInSentence: ['bounty', 'reward*', 'payment*', 'tax', 'paid', 'national security', 'national law*', 'national cyber*', 'nationality of'] },
    { groups: [['not', 'ineligible', 'excluded', 'barred'], ['citizens of', 'nationals of', 'residents of', 'resident of', 'from countries', 'sanctioned countr*', 'embargoed']], window: 20, notInSentence: ['bounty', 'reward*', 'payment*', 'tax', 'paid'] },
  ],
};

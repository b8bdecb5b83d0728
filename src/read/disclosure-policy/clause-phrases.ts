import type { PolicyClause } from '../../model/evidence/disclosure-policy.ts';
import type { Phrase } from './phrase.ts';

const TESTS = ['testing', 'test', 'tests', 'research', 'activit*', 'conduct', 'action*', 'effort*', 'probing', 'scanning', 'assessment*'];
const ALLOWED = ['authoriz*', 'authoris*', 'permitted', 'permissible', 'lawful', 'allowed'];
const NOT = ['not', 'never', 'no', 'nor', 'unless', 'without', 'prohibited', 'forbidden', 'unauthorized', 'unauthorised'];
const PUBLISH = ['disclos*', 'publish*', 'publicly', 'public', 'publici*', 'publication', 'announce*', 'discuss*', 'blog'];
const FIXED = ['fix*', 'patch*', 'resol*', 'remedi*', 'mitigat*', 'address*', 'corrected', 'closed', 'released', 'update*'];
/** A sentence that sends reports to somebody else, or only names the channel that another section gives. */
const ELSEWHERE = ['appropriate vendor', 'the vendor', 'official channel*', 'third part*', 'law enforcement', 'complaint', 'legal action', 'waive*', 'payment*'];
const TIME = ['reasonable', 'days', 'day', 'weeks', 'week', 'months', 'opportunity', 'chance', 'time', 'enough', 'sufficient', 'adequate', 'deadline', 'embargo'];

/** What the four clauses of the pledge's goal 5 sound like. Written on the disclose.io terms and the BOD 20-01 template. */
export const clausePhrases: Readonly<Record<PolicyClause, readonly Phrase[]>> = {
  'authorises-testing': [
    { groups: [['consider*', 'deem*', 'regard*', 'view*', 'treat*'], TESTS, ALLOWED], window: 32, without: NOT },
    { groups: [['interpret*', 'regard*', 'consider*'], ['as', 'to be'], ['authorized access', 'authorised access', 'authorized conduct', 'authorised conduct']], window: 20, without: NOT },
    { groups: [TESTS, ['consider*', 'deem*', 'regard*', 'treat*'], ALLOWED], window: 24, without: NOT },
    { groups: [TESTS, ['is', 'are', 'be', 'as'], ALLOWED], window: 14, without: NOT },
    { groups: [['we', 'hereby', 'policy', 'organization', 'organisation', 'company'], ['authoriz*', 'authoris*', 'permit*', 'allow*', 'grant*', 'invite*', 'welcome*'], ['testing', 'test', 'security research', 'vulnerability research', 'probe', 'good faith research', 'discovery', 'scan*', 'assess*', 'reverse engineer*']], window: 18, without: [...NOT, 'report*'] },
    { groups: [['you may', 'you can', 'you are free to', 'you are welcome to', 'feel free to', 'researchers may', 'anyone may', 'researchers are free to', 'you are authoriz*', 'you are authoris*', 'you are permitted', 'you are allowed'], ['test', 'probe', 'research', 'conduct', 'perform', 'scan', 'investigate', 'look for', 'search for', 'examine']], window: 6, without: NOT },
    { groups: [['permission', 'authoriz*', 'authoris*', 'consent'], ['to', 'for'], ['test', 'testing', 'conduct', 'perform', 'research']], window: 8, without: [...NOT, 'obtain*', 'only', 'prior', 'must', 'require*', 'need*', 'before'] },
    { groups: [['authoriz*', 'authoris*'], ['anti hacking', 'computer fraud', 'cfaa', 'computer misuse', 'anti circumvention', 'dmca', 'criminal code']], window: 16, without: NOT },
  ],
  'no-legal-action': [
    {
      groups: [
        ['not', 'never', 'refrain*', 'forgo', 'nor', 'neither'],
        ['pursue*', 'pursuing', 'initiat*', 'tak*', 'bring*', 'recommend*', 'support*', 'seek*', 'fil*', 'threaten*', 'institut*', 'commenc*', 'engag*', 'launch*', 'start*', 'press', 'lodg*', 'invok*', 'report*', 'refer*', 'contact', 'involve', 'ask*', 'make', 'have', 'rais*', 'subject', 'face', 'result', 'lead'],
        ['legal', 'lawsuit*', 'litigation', 'civil', 'criminal', 'law enforcement', 'prosecut*', 'claim*', 'charges', 'suit', 'complaint*', 'proceedings', 'police', 'penalt*'],
      ],
      window: 16,
      without: ['pay', 'payment', 'right'],
    },
    { groups: [['not', 'never'], ['sue', 'prosecute', 'litigate']], window: 8 },
    { groups: [['no'], ['legal', 'civil', 'criminal'], ['action*', 'consequences', 'proceedings', 'claim*', 'charges', 'complaint*']], window: 8 },
    { groups: [['waive*', 'release*'], ['claim*', 'right to sue'], ['against you', 'against research*', 'circumvent*', 'dmca', 'legal']], window: 16, without: ['you waive', 'pay', 'payment'] },
    { groups: [['without'], ['fear', 'threat', 'risk'], ['legal', 'retaliation', 'prosecution', 'lawsuit*']], window: 8 },
  ],
  channel: [
    { groups: [['report*', 'submit*', 'send*', 'disclos*', 'email', 'mail', 'contact', 'notify', 'reach', 'write', 'share', 'file', 'open'], ['vulnerabilit*', 'security', 'issue*', 'bug*', 'flaw*', 'finding*', 'report*', 'us', 'details'], ['via', 'to', 'at', 'through', 'using', 'by', 'on', 'form', 'portal', 'platform', 'address', 'email', 'channel*']], window: 20, notInSentence: ELSEWHERE },
    { groups: [['reports', 'reporting', 'vulnerabilities'], ['accepted', 'submitted', 'sent', 'received', 'made', 'directed', 'addressed', 'accept'], ['via', 'at', 'to', 'through', 'by', 'form']], window: 14, notInSentence: ELSEWHERE },
    { groups: [['accept*', 'receive*'], ['report*'], ['via', 'at', 'through', 'form']], window: 12, notInSentence: ELSEWHERE },
    { groups: [['private vulnerability report*', 'report a vulnerability button', 'reporting page', 'security page', 'security tab', 'security advisory', 'security advisories', 'reporting form', 'security txt']], window: 4 },
  ],
  'public-disclosure': [
    { groups: [TIME, ['before', 'prior', 'until', 'after', 'from', 'for'], PUBLISH], window: 36 },
    { groups: [PUBLISH, ['until', 'before', 'after', 'once', 'following', 'upon', 'within', 'when'], [...FIXED, ...TIME]], window: 26 },
    { groups: [['after', 'once', 'following', 'upon', 'when'], FIXED, PUBLISH], window: 22 },
    { groups: [['confidential', 'private', 'secret', 'embargo*'], ['until', 'for up to', 'before', 'for'], [...FIXED, ...TIME, 'publication', 'schedule']], window: 26 },
    { groups: [['coordinat*'], ['disclos*', 'publication', 'publish*', 'release*']], window: 8 },
    { groups: [['you may', 'you can', 'free to', 'allow*', 'permit*', 'encourage*', 'welcome', 'may', 'support*', 'agree*'], ['publicly disclos*', 'public disclosure', 'disclose publicly', 'disclose* the vulnerabilit*', 'publish*', 'disclose your', 'disclose them', 'disclose it', 'make public', 'go public']], window: 14, without: ['not', 'never', 'without'] },
    { groups: [['day', 'days'], ['disclosure', 'public', 'publicly'], ['timeline', 'policy', 'deadline', 'window', 'period', 'disclosure']], window: 10 },
    { groups: [['disclosure'], ['timeline', 'deadline', 'window', 'timeframe', 'date'], [...TIME, 'agree*', 'coordinat*', 'mutual*', 'set', 'with']], window: 16 },
  ],
};

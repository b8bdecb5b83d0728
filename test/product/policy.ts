import type { VerdictName } from '../../src/model/verdict.ts';
import { expired, shortDigestOf, valid, type Draft, type Plan } from './draft.ts';

/** Goal 5: the disclosure policy, its four clauses, and what named persons decided about them. */

const goal = 'pledge/vdp';

const clauses = {
  'authorises-testing': 'We consider security research and testing under this policy to be authorised.',
  'no-legal-action': 'We will not recommend or pursue legal action against anyone who acts in good faith.',
  channel: 'Please report vulnerabilities by e-mail to security@example.com.',
  'public-disclosure': 'After 90 days you may publish your findings.',
} as const;
type Clause = keyof typeof clauses;

/** Checks that leave a clause to a person, and the clause's name in their findings. */
const reviewed: readonly (readonly [check: string, clause: Exclude<Clause, 'channel'>])[] = [
  ['policy-authorises-testing', 'authorises-testing'],
  ['policy-promises-no-legal-action', 'no-legal-action'],
  ['policy-allows-public-disclosure', 'public-disclosure'],
];

function writePolicy(draft: Draft, held: readonly Clause[]): { readonly path: string; readonly content: string } {
  const middle = draft.random.shuffled(held).map((clause) => `${clauses[clause]}\n`).join('\n');
  const content = `# Vulnerability disclosure policy\n\nThis page is about our product.\n\n${middle}\nIssued 2026-03-04.\n`;
  const path = draft.random.chance(0.5) ? 'SECURITY.md' : `${draft.evidenceFolder}/disclosure.md`;
  draft.write(path, content);
  draft.add('evidence', { path, kind: 'disclosure-policy' });
  draft.measure('disclosure-clauses', [{ at: draft.assessedAt, numerator: held.length, denominator: 4 }]);
  return { path, content };
}

function review(draft: Draft, policy: ReturnType<typeof writePolicy>, decisions: readonly ('pass' | 'fail')[], span = valid): void {
  reviewed.forEach(([check, clause], index) => {
    const decision = decisions[index];
    if (decision !== undefined) draft.add('reviews', { fingerprint: `${check}/${policy.path} ${clause} ${shortDigestOf(policy.content)}`, decision, reason: 'read as a whole', by: 'T. Example', role: 'counsel', ...span });
  });
}

function writeSecurityTxt(draft: Draft): void {
  draft.write('.well-known/security.txt', 'Contact: mailto:security@example.com\nExpires: 2027-05-31T00:00:00Z\nPreferred-Languages: en\n');
  draft.add('evidence', { path: '.well-known/security.txt' });
}

const all = Object.keys(clauses) as readonly Clause[];

function plan(name: string, write: (draft: Draft) => VerdictName, needsStatement = true): Plan {
  return { name, needsStatement, write };
}

export const policyPlans: readonly Plan[] = [
  plan('read and affirmed', (draft) => {
    review(draft, writePolicy(draft, all), ['pass', 'pass', 'pass']);
    writeSecurityTxt(draft);
    return draft.metByMaker;
  }),
  // The channel is an address, which a machine can tell; the other three clauses wait for a person.
  plan('four clauses found, nobody has read them', (draft) => { writePolicy(draft, all); return 'partly-met'; }, false),
  plan('no policy', () => 'unknown', false),
  plan('one clause denied by its reader', (draft) => { review(draft, writePolicy(draft, all), ['pass', 'fail', 'pass']); return 'partly-met'; }),
  plan('one clause denied against a claim', (draft) => {
    review(draft, writePolicy(draft, all), ['pass', 'pass', 'fail']);
    draft.claim(goal);
    return 'contradicted';
  }),
  plan('reviews that ended', (draft) => { review(draft, writePolicy(draft, all), ['pass', 'pass', 'pass'], expired); return 'partly-met'; }),
  plan('two clauses found', (draft) => { writePolicy(draft, ['channel', 'public-disclosure']); return 'partly-met'; }, false),
  plan('no channel', (draft) => { writePolicy(draft, ['authorises-testing', 'no-legal-action']); return 'not-met'; }, false),
  plan('no channel against a claim', (draft) => { writePolicy(draft, ['authorises-testing']); draft.claim(goal); return 'contradicted'; }),
  plan('channel only in security.txt', (draft) => { writePolicy(draft, ['no-legal-action', 'public-disclosure']); writeSecurityTxt(draft); return 'partly-met'; }, false),
  plan('claimed without a text', (draft) => { draft.claim(goal); return 'claimed'; }),
  plan('claim that ended', (draft) => { draft.claim(goal, true); return 'unknown'; }),
  plan('affirmed once, changed since', (draft) => {
    const policy = writePolicy(draft, all);
    review(draft, { ...policy, content: `${policy.content}One more sentence.\n` }, ['pass', 'pass', 'pass']);
    return 'partly-met';
  }),
];

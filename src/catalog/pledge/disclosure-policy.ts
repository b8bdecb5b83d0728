import { defineGroup } from '../define-group.ts';
import { cra, csf, mvsp, osps, ssdf } from '../mappings.ts';
import { byChecks, byPerson } from '../parts.ts';

/** Secure by Design Pledge, goal 5: people who find a flaw know that they may look, and where to report. */
export const disclosurePolicy = defineGroup({ document: 'pledge', name: 'disclosure-policy', title: 'Goal 5: Disclosure policy' }, [
  {
    id: 'pledge/vdp',
    title: 'Disclosure policy with four promises',
    text: 'The manufacturer must publish a policy on vulnerability disclosure which lets the public test its products, renounces legal steps against people who act in good faith, names a clear channel, and lets findings become public as coordinated disclosure has it.',
    clause: 'G5, G5-M1',
    lines: [42, 43, 44, 45],
    subject: 'manufacturer',
    kind: 'state',
    level: 'must',
    parts: [
      byChecks('(a) Public testing', ['policy-authorises-testing']),
      byChecks('(b) No legal action', ['policy-promises-no-legal-action']),
      byChecks('(c) Clear channel', ['policy-names-a-channel']),
      byChecks('(d) Public disclosure', ['policy-allows-public-disclosure']),
    ],
    guidance: 'Say each of the four in a sentence of its own. A found passage is a pointer, not a judgement: let a named person read the policy and record the decision.',
    mappings: [ssdf('RV.1.3'), csf('ID.RA-08'), osps('OSPS-VM-01.01'), mvsp('1.1'), cra('Annex I, Part II (5)'), cra('Annex I, Part II (6)')],
  },
  {
    id: 'pledge/security-txt',
    title: 'Machine-readable policy',
    text: 'The manufacturer may also state its policy for machines, for example as security.txt.',
    clause: 'G5-M2',
    lines: [46],
    subject: 'manufacturer',
    kind: 'way',
    wayOf: 'pledge/vdp',
    level: 'may',
    parts: [byChecks('Published', ['security-txt-is-published']), byChecks('Form', ['security-txt-is-valid']), byChecks('Freshness', ['security-txt-is-current'])],
    guidance: 'RFC 9116 asks for Contact and Expires; link the policy, sign the file, and renew it before it runs out.',
    mappings: [osps('OSPS-VM-02.01'), cra('Annex I, Part II (6)')],
  },
  {
    id: 'pledge/vdp-lessons',
    title: 'Lessons from reports',
    text: 'The manufacturer may write in public about the reports that it received and what it learned.',
    clause: 'G5-M3',
    lines: [47],
    subject: 'manufacturer',
    kind: 'way',
    wayOf: 'pledge/vdp',
    level: 'may',
    parts: [
      byChecks('Account', ['lessons-from-reports-are-shared']),
      byPerson('Post', 'Where does the manufacturer write about reports received under its policy, and when did it last do so?'),
    ],
    guidance: 'How many reports, how fast they were answered, and which class of flaw led to which change.',
  },
]);

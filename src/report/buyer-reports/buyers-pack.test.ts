import assert from 'node:assert/strict';
import { test } from 'node:test';
import { rawText } from '../../model/text.ts';
import { htmlReportDocument } from '../document/html/index.ts';
import type { BuyerFacts } from './buyer-facts.ts';
import { buyersPack } from './buyers-pack.ts';

const counts = { met: 3, 'partly-met': 2, 'not-met': 1, contradicted: 0, claimed: 0, unknown: 40, 'not-applicable': 0 };
const facts: BuyerFacts = {
  madeAt: '2026-06-01T09:00:00.000Z', engineVersion: '0.1.0', paper: 'a4', organisation: 'Bank', period: { from: '2026-03-01', to: '2026-06-01' }, decisions: ['Agree to the budget.'],
  acceptances: [
    { gap: 'No default passwords', maker: 'Acme', office: 'chief financial officer', acceptedOn: '2026-05-02', expiresOn: '2027-05-01', boardSawOn: undefined },
    { gap: 'Six months of logs', maker: 'Globex', office: 'chief executive', acceptedOn: '2025-07-01', expiresOn: '2026-06-30', boardSawOn: '2025-09-01' },
    { gap: 'SBOM', maker: 'Globex', office: 'chief executive', acceptedOn: '2025-12-01', expiresOn: '2026-12-01', boardSawOn: '2025-12-15' },
  ],
  alerts: [{ maker: 'Acme', on: '2026-05-20', changes: 2, due: 1, stale: 0, gaps: 0 }],
  critical: [
    { name: 'Acme', service: 'network', seenOn: '2026-05-20', counts, visible: 46, questions: 31, isWatched: true, plan: undefined },
    { name: '<b>Hooli</b>', service: undefined, seenOn: undefined, counts: undefined, visible: 0, questions: 0, isWatched: false, plan: { text: 'Move away.', dueOn: '2027-01-01' } },
  ],
  awards: [{ title: 'Gateway', maker: 'Acme', on: '2026-05-03', acceptances: 1 }], openCases: [],
};

const titles = (document: ReturnType<typeof buyersPack>): readonly string[] => document.parts.map(({ title }) => rawText(title));

test('page one is fixed: decisions, acceptances, changes, and how much is unknown; makers begin a page', () => {
  const document = buyersPack(facts);
  assert.deepEqual(titles(document).slice(0, 4), ['Decisions asked', 'New and expiring acceptances', 'What changed since the last pack', 'How much is unknown of critical makers']);
  assert.deepEqual(document.parts.map(({ beginsPage }) => beginsPage === true), [false, false, false, false, true, false, false]);
  assert.deepEqual(titles(buyersPack({ ...facts, decisions: [], acceptances: [], alerts: [], critical: [], awards: [] })).slice(0, 4), titles(document).slice(0, 4));
});

test('what somebody must decide follows from what is missing', () => {
  const page = htmlReportDocument(buyersPack(facts)).value;
  assert.match(page, /Take note of 1 accepted risk that no board has seen/u);
  assert.match(page, /Ask for a plan for Acme: none is written down/u);
});

test('acceptances that are new or end soon are told, others only counted; one that was never looked at is all unknown', () => {
  const page = htmlReportDocument(buyersPack(facts)).value;
  assert.match(page, /No default passwords/u);
  assert.match(page, /Six months of logs/u);
  assert.doesNotMatch(page, />SBOM</u);
  assert.match(page, /40 of 46/u);
  assert.match(page, />all</u);
  assert.match(page, /2 changed, 1 to fix\./u);
  assert.doesNotMatch(page, /<b>Hooli/u);
});

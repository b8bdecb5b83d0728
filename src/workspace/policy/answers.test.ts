import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Actor, Role } from '../../identity/actor.ts';
import { provenScope } from '../../store/scope.ts';
import { addEvidence } from '../acts/products/add-evidence.ts';
import { decide } from './decide.ts';

const moment = { at: '2026-01-02T03:04:05.000Z', stepUpMinutes: 5 };
const object = { kind: 'evidence', id: '*', productId: 'p1', accountId: null } as const;

function token(role: Role, over: string | null, more: Partial<Actor> = {}): Actor {
  return {
    kind: 'token', scope: provenScope('acme'), accountId: 'ada', displayName: 'Ada', roles: [{ role, productId: over }], hasPasskey: true, session: null, tokenId: 't',
    narrowedTo: { acts: ['evidence.add'], productIds: null }, request: { id: 'r', sourceAddress: '192.0.2.1', userAgent: '' }, ...more,
  };
}

test('an answer that was given is not given again once a role, a product or an act of the same token is gone', () => {
  const of = (actor: Actor): string => decide(actor, addEvidence, object, moment).outcome;
  for (const role of ['assessor', 'security-lead'] as const) {
    assert.equal(of(token(role, null)), 'allowed');
    assert.equal(of(token(role, 'p1')), 'allowed');
    assert.notEqual(of(token(role, 'p2')), 'allowed');
    assert.notEqual(of(token(role, null, { roles: [] })), 'allowed');
    assert.notEqual(of(token(role, null, { narrowedTo: { acts: [], productIds: null } })), 'allowed');
    assert.notEqual(of(token(role, null, { narrowedTo: { acts: ['evidence.add'], productIds: ['p2'] } })), 'allowed');
    assert.notEqual(of(token('auditor', null)), 'allowed');
    assert.equal(of(token(role, null)), 'allowed');
  }
});

test('of each time that is asked, the roles that allowed it are told', () => {
  const both = token('assessor', null, { roles: [{ role: 'assessor', productId: null }, { role: 'vendor-contact', productId: 'p1' }] });
  for (let time = 0; time < 2; time += 1) assert.deepEqual(decide(both, addEvidence, object, moment).byRoles, ['assessor', 'vendor-contact']);
  assert.deepEqual(decide(both, addEvidence, { ...object, productId: 'p2' }, moment).byRoles, ['assessor']);
});

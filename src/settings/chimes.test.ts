import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { PostureFacts } from './chime.ts';
import { chimesOf } from './chimes.ts';

const now = '2026-06-15T12:00:00.000Z';
const calm: PostureFacts = {
  administrators: 2, administratorsWithOnePasskey: [], administratorCodes: [{ name: 'Ada', unused: 10, madeAt: '2026-06-01T00:00:00.000Z' }], providerCertificates: [{ name: 'IdP', endsAt: '2027-06-01T00:00:00.000Z' }], directoryTokens: [{ name: 'IdP', endsAt: '2026-07-10T00:00:00.000Z' }],
  certificateEndsAt: null, auditLogBroken: null, signingKeys: [], securityTxt: { endsAt: '2027-01-01T00:00:00.000Z' }, lastBackupAt: '2026-06-15T00:00:00.000Z', lastRestoreTriedAt: '2026-05-01T00:00:00.000Z', streams: [{ name: 'siem', failingSince: null, problem: null }],
  runtime: { version: '26.10.0', endOfLifeAt: '2029-04-30' }, release: { version: '0.1.0', endOfLifeAt: '2027-12-31', newest: 'no-feed' }, connection: 'loopback', staleEvidence: [], unusedRights: [], auditClockBackAt: null, deadWebhooks: [],
};

test('an instance in good order has no chime', () => assert.deepEqual(chimesOf(calm, [], now), []));

const rings: readonly (readonly [string, string, Partial<PostureFacts>])[] = [
  ['one-administrator', 'now', { administrators: 1 }],
  ['one-passkey', 'now', { administratorsWithOnePasskey: [{ name: 'Ada', passkeys: 0 }] }],
  ['one-passkey', 'soon', { administratorsWithOnePasskey: [{ name: 'Ada', passkeys: 1 }] }],
  ['recovery-codes-missing', 'soon', { administratorCodes: [{ name: 'Ada', unused: 0, madeAt: null }] }],
  ['recovery-codes-few', 'soon', { administratorCodes: [{ name: 'Ada', unused: 3, madeAt: now }] }],
  ['recovery-codes-old', 'soon', { administratorCodes: [{ name: 'Ada', unused: 10, madeAt: '2025-06-01T00:00:00.000Z' }] }],
  ['provider-certificate-ends', 'soon', { providerCertificates: [{ name: 'IdP', endsAt: '2026-07-10T00:00:00.000Z' }] }],
  ['provider-certificate-ends', 'now', { providerCertificates: [{ name: 'IdP', endsAt: '2026-06-01T00:00:00.000Z' }] }],
  ['directory-token-ends', 'soon', { directoryTokens: [{ name: 'IdP', endsAt: '2026-06-20T00:00:00.000Z' }] }],
  ['directory-token-ends', 'now', { directoryTokens: [{ name: 'IdP', endsAt: '2026-06-14T00:00:00.000Z' }] }],
  ['certificate-ends', 'soon', { certificateEndsAt: '2026-07-10T00:00:00.000Z' }],
  ['certificate-ends', 'now', { certificateEndsAt: '2026-06-16T00:00:00.000Z' }],
  ['audit-log-broken', 'now', { auditLogBroken: { since: now, problem: 'Entry 9 does not follow.' } }],
  ['webhook-dead', 'soon', { deadWebhooks: [{ name: 'chat', since: now }] }],
  ['key-ends', 'soon', { signingKeys: [{ name: 'k', endsAt: '2026-07-01T00:00:00.000Z' }] }],
  ['security-txt-ends', 'soon', { securityTxt: 'absent' }],
  ['security-txt-ends', 'soon', { securityTxt: 'unknown' }],
  ['security-txt-ends', 'soon', { securityTxt: { endsAt: '2026-06-20T00:00:00.000Z' } }],
  ['backup-never-made', 'now', { lastBackupAt: null }],
  ['backup-old', 'soon', { lastBackupAt: '2026-06-01T00:00:00.000Z' }],
  ['restore-never-tried', 'soon', { lastRestoreTriedAt: null }],
  ['log-stream-failing', 'now', { streams: [{ name: 'siem', failingSince: now, problem: 'refused' }] }],
  ['runtime-old', 'now', { runtime: { version: '20', endOfLifeAt: '2026-04-30' } }],
  ['runtime-old', 'soon', { runtime: { version: '27', endOfLifeAt: null } }],
  ['release-old', 'now', { release: { ...calm.release, endOfLifeAt: '2026-06-01' } }],
  ['release-old', 'soon', { release: { ...calm.release, endOfLifeAt: null } }],
  ['release-feed-refused', 'soon', { release: { ...calm.release, newest: { problem: 'It ended.' } } }],
  ['release-old', 'soon', { release: { ...calm.release, newest: { version: '0.2.0', fixesSecurity: false } } }],
  ['security-fix-missing', 'now', { release: { ...calm.release, newest: { version: '0.2.0', fixesSecurity: true } } }],
  ['plain-http', 'now', { connection: 'plain' }],
  ['evidence-stale', 'soon', { staleEvidence: [{ product: 'P', what: 'the SBOM', seenAt: '2026-01-01' }] }],
  ['right-unused', 'soon', { unusedRights: [{ name: 'Bo', role: 'auditor', since: '2026-01-01' }] }],
  ['clock-back', 'soon', { auditClockBackAt: '2026-06-14T00:00:00.000Z' }],
];
for (const [id, urgency, change] of rings) {
  test(`${id} rings (${urgency}) for ${JSON.stringify(change).slice(0, 80)}`, () => {
    const chimes = chimesOf({ ...calm, ...change }, [], now);
    assert.deepEqual(chimes.map((chime) => [chime.id, chime.urgency]), [[id, urgency]]);
    for (const { message, mend } of chimes) assert.match(`${message} ${mend}`, /^[A-Z0-9].*\. [A-Z].*\.$/u);
  });
}

test('a loosened setting rings until it ends, with its risk', () => {
  const [chime] = chimesOf(calm, [{ id: '1', key: 'passwordSignIn', value: true, reason: 'r', ownerId: 'o', acceptedAt: now, expiresAt: '2026-07-01T00:00:00.000Z' }], now);
  assert.equal(chime?.id, 'setting-loosened');
  assert.match(chime?.message ?? '', /until 2026-07-01\. A copied sign-in page/u);
});

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { strictSettings } from '../../../test/workspace/support/settings.ts';
import { configuredSinks } from './configured-sinks.ts';
import type { StreamedEntry } from './ocsf-event.ts';

const now = (): Date => new Date('2026-06-01T09:00:00.000Z');
const entry: StreamedEntry = { organisationId: 'acme', sequence: 0, hash: '', entry: '{"action":"x.read","actor":"system","area":"identity","at":"2026-06-01T09:00:00.000Z","detail":{},"outcome":"success","requestId":"","sourceAddress":"","target":"x"}' };

test('nothing is streamed until the operator says where to', () => {
  assert.deepEqual(configuredSinks({ settings: strictSettings, version: '0.1.0', now }), []);
});

test('each place of the settings is a stream; a webhook without a secret and a host of one’s own network get nothing', async () => {
  const settings = { ...strictSettings, auditSyslog: '127.0.0.1:6514', auditWebhook: 'https://siem.acme.example:8443/x', auditFile: '/nowhere/at/all' };
  const sinks = configuredSinks({ settings, version: '0.1.0', now });
  assert.deepEqual(sinks.map(({ name }) => name), ['syslog', 'webhook', 'file']);
  const problems = await Promise.all(sinks.map(async (sink) => sink.send([entry]).then(() => 'sent', (problem: unknown) => (problem as Error).message)));
  assert.match(problems[0] ?? '', /leads to 127\.0\.0\.1/u);
  assert.match(problems[1] ?? '', /nothing unsigned/u);
  assert.match(problems[2] ?? '', /ENOENT/u);
});

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ConfigurationWrong, readConfiguration } from './configuration.ts';
import { settingsInForce, type Loosening } from './in-force.ts';
import { register } from './register.ts';

const none = { environment: {}, readSecret: (): string => '' };
const file = (value: unknown): { name: string; bytes: Uint8Array } => ({ name: 'assay.json', bytes: Buffer.from(typeof value === 'string' ? value : JSON.stringify(value)) });
const problemsOf = (input: Parameters<typeof readConfiguration>[0]): readonly string[] => {
  try {
    readConfiguration(input);
  } catch (problem) {
    if (problem instanceof ConfigurationWrong) return problem.problems;
    throw problem;
  }
  return [];
};

test('without a configuration every setting has the value of the strict template', () => {
  const { values } = readConfiguration(none);
  for (const [key, definition] of Object.entries(register)) assert.deepEqual(values[key as keyof typeof values], definition.kind === 'protecting' ? definition.templates.strict : definition.default, key);
});

test('the environment goes before the file, and lists are parted by commas', () => {
  const { values, sources } = readConfiguration({ ...none, file: file({ port: 9000, sessionHours: 4 }), environment: { ASSAY_PORT: '9001', ASSAY_TRUSTED_PROXIES: '10.0.0.1, 10.0.0.2' } });
  assert.deepEqual([values.port, values.sessionHours, values.trustedProxies], [9001, 4, ['10.0.0.1', '10.0.0.2']]);
  assert.deepEqual([sources.port, sources.sessionHours, sources.stepUpMinutes], ['environment', 'file', 'default']);
});

test('a protecting setting may be tightened by the operator, never loosened', () => {
  assert.deepEqual(problemsOf({ ...none, environment: { ASSAY_SESSION_IDLE_MINUTES: '5', ASSAY_AUDIT_RETENTION_DAYS: '800' } }), []);
  const problems = problemsOf({ ...none, file: file({ passwordSignIn: true }), environment: { ASSAY_SESSION_IDLE_MINUTES: '45', ASSAY_AUDIT_RETENTION_DAYS: '200' } });
  assert.equal(problems.length, 3);
  for (const problem of problems) assert.match(problem, /less safe than/u);
});

test('every problem is told at once, each with the setting and what was expected', () => {
  const problems = problemsOf({ ...none, file: file({ prot: 1, 'session-hours': 3, publicUrl: 'http://assay.example' }), environment: { ASSAY_PORT: 'many', ASSAY_TYPO: '1', ASSAY_AUDIT_RETENTION_DAYS: '100' } });
  assert.equal(problems.length, 6);
  assert.ok(problems.some((problem) => problem.includes('"session-hours"; did you mean sessionHours?')));
  assert.ok(problems.some((problem) => problem.includes('ASSAY_TYPO')));
  assert.ok(problems.some((problem) => /100 is not good for auditRetentionDays.*183 to 3650/u.test(problem)));
  assert.match(problemsOf({ ...none, file: file('{"port": 1,\n "port": 2}') })[0] ?? '', /assay\.json, line 2/u);
});

test('a secret comes from a file of its own, and is shown in no message', () => {
  const { values } = readConfiguration({ environment: { ASSAY_DATABASE_URL_FILE: '/run/secrets/url' }, readSecret: () => 'postgres://assay:canary@db/assay\n' });
  assert.equal(values.databaseUrl, 'postgres://assay:canary@db/assay');
  assert.match(problemsOf({ ...none, file: file({ mailUrl: 'smtp://canary@host' }) }).join(), /does not belong into this file/u);
  assert.doesNotMatch(problemsOf({ ...none, file: file({ mailUrl: 'canary' }), environment: { ASSAY_METRICS_TOKEN: 'canary' } }).join(), /canary/u);
});

test('a loosening counts from its acceptance until its end, and only towards less safe', () => {
  let now = new Date('2026-03-01T00:00:00.000Z');
  const { settings, loosenings, replaceLoosenings } = settingsInForce(readConfiguration(none), () => now);
  const loosening = (key: Loosening['key'], value: Loosening['value']): Loosening => ({ id: key, key, value, reason: 'r', ownerId: 'o', acceptedAt: '2026-03-02T00:00:00.000Z', expiresAt: '2026-04-01T00:00:00.000Z' });
  replaceLoosenings([loosening('passwordSignIn', true), loosening('sessionIdleMinutes', 2), loosening('auditRetentionDays', 100), loosening('port', 1)]);
  assert.equal(settings.passwordSignIn, false);
  now = new Date('2026-03-02T00:00:00.000Z');
  assert.deepEqual([settings.passwordSignIn, settings.sessionIdleMinutes, settings.auditRetentionDays, settings.port], [true, 30, 400, 8080]);
  now = new Date('2026-04-01T00:00:00.000Z');
  assert.equal(settings.passwordSignIn, false);
  assert.equal(loosenings().length, 0);
});

test('an address by which a database on another machine is spoken to in the clear is refused, and not shown', () => {
  for (const variable of ['ASSAY_DATABASE_URL', 'DATABASE_URL', 'ASSAY_OWNER_DATABASE_URL']) {
    const problems = problemsOf({ ...none, environment: { [variable]: 'postgres://assay:canary@db.example/assay?sslmode=disable' } }).join();
    assert.match(problems, /^ASSAY_(OWNER_)?DATABASE_URL: the value is not good for \w+\. The database is on another machine.*sslmode=verify-full/u);
    assert.doesNotMatch(problems, /canary/u);
  }
  assert.deepEqual(problemsOf({ ...none, environment: { DATABASE_URL: 'postgres://assay@localhost/assay?sslmode=disable' } }), []);
});

test('the database’s address comes from whichever of its variables is set, and its owner’s is known too', () => {
  const read = (environment: Readonly<Record<string, string>>): readonly string[] => {
    const { databaseUrl, ownerDatabaseUrl } = readConfiguration({ environment, readSecret: (path) => `postgres://${path}@host/db\n` }).values;
    return [databaseUrl, ownerDatabaseUrl];
  };
  assert.deepEqual(read({ DATABASE_URL: 'postgres://a@host/db' }), ['postgres://a@host/db', '']);
  assert.deepEqual(read({ DATABASE_URL_FILE: 'b' }), ['postgres://b@host/db', '']);
  assert.deepEqual(read({ ASSAY_DATABASE_URL: 'postgres://c@host/db', DATABASE_URL_FILE: 'b', ASSAY_OWNER_DATABASE_URL_FILE: 'o' }), ['postgres://c@host/db', 'postgres://o@host/db']);
  assert.deepEqual(read({ ASSAY_DATABASE_URL_FILE: 'd', DATABASE_URL: 'postgres://a@host/db' }), ['postgres://d@host/db', '']);
});

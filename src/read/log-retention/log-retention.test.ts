import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import type { LogKeeping, LogRetention } from '../../model/evidence/log-retention.ts';
import type { Reading } from '../reader.ts';
import { headOf } from '../head.ts';
import { sourceOf } from '../source.ts';
import { daysOf, indexUnits, prometheusUnits, systemdUnits } from './duration.ts';
import { logRetention } from './index.ts';

function readingOf(text: string): Reading<'log-retention'> {
  const source = sourceOf('evidence', new TextEncoder().encode(text));
  assert.ok(logRetention.accepts(headOf(source)), 'the form is known');
  return logRetention.read(source) as Reading<'log-retention'>;
}

const fixture = (name: string): string => readFileSync(new URL(`../../../fixtures/read/log-retention/${name}`, import.meta.url), 'utf8');

/** `400`, `400 or sooner`, `never`, `by-size`, `unstated`. */
function word(kept: LogKeeping): string {
  if (kept.ends !== 'after-days') return kept.ends;
  return kept.orSooner === true ? `${kept.days} or sooner` : String(kept.days);
}

function keptIn(text: string): readonly (readonly [string, string])[] {
  const facts: LogRetention | undefined = readingOf(text).facts;
  return (facts?.logs ?? []).map(({ name, kept }) => [name, word(kept)]);
}

const lastOf = (text: string): string | undefined => keptIn(text).at(-1)?.[1];

describe('logrotate', () => {
  const block = (...lines: readonly string[]): string => `/var/log/a.log {\n  missingok\n${lines.map((line) => `  ${line}\n`).join('')}}\n`;

  it('takes the smaller of rotations by period and of the age, and settings before the block', () => {
    assert.deepEqual(keptIn(fixture('valid-logrotate.conf')), [['/var/log/larkfield/audit log', '189'], ['/var/log/larkfield/sign-in.log', '189'], ['/var/log/larkfield/debug.log', '14'], ['/var/log/larkfield/evidence.log', 'never']]);
  });

  const cases: readonly (readonly [expected: string, ...lines: string[]])[] = [
    ['183', 'monthly', 'rotate 6'],
    ['182', 'weekly', 'rotate 26'],
    ['365', 'yearly', 'rotate 1'],
    ['1', 'hourly', 'rotate 24'],
    ['0', 'daily', 'rotate 0'],
    ['never', 'daily', 'rotate -1'],
    ['90', 'daily', 'rotate -1', 'maxage 90'],
    ['200 or sooner', 'daily', 'rotate 200', 'maxsize 1G'],
    ['by-size', 'daily', 'size 10M', 'rotate 400'],
    ['400', 'size 10M', 'daily', 'rotate 400'],
    ['400', 'daily', 'minsize 10M', 'rotate = 400'],
    ['30 or sooner', 'rotate 5', 'maxage 30'],
    ['unstated', 'rotate 400'],
    ['unstated', 'daily', 'rotate -7'],
    ['never', 'yearly', 'rotate 999999999'],
  ];
  for (const [expected, ...lines] of cases) it(`${lines.join(', ')}: ${expected}`, () => assert.equal(lastOf(block(...lines)), expected));
});

describe('daemons', () => {
  const cases: readonly (readonly [text: string, expected: string])[] = [
    ['[Journal]\nMaxRetentionSec=1month\n', '30 or sooner'],
    ['[Journal]\nMaxRetentionSec=6month\n', '183 or sooner'],
    ['[Journal]\nMaxRetentionSec=0\n', 'by-size'],
    ['[Journal]\n#MaxRetentionSec=1year\n', 'by-size'],
    ['[Journal]\nMaxRetentionSec=1year\nMaxRetentionSec=\n', 'by-size'],
    ['[Journal]\nMaxRetentionSec=-5day\n', 'unstated'],
    ['[Journal]\nStorage=none\nMaxRetentionSec=1year\n', '0'],
    ['num_logs = 5\nmax_log_file = 8\nmax_log_file_action = keep_logs\n', 'never'],
    ['num_logs = 5\nmax_log_file = 8\nmax_log_file_action = suspend\n', 'unstated'],
    ['kind: Pod\nspec: [--audit-log-maxage=0]\n', 'never'],
    ['kind: Pod\nspec: [--audit-log-maxage=0, --audit-log-maxbackup=3]\n', 'by-size'],
    ['kind: Pod\nspec: [--audit-log-maxage=30]\n', '30'],
  ];
  for (const [text, expected] of cases) it(JSON.stringify(text), () => assert.equal(lastOf(text), expected));
});

describe('clouds, indexes and Loki', () => {
  it('gives the same for one set of groups as an answer, a template in JSON and YAML, and Terraform', () => {
    const expected = [['/larkfield/audit', '400'], ['/larkfield/sign-in', 'never'], ['/larkfield/debug', '7']];
    for (const name of ['valid-twin-groups.json', 'valid-twin-template.json', 'valid-twin-template.yaml', 'valid-twin-groups.tf']) assert.deepEqual(keptIn(fixture(name)), expected, name);
  });

  const cases: readonly (readonly [name: string, expected: readonly string[]])[] = [
    ['valid-variable.tf', ['unstated', '30']],
    ['valid-s3-lifecycle.json', ['400', 'unstated']],
    ['valid-lifecycle-policy.json', ['200']],
    ['valid-lifecycle-policies.json', ['never', '3']],
    ['valid-state-policy.json', ['365']],
    ['valid-google-buckets.json', ['400', '30']],
    ['valid-azure-workspace.json', ['365']],
    ['valid-azure-diagnostics.json', ['never', '90', 'unstated']],
    ['valid-loki.yaml', ['31', '379', 'never']],
  ];
  for (const [name, expected] of cases) it(name, () => assert.deepEqual(keptIn(fixture(name)).map(([, kept]) => kept), expected));

  it('takes periods of Loki only where something deletes', () => {
    assert.equal(lastOf('limits_config:\n  retention_period: 24h\n'), '1');
    assert.equal(lastOf('limits_config:\n  retention_period: 24h\ncompactor:\n  working_directory: /data\n'), 'never');
    assert.equal(lastOf('table_manager:\n  retention_deletes_enabled: true\n  retention_period: 336h\n'), '14');
  });

  it('takes the shortest way into a state that deletes, and says that a size may be sooner', () => {
    const policy = (...conditions: readonly object[]): string => JSON.stringify({ policy: { states: [{ name: 'hot', actions: [], transitions: conditions.map((one) => ({ state_name: 'gone', conditions: one })) }, { name: 'gone', actions: [{ delete: {} }], transitions: [] }] } });
    assert.equal(lastOf(policy({ min_index_age: '90d' }, { min_rollover_age: '30d' })), '30');
    assert.equal(lastOf(policy({ min_index_age: '400d' }, { min_size: '50gb' })), '400 or sooner');
    assert.equal(lastOf(policy({ min_size: '50gb' })), 'by-size');
    assert.equal(lastOf(policy({})), 'unstated');
    assert.equal(lastOf(policy({ min_index_age: 'soon' })), 'unstated');
  });

  it('knows a list that goes on as incomplete', () => assert.equal(readingOf(fixture('finding-groups-go-on.json')).complete, false));
});

describe('hostile configurations', () => {
  const group = (days: unknown): string | undefined => lastOf(JSON.stringify({ logGroups: [{ logGroupName: 'a', retentionInDays: days }] }));

  it('takes no number that is negative, broken, or of another type', () => assert.deepEqual([-1, 1.5, true, [365], { Ref: 'Days' }, '365d', '', 0].map(group), Array(8).fill('unstated')));
  it('takes a number beyond any log as without an end', () => assert.equal(group(9_007_199_254_740_991), 'never'));

  it('refuses what is nested too deep and a key twice', () => {
    assert.equal(readingOf(`{"logGroups":[{"logGroupName":"a","x":${'['.repeat(100_000)}${']'.repeat(100_000)}}]}`).facts, undefined);
    assert.equal(readingOf('{"logGroups":[{"logGroupName":"a","retentionInDays":7,"retentionInDays":400}]}').facts, undefined);
  });

  it('keeps a thousand logs and counts the others', () => {
    const facts = readingOf(`/var/log/a.log {\n weekly\n rotate 2\n}\n${`${'/var/log/x '.repeat(50_000)}{\n weekly\n rotate 2\n}\n`}`).facts;
    assert.deepEqual([facts?.logs.length, facts?.logsOmitted], [1000, 49_001]);
  });

  it('cuts long names, and reads keys of objects as names only', () => {
    assert.equal(keptIn(JSON.stringify({ logGroups: [{ logGroupName: 'n'.repeat(10_000) }] }))[0]?.[0].length, 200);
    assert.deepEqual(keptIn('{"__proto__":{"policy":{"phases":{"hot":{"actions":{}}}}},"constructor":{"policy":{"phases":{"delete":{"actions":{"delete":{}}}}}}}'), [['__proto__', 'never'], ['constructor', '0']]);
  });
});

it('reads durations in the units of each', () => {
  assert.deepEqual(['2week', '3 month', '90', '1y2w', 'M', '', '1 fortnight', '1e9d', '∞'].map((text) => daysOf(text, systemdUnits) === undefined), [false, false, false, false, true, true, true, true, true]);
  assert.equal(daysOf('1y', prometheusUnits), 365);
  assert.equal(daysOf('1w', indexUnits), undefined);
  assert.equal(daysOf('36h', indexUnits), 1.5);
});

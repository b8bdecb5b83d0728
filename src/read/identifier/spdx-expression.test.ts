import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseSpdxExpression } from './spdx-expression.ts';

test('a licence expression names its licences', () => {
  assert.deepEqual(parseSpdxExpression('(MIT OR Apache-2.0)  AND LicenseRef-x AND MIT'), { expression: '(MIT OR Apache-2.0) AND LicenseRef-x AND MIT', licences: ['MIT', 'Apache-2.0', 'LicenseRef-x'] });
  assert.deepEqual(parseSpdxExpression('GPL-2.0-or-later WITH Classpath-exception-2.0')?.licences, ['GPL-2.0-or-later']);
  for (const text of ['', 'NONE', 'NOASSERTION', 'Apache 2', 'MIT OR', 'MIT AND (', 'MIT)', 'MIT XOR ISC', 'mit licence', '__proto__', 'constructor']) assert.equal(parseSpdxExpression(text), undefined, text);
});

test('deep and long expressions are refused quickly', () => {
  const startedAt = performance.now();
  for (const text of [`${'('.repeat(1000)}MIT${')'.repeat(900)}`, '('.repeat(100_000), 'MIT AND '.repeat(50_000), `${'MIT OR '.repeat(280)}MIT`, ' '.repeat(100_000), 'a'.repeat(1999)]) parseSpdxExpression(text);
  assert.ok(performance.now() - startedAt < 500);
  assert.equal(parseSpdxExpression(`${'('.repeat(33)}MIT${')'.repeat(33)}`), undefined);
});

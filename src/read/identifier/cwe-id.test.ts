import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseCweId } from './cwe-id.ts';

test('a CWE id has a number without leading zeros', () => {
  assert.deepEqual(parseCweId('CWE-79'), { id: 'CWE-79', number: 79 });
  for (const text of ['', '79', 'cwe-79', 'CWE-079', 'CWE-0', 'CWE-79 Cross-site scripting', 'CWE-79\n', 'NVD-CWE-noinfo', 'CWE-1234567890']) assert.equal(parseCweId(text), undefined, text);
});

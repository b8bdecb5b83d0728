import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { credentialListOf } from '../../src/read/source-tree/credential-list.ts';

const path = join(fileURLToPath(new URL('../../../shared/data/', import.meta.url)), 'defaultcreds/DefaultCreds-Cheat-Sheet.csv');

test('the public list of default credentials is recognised whole', () => {
  const bytes = readFileSync(path);
  const list = credentialListOf('DefaultCreds-Cheat-Sheet.csv', bytes, () => new TextDecoder().decode(bytes.subarray(0, 4_096)));
  process.stdout.write(`default credential list: ${list?.rows ?? 0} rows, ${list?.passwords.size ?? 0} different passwords\n`);
  assert.deepEqual([list?.rows, list?.passwords.size], [3766, 1682]);
});

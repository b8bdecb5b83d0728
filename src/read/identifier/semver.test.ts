import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseSemver } from './semver.ts';

test('a semantic version is read strictly', () => {
  assert.deepEqual(parseSemver('1.2.3-rc.1+build.5'), { major: 1, minor: 2, patch: 3, prerelease: ['rc', 1], version: '1.2.3-rc.1' });
  for (const text of ['', '1', '1.2', 'v1.2.3', '=1.2.3', ' 1.2.3', '1.2.3 ', '1.2.3\n', '01.2.3', '1.2.3-00', '1.2.3-', '1.2.3.4', '999999999999999999999.0.0', `1.2.3-${'a'.repeat(300)}`]) assert.equal(parseSemver(text), undefined, text);
});

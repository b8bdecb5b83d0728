import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parsePackageName } from './collector/package-name.ts';
import { GivenProblem, parseGivenPage, registryOf } from './given.ts';

test('a page is given by its kind and an https address', () => {
  assert.deepEqual(parseGivenPage('price=https://acme.example/pricing?a=b#top'), { kind: 'price', address: 'https://acme.example/pricing?a=b' });
  assert.deepEqual(parseGivenPage('threat-model=https://acme.example/t'), { kind: 'threat-model', address: 'https://acme.example/t' });
  for (const text of ['https://acme.example/', 'prices=https://acme.example/', '=https://acme.example/', 'constructor=https://acme.example/']) assert.throws(() => parseGivenPage(text), (problem) => problem instanceof GivenProblem && /price, trust, pledge/.test(problem.message), text);
  for (const text of ['price=http://acme.example/', 'price=https://user:word@acme.example/', 'price=javascript:alert(1)', 'price=']) assert.throws(() => parseGivenPage(text), (problem) => problem instanceof GivenProblem && /https:/.test(problem.message), text);
});

test('a package has an npm name and at most an exact version', () => {
  assert.deepEqual(parsePackageName('npm:@acme/tool'), { name: '@acme/tool' });
  assert.deepEqual(parsePackageName('npm:tool@1.2.3-rc.1'), { name: 'tool', version: '1.2.3-rc.1' });
  for (const text of ['@acme/tool', 'npm:', 'npm:@acme', 'npm:../x', 'npm:tool@latest', 'npm:tool@^1.0.0', 'npm:tool@', 'npm:a/b', 'npm:Tool name', 'npm:@acme/../x']) assert.equal(parsePackageName(text), undefined, text);
});

test('a registry is what the user or the npm client says, and none is known by itself', () => {
  assert.equal(registryOf('https://packages.acme.example/npm', { npm_config_registry: 'https://other.example/' }), 'https://packages.acme.example/npm/');
  assert.equal(registryOf(undefined, { npm_config_registry: 'https://other.example/' }), 'https://other.example/');
  assert.equal(registryOf(undefined, {}), undefined);
  assert.throws(() => registryOf('https://user:word@packages.acme.example/', {}), GivenProblem);
  assert.throws(() => registryOf('packages', {}), GivenProblem);
});

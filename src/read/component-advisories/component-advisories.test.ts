import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { ownWords } from '../../model/text.ts';
import { sourceOf } from '../source.ts';
import { componentAdvisories } from './index.ts';
import { purlOfRepository, releaseOf } from './ecosystems.ts';

test('ranges are put in the order of their ecosystem, and what cannot be compared is named', async () => {
  const { facts, notes } = await componentAdvisories.read(sourceOf('ranges.json', readFileSync(new URL('../../../fixtures/read/component-advisories/valid-ranges.json', import.meta.url))));
  assert.deepEqual(Object.fromEntries(facts?.advisories.map(({ id, affected }) => [id, affected]) ?? []), {
    'PYSEC-2026-1': [{ purl: 'pkg:pypi/left-wing', versions: ['1.0', '2.9'], ranges: [{ order: 'pypi', introduced: '0', fixed: '1.4' }, { order: 'pypi', introduced: '2.9', fixed: '2.10' }], uncompared: ['commits'] }],
    'GHSA-mmmm-vvvv-nnnn': [{ purl: 'pkg:maven/org.acme/wing', versions: [], ranges: [{ order: 'maven', introduced: '0', lastAffected: '2.0-rc1' }] }],
    'DSA-1-1': [{ purl: 'pkg:deb/debian/left-wing', release: '12', versions: [], ranges: [{ order: 'debian', introduced: '0', fixed: '2.0-1+deb12u1' }] }],
    'ALPINE-1': [{ purl: 'pkg:apk/alpine/left-wing', release: '3.20', versions: ['2.0-r0'], ranges: [], uncompared: ['order'] }],
    'OSV-2026-1': [{ purl: 'pkg:github/acme/left-wing', versions: ['v1.0.0'], ranges: [], uncompared: ['commits'] }],
    'OSV-2026-2': [],
    'GHSA-ssss-llll-iiii': [{ purl: 'pkg:cargo/left-wing', versions: [], ranges: [{ order: 'semver', limit: '2.0.0', introduced: '1.0.0' }], uncompared: ['order'] }],
  });
  assert.deepEqual(notes.map(({ message }) => ownWords(message)), ['1 of 7 affected packages have neither a package URL nor a name that one can be made of; no component is compared with them.']);
});

test('releases and repositories are read out of names and addresses', () => {
  assert.deepEqual(['Debian:12', 'Ubuntu:Pro:22.04:LTS', 'Alpine:v3.20', 'npm', 'Debian'].map(releaseOf), ['12', '22.04', '3.20', undefined, undefined]);
  assert.deepEqual(['https://github.com/Acme/Wing', 'https://bitbucket.org/acme/wing.git', 'https://code.example/acme/wing', 'https://github.com/acme'].map(purlOfRepository), ['pkg:github/acme/wing', 'pkg:bitbucket/acme/wing', undefined, undefined]);
});

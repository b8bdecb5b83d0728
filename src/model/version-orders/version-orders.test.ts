import assert from 'node:assert/strict';
import { test } from 'node:test';
import { orderVersions, type VersionOrder } from './index.ts';

/** Versions in the order that the ecosystem’s own words give them: each line is an order, `=` stands between two that are the same. */
const written: Readonly<Record<VersionOrder, string>> = {
  // Semantic Versioning 2.0.0, clause 11.
  semver: '1.0.0-alpha 1.0.0-alpha.1 1.0.0-alpha.beta 1.0.0-beta 1.0.0-beta.2 1.0.0-beta.11 1.0.0-rc.1 1.0.0 = v1.0.0+build = 1.0 2.0.0 2.1.0 2.1.1 10.0.0',
  // PEP 440, «Summary of permitted suffixes and relative ordering», with local versions and epochs.
  pypi: '1.dev0 1.0.dev456 1.0a1 1.0a2.dev456 1.0a12.dev456 1.0a12 1.0b1.dev456 1.0b2 1.0b2.post345.dev456 1.0b2.post345 1.0rc1.dev456 1.0rc1 = 1.0.C1 1.0 = v1.0.0 1.0+abc.5 1.0+abc.7 1.0+5 1.0.post456.dev34 1.0.post456 = 1.0-456 1.0.15 1.1.dev1 1.10 1!0.1',
  // POM reference, «Version Order Specification».
  maven: '1-alpha-1 = 1a1 1-beta-1 1-milestone-1 1-rc = 1-cr 1-snapshot 1 = 1.0.0 = 1-ga = 1.0-final 1-sp 1-abc 1-1 1.1 1.2-rc1 1.2 1.10',
  // deb-version(7).
  debian: '1.0~~ 1.0~~a 1.0~ 1.0~rc1-1 1.0 = 0:1.0-0 1.0-1 1.0-1+deb12u1 1.0-1+deb12u2 1.0-1+deb12u10 1.0a 1.0+b 1.0.1 1.10 1:0.1',
  // Gem::Version.
  gem: '1.0.a 1.0.a.2 1.0.b1 1.0.rc1 = 1.0.0.rc1 1.0 = 1 = 1.0.0 1.0.1 1.9 1.10',
  // NuGet, «Package versioning».
  nuget: '1.0.1-alpha 1.0.1-alpha.10 1.0.1-Beta 1.0.1-rc 1.0.1 = 1.0.1.0 = 1.00.1+meta 1.0.1.1 1.0.2 1.10.0',
};

for (const [order, line] of Object.entries(written) as [VersionOrder, string][]) {
  test(`${order}: versions stand in the order that is written down, each against each`, () => {
    const groups = line.split(/ (?!=)(?<!= )/).map((group) => group.split(' = '));
    for (const [index, group] of groups.entries()) {
      for (const version of group) {
        for (const [place, others] of groups.entries()) {
          for (const other of others) assert.equal(Math.sign(orderVersions(order, version, other) ?? Number.NaN), Math.sign(index - place), `${version} and ${other}`);
        }
      }
    }
  });
}

test('what is no version of an order is not ordered, and numbers may be longer than a number can tell', () => {
  for (const [order, text] of [['semver', '1.2.3.4'], ['semver', 'next'], ['pypi', '1.0-bulbasaur'], ['maven', '1 0'], ['debian', 'a1'], ['gem', '1beta'], ['nuget', '1.2.3.4.5'], ['pypi', '1'.repeat(300)]] as const) {
    assert.equal(orderVersions(order, text, '1.0.0'), undefined, `${order} ${text.slice(0, 20)}`);
  }
  assert.ok((orderVersions('debian', '20260101000000000000001', '20260101000000000000002') ?? 0) < 0);
});

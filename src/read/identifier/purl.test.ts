import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { canonicalPurl, parsePurl } from './purl.ts';

function canonical(text: string): string | undefined {
  const parts = parsePurl(text);
  return parts === undefined ? undefined : canonicalPurl(parts);
}

test('a package URL is read into its parts', () => {
  assert.deepEqual(parsePurl('pkg:deb/debian/curl@7.50.3-1?distro=jessie&arch=i386#a/b'), {
    type: 'deb', namespace: 'debian', name: 'curl', version: '7.50.3-1', qualifiers: new Map([['arch', 'i386'], ['distro', 'jessie']]), subpath: 'a/b',
  });
  assert.equal(canonical('pkg:deb/debian/curl@7.50.3-1?distro=jessie&arch=i386#a/b'), 'pkg:deb/debian/curl@7.50.3-1?arch=i386&distro=jessie#a/b');
});

test('the canonical form is the same for every way of writing one package', () => {
  const pairs = [
    ['PKG:NPM/X@1', 'pkg:npm/X@1'], ['pkg://npm//x@1', 'pkg:npm/x@1'], ['pkg:npm/@angular/core@1.0.0', 'pkg:npm/%40angular/core@1.0.0'], ['pkg:npm/@angular/core', 'pkg:npm/%40angular/core'],
    ['pkg:npm/x@1#./a/../b/', 'pkg:npm/x@1#a/b'], ['pkg:pypi/Django_x@1.11.B1', 'pkg:pypi/django-x@1.11.b1'], ['pkg:github/Foo/Bar@refs/heads/main', 'pkg:github/foo/bar@refs%2Fheads%2Fmain'],
    ['pkg:npm/x@1?vcs_url=git%2Bhttps://a.example/b&a=', 'pkg:npm/x@1?vcs_url=git%2Bhttps:%2F%2Fa.example%2Fb'], ['pkg:generic/a%20b', 'pkg:generic/a%20b'], ['pkg:golang/stdlib@v1.22.9', 'pkg:golang/stdlib@v1.22.9'],
    ['pkg:git/codeberg.example/team/tool@1', 'pkg:git/codeberg.example/team/tool@1'], ['pkg:new-type/x', 'pkg:new-type/x'],
  ];
  for (const [text = '', expected] of pairs) assert.equal(canonical(text), expected, text);
});

test('what is no package URL is refused', () => {
  const wrong = ['', 'npm/x@1', 'pkg:', 'pkg:npm', 'pkg:npm/', 'pkg:npm/@1', 'pkg:npm//@1', 'pkg:3d/x', 'pkg:n&g/x', 'pkg:n%70m/x', 'pkg:npm/%', 'pkg:npm/%zz', 'pkg:npm/%ff', 'pkg:npm/a b', 'pkg:npm/é', 'pkg:npm/x\n', 'pkg:npm/x%0a',
    'pkg:npm/a%2Fb/x', 'pkg:npm/x?a=1&a=2', 'pkg:npm/x?1a=1', 'pkg:npm/x?a%20b=1', 'pkg:npm/x?a', 'pkg:npm/x#a%2Fb', 'pkg:maven/x@1', 'pkg:cargo/a/x', 'pkg:julia/x', `pkg:npm/${'a'.repeat(5000)}`];
  for (const text of wrong) assert.equal(parsePurl(text), undefined, text);
});

test('the canonical form reads as itself', () => {
  const segment = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 8 }).map((text) => encodeURIComponent(text.toWellFormed().replaceAll(/[/\p{Cc}]/gu, '_')));
  fc.assert(fc.property(fc.array(segment, { minLength: 1, maxLength: 4 }), segment, segment, (path, version, value) => {
    const purl = parsePurl(`pkg:generic/${path.join('/')}@${version}?key=${value}#${path.join('/')}`);
    assert.ok(purl);
    assert.equal(canonical(canonicalPurl(purl)), canonicalPurl(purl));
  }));
});

test('any text is answered quickly', () => {
  for (const part of ['%41', '/', '@', '?a=', '#', '&', 'a/', '%']) {
    const startedAt = performance.now();
    parsePurl(`pkg:npm/${part.repeat(1300)}`);
    parsePurl(`pkg:npm/${part.repeat(100_000)}`);
    assert.ok(performance.now() - startedAt < 200, part);
  }
});

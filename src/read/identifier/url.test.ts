import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseHttpsUrl, parseUrl } from './url.ts';

test('an address that names a place is read', () => {
  assert.deepEqual(parseUrl('HTTPS://Example.org/a?b#c'), { href: 'https://example.org/a?b#c', scheme: 'https', hostname: 'example.org', hasCredentials: false });
  assert.equal(parseUrl('mailto:security@example.org')?.scheme, 'mailto');
  assert.equal(parseUrl('http://user:x@example.org/')?.hasCredentials, true);
});

test('what runs, holds content, or has to be mended first is refused', () => {
  const wrong = ['', 'example.org', '/a', '//example.org', 'javascript:alert(1)', 'JavaScript:alert(1)', 'java\nscript:alert(1)', ' javascript:alert(1)', 'data:text/html,x', 'vbscript:x', 'blob:https://example.org/1', 'http:\\\\evil\\x', 'http:/example.org', 'https:example.org',
    'https:///example.org', 'http://[::1', 'https://exa mple.org', 'https://example.org/\u202e', 'https://example.org/a\tb', 'https://example.org/"x', 'https://', `https://example.org/${'a'.repeat(5000)}`, `https://${'a'.repeat(100_000)}`];
  for (const text of wrong) assert.equal(parseUrl(text), undefined, text.slice(0, 80));
});

test('https means https, with a host and without a password', () => {
  assert.equal(parseHttpsUrl('https://example.org')?.href, 'https://example.org/');
  assert.equal(parseHttpsUrl('https://x.example#@evil.example/')?.hostname, 'x.example');
  for (const text of ['http://example.org', 'javascript:https://example.org', 'mailto:a@example.org', 'https://user@example.org/', 'https://good.example@evil.example/']) assert.equal(parseHttpsUrl(text), undefined, text);
});

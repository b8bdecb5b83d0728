import assert from 'node:assert/strict';
import { test } from 'node:test';
import { linksOfKind, type LinkedPageKind } from './link-words.ts';
import { isOnSite, parseDomain, siteOf } from './site.ts';

const link = (path: string, text: string): { readonly address: string; readonly text: string } => ({ address: path.startsWith('https:') ? path : `https://www.acme.example${path}`, text });

test('a link is taken for what its words or the last step of its path say', () => {
  const expected: readonly (readonly [LinkedPageKind | undefined, string, string])[] = [
    ['price', '/x', 'Plans & pricing'], ['price', '/company/pricing.html', 'See more'], ['trust', '/x', 'Trust Center'], ['trust', '/x', 'Security'], ['pledge', '/secure-by-design', ''], ['support', '/x', 'End-of-life dates'.replaceAll('-', ' ')],
    ['support', '/product-lifecycle', 'Dates'], ['disclosure-policy', '/x', 'Responsible disclosure'], ['disclosure-policy', '/report-a-vulnerability', ''], [undefined, '/priceless', 'Priceless stories'], [undefined, '/x', 'Trusted by many'], [undefined, '/x', 'Social security for staff'],
  ];
  for (const [kind, path, text] of expected) {
    for (const asked of ['price', 'trust', 'pledge', 'support', 'disclosure-policy'] as const) assert.equal(linksOfKind([link(path, text)], asked, 'acme.example', 2).length, asked === kind ? 1 : 0, `${path} ${text} as ${asked}`);
  }
});

test('links that leave the site are left out, and no more are taken than asked for', () => {
  const links = [link('https://acme.example.attacker.example/pricing', 'Pricing'), link('https://notacme.example/pricing', 'Pricing'), link('/a/pricing', ''), link('/b/pricing', ''), link('/c/pricing', '')];
  assert.deepEqual(linksOfKind(links, 'price', 'acme.example', 2), ['https://www.acme.example/a/pricing', 'https://www.acme.example/b/pricing']);
});

test('a site is what one registrant holds', () => {
  assert.equal(siteOf('a.b.acme.co.uk'), 'acme.co.uk');
  assert.equal(siteOf('co.uk'), undefined);
  assert.ok(isOnSite('https://trust.acme.co.uk/x', 'acme.co.uk'));
  assert.ok(!isOnSite('https://rival.co.uk/', 'acme.co.uk'));
  assert.ok(!isOnSite('https://one.github.io/', 'two.github.io'));
  assert.ok(!isOnSite('https://192.0.2.7/', '192.0.2.8'));
  assert.ok(!isOnSite('http://acme.example/', 'acme.example'));
});

test('a domain is read as people write it, and what is no domain is none', () => {
  assert.equal(parseDomain(' Acme.Example. '), 'acme.example');
  assert.equal(parseDomain('müller.example'), 'xn--mller-kva.example');
  for (const text of ['', 'acme', 'https://acme.example', 'acme.example/path', 'acme.example:443', 'user@acme.example', '127.0.0.1', '0x7f.1', '2130706433', '[::1]', 'acme.example?x']) assert.equal(parseDomain(text), undefined, text);
});

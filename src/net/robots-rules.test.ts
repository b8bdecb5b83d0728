import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { parseRobots } from './robots-rules.ts';

function isOpen(text: string, target: string): boolean {
  return parseRobots(text, 'assay').forbids(target) === undefined;
}

describe('robots.txt', () => {
  it('opens everything when it says nothing', () => {
    for (const text of ['', 'Disallow: /', 'User-agent: *\nDisallow:', '<!doctype html><title>Not found</title>', 'User-agent: other\nDisallow: /']) assert.ok(isOpen(text, '/a'), text);
  });

  it('closes by the longest rule, and opens by an equally long one', () => {
    const text = 'User-agent: *\nDisallow: /a\nAllow: /a/open\nDisallow: /a/open/not\nDisallow: /same\nAllow: /same';
    assert.deepEqual(['/b', '/a', '/a/x', '/a/open', '/a/open/yes', '/a/open/not/x', '/same'].map((target) => isOpen(text, target)), [true, false, false, true, true, false, true]);
  });

  it('speaks to us by name before it speaks to everybody', () => {
    const text = 'User-agent: *\nDisallow: /\n\nUser-agent: other\nUser-agent: ASSAY/1.0\nDisallow: /private\n\nuser-agent: assay\ndisallow: /more';
    assert.deepEqual(['/', '/private', '/more/x'].map((target) => isOpen(text, target)), [true, false, false]);
    assert.equal(isOpen('User-agent: assay\nUser-agent: x\nDisallow: /', '/'), false);
    assert.equal(isOpen('User-agent: assayer\nDisallow: /', '/'), true);
  });

  it('knows stars, the end mark and percent signs', () => {
    const text = 'User-agent: *\nDisallow: /*.pdf$\nDisallow: /a*b*c\nDisallow: /%7euser\nDisallow: /caf\u00e9\nDisallow: /q?x=';
    assert.deepEqual(['/x.pdf', '/x.pdf?y', '/a1b2c3', '/acb', '/~user', '/caf%C3%A9', '/caf%c3%a9', '/q?x=1', '/q'].map((target) => isOpen(text, target)), [false, true, false, true, false, false, false, false, true]);
    assert.equal(isOpen('User-agent: *\nDisallow: /a$', '/ab'), true);
    assert.equal(isOpen('User-agent: *\nDisallow: /ab*b$', '/ab'), true);
  });

  it('is read with comments, odd line ends, a byte order mark and unknown lines', () => {
    assert.equal(isOpen('\ufeffUser-agent: * # all\r\nSitemap: https://acme.example/s.xml\r\nCrawl-delay: 1\r\nDisallow: /x # why', '/x'), false);
  });

  it('stays quick on the largest file with the worst stars', () => {
    const line = `Disallow: /${'*a'.repeat(400)}*b\n`;
    const text = `User-agent: *\n${line.repeat(Math.floor(500 * 1024 / line.length))}`;
    const startedAt = performance.now();
    assert.equal(isOpen(text, `/${'a'.repeat(1990)}`), true);
    assert.ok(performance.now() - startedAt < 1_000, `${performance.now() - startedAt} ms`);
  });
});

import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { WebPage } from '../../model/evidence/web-page.ts';
import { readSource } from '../../analyser/read-source.ts';
import { rawText } from '../../model/text.ts';
import { readDisclosurePolicy } from '../disclosure-policy/index.ts';
import { sourceOf, type Source } from '../source.ts';
import { absoluteLinks } from './absolute-links.ts';
import { readPage } from './index.ts';
import { pageText } from './page-text.ts';

const source = (html: string, name = 'page.html'): Source => sourceOf(name, new TextEncoder().encode(html));
const page = (body: string): string => `<!doctype html><html lang="en">${body}</html>`;
const factsOf = async (html: string): Promise<WebPage> => {
  const { facts } = await readPage(source(html));
  assert.ok(facts !== undefined);
  return facts;
};
const textOf = (html: string): string => new TextDecoder().decode(pageText(source(html)).bytes(1_000_000));

test('scripts, styles, hidden parts and comments are no words of the page', async () => {
  const { words, title } = await factsOf(page('<title>A &amp; B</title><script>let saml = "<p>free</p>";</script><style>p{}</style><template><p>x y</p></template><div hidden><div>one</div> two</div><!-- three --><p>four five'));
  assert.deepEqual([words, title], [2, 'A & B']);
});

test('a passage stands on its line, is found once a topic, and holds no mailbox and no name', async () => {
  const { passages } = await factsOf(page('\n<p>Hello.\nSAML is part of the Enterprise plan,\nsays Robin Miller (robin@acme.example).</p>\n<p>SAML is part of the Enterprise plan,\nsays Robin Miller (robin@acme.example).</p>'));
  assert.deepEqual(passages, [
    { topic: 'single-sign-on', quote: 'SAML is part of the Enterprise plan, says [name] ([mail address]).', line: 3 },
    { topic: 'extra-charge', quote: 'SAML is part of the Enterprise plan, says [name] ([mail address]).', line: 3 },
  ]);
});

test('a row of a price table is one sentence', async () => {
  const { passages } = await factsOf(page('<table><tr><td>Audit logs</td><td>Enterprise only</td></tr></table>'));
  assert.deepEqual(passages.map(({ topic, quote }) => `${topic}: ${quote}`), ['audit-log: Audit logs Enterprise only', 'extra-charge: Audit logs Enterprise only']);
});

test('a quote is cut at 300 characters', async () => {
  const { passages } = await factsOf(page(`<p>SAML ${'word '.repeat(200)}</p>`));
  assert.equal(passages[0]?.quote.length, 300);
});

test('links stay as written, and are resolved against the base of the page and the address it came from', async () => {
  const facts = await factsOf(page('<base href="/en/"><a href="trust#top">Trust</a><a href="https://b.example/x?y=1">B</a><a href="http://c.example/">C</a><a href="mailto:robin@acme.example">Robin</a><a href="javascript:alert(1)">J</a><a href="https://social.example/@robin">R</a><a href="//d.example/">D</a>'));
  assert.deepEqual(facts.links.map(({ address }) => address), ['trust#top', 'https://b.example/x?y=1', 'http://c.example/', '//d.example/']);
  assert.deepEqual(absoluteLinks(facts, 'https://acme.example/a/b').map(({ address }) => address), ['https://acme.example/en/trust', 'https://b.example/x?y=1', 'https://d.example/']);
});

test('the visible text keeps every word on its line', () => {
  const html = page('\n<head><style>\na\n</style></head>\n<h2>How to\nreport</h2><p title="a\nb">Write to\n\nus &lt;now&gt;</p>');
  const lines = textOf(html).split('\n');
  for (const word of ['How', 'report', 'Write', 'us', 'now']) {
    const line = html.split('\n').findIndex((text) => text.includes(word));
    assert.ok(lines[line]?.includes(word), `${word} in line ${line + 1}: ${JSON.stringify(lines)}`);
  }
});

test('a policy as a page is read with its pointers on the lines of the page', async () => {
  const html = page('\n<script>\nlet x;\n</script>\n<h1>Acme</h1>\n<p>We will not take\nlegal action against you when you act in good faith.</p><p>Report to <a href="mailto:security@acme.example">us</a>.</p>');
  const { reading } = await readSource(source(html, 'policy.bin'), { kind: 'disclosure-policy' });
  assert.ok(reading?.kind === 'disclosure-policy' && reading.facts !== undefined);
  const facts = reading.facts as NonNullable<ReturnType<typeof readDisclosurePolicy>['facts']>;
  assert.deepEqual(facts.clauses['no-legal-action'], [{ firstLine: 6, lastLine: 7 }]);
  assert.deepEqual(facts.channels, [{ line: 7, kind: 'email', domain: 'acme.example' }]);
});

test('what a page was fetched as decides, and what a file is stays what it is', async () => {
  const html = page('<title>Vulnerability disclosure policy</title><p>We ask you to report any vulnerability to us in good faith.</p>');
  assert.equal((await readSource(source(html))).reading?.kind, 'disclosure-policy');
  assert.equal((await readSource(source(html), { kind: 'web-page' })).reading?.kind, 'web-page');
  assert.equal((await readSource(source('Contact: https://acme.example/r\nExpires: 2027-01-01T00:00:00Z\n'), { kind: 'disclosure-policy' })).reading?.kind, 'security-txt');
});

test('an older encoding is read as the page declares it, and a wrong declaration is refused', async () => {
  const bytes = (charset: string): Source => sourceOf('page.html', Uint8Array.from(page(`<meta charset="${charset}"><p>Gr\u00fcn \u20ac</p>`).replace('\u20ac', '\u0080'), (character) => character.charCodeAt(0)));
  assert.equal((await readPage(bytes('windows-1252'))).facts?.words, 1);
  for (const charset of ['utf-8', 'no-such-charset']) assert.match(rawText((await readPage(bytes(charset))).notes[0]?.message ?? { parts: [] }), /is not/);
});

test('an element with very many attributes is refused, and the time stays linear', async () => {
  assert.equal((await readPage(source(page(`<p ${Array.from({ length: 600 }, (_, index) => `a${index}`).join(' ')}>x`)))).facts, undefined);
  const time = async (times: number): Promise<number> => {
    const html = page('<div><b>SAML costs <a href=x>extra</a> per user. '.repeat(times));
    const startedAt = performance.now();
    await readPage(source(html));
    return performance.now() - startedAt;
  };
  await time(500);
  assert.ok((await time(8000)) < 60 * Math.max(await time(800), 2));
});

test('any characters end as a page, never as an exception', async () => {
  await fc.assert(fc.asyncProperty(fc.array(fc.oneof(fc.constantFrom('<p>', '</p>', '<a href="', '">', '<script>', '</script>', '<!--', '<svg>', '<title>', '&amp', '&#0;', 'SAML free. ', '\r', '\n'), fc.string())), async (pieces) => {
    const html = page(pieces.join(''));
    if (html.includes('\0')) return;
    assert.ok((await readPage(source(html))).facts !== undefined);
    assert.ok(pageText(source(html)).sizeBytes > 0);
  }));
});

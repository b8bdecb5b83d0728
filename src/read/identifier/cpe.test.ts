import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseCpe } from './cpe.ts';

test('a formatted string has eleven values', () => {
  assert.deepEqual(parseCpe('cpe:2.3:a:vendor\\:x:product_1:1.0\\+2:*:*:en-US:*:-:x64:*'), {
    binding: 'formatted-string', part: 'a', vendor: 'vendor\\:x', product: 'product_1', version: '1.0\\+2', rest: ['*', '*', 'en-US', '*', '-', 'x64', '*'],
  });
  for (const text of ['cpe:2.3:o:v:p:*:*:*:*:*:*:*:*', 'cpe:2.3:h:v:p:-:*:*:*:*:*:*:*', 'CPE:2.3:A:v:p:1.?:*:*:*:*:*:*:*', 'cpe:2.3:a:v:*p*:??1:*:*:*:*:*:*:*', 'cpe:2.3:a:v:p\\*:1\\\\:*:*:*:*:*:*:*']) assert.ok(parseCpe(text), text);
});

test('a URI has up to seven values', () => {
  assert.deepEqual(parseCpe('cpe:/a:vendor:product%21:1.0::~~pro~~~:en'), { binding: 'uri', part: 'a', vendor: 'vendor', product: 'product%21', version: '1.0', rest: ['*', '~~pro~~~', 'en'] });
  assert.deepEqual(parseCpe('cpe:/o:vendor'), { binding: 'uri', part: 'o', vendor: 'vendor', product: '*', version: '*', rest: [] });
});

test('the whole text must be the name', () => {
  const wrong = ['', 'cpe:2.3:a:v:p:1:*:*:*:*:*:*', 'cpe:2.3:a:v:p:1:*:*:*:*:*:*:*:*', 'cpe:2.3:a:v:p:1:*:*:*:*:*:*:*\n', ' cpe:2.3:a:v:p:1:*:*:*:*:*:*:*', 'xcpe:2.3:a:v:p:1:*:*:*:*:*:*:*', 'cpe:2.3:x:v:p:1:*:*:*:*:*:*:*',
    'cpe:2.3:a:v v:p:1:*:*:*:*:*:*:*', 'cpe:2.3:a:v!:p:1:*:*:*:*:*:*:*', 'cpe:2.3:a:v:p:1:*:*:*:*:*:*:\\', 'cpe:2.3:a::p:1:*:*:*:*:*:*:*', 'cpe:2.3:a:v:p:1*2:*:*:*:*:*:*:*', 'cpe:2.3:a:v:p:**:*:*:*:*:*:*:*', 'cpe:2.3:a:é:p:1:*:*:*:*:*:*:*',
    'cpe:2.3:a:\\a:p:1:*:*:*:*:*:*:*', 'cpe:2.3:a:v:p:1:*:*:english:*:*:*:*', 'cpe:/', 'cpe:/a', 'cpe:/x:v', 'cpe:/a:v:p:1:2:3:en:8', 'cpe:/a:v:p%2', 'cpe:/a:v p', 'cpe:2.2:a:v'];
  for (const text of wrong) assert.equal(parseCpe(text), undefined, text);
});

test('any text is answered quickly', () => {
  for (const part of ['\\', '?', '*', '\\?', ':', 'a:']) {
    const startedAt = performance.now();
    for (const length of [1000, 100_000]) for (const start of ['cpe:2.3:a:', 'cpe:/a:']) parseCpe(`${start}${part.repeat(length)}`);
    assert.ok(performance.now() - startedAt < 200, part);
  }
});

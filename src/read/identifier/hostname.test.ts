import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseHostname } from './hostname.ts';

test('a host name has labels of letters, digits and hyphens', () => {
  assert.equal(parseHostname('WWW.Example.org.'), 'www.example.org');
  assert.equal(parseHostname('xn--bcher-kva.example'), 'xn--bcher-kva.example');
  for (const text of ['', 'localhost', 'x..example', '.example', '-x.example', 'x-.example', `${'a'.repeat(64)}.example`, `${'a.'.repeat(130)}example`, '127.0.0.1', '1.2.0x7f', 'a_b.example', 'bücher.example', 'a.example:80', 'a.example/', 'xn--.example', 'ab--c.example', 'a b.example']) assert.equal(parseHostname(text), undefined, text);
});

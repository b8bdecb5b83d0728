import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isOwnPath, safeUrl } from './safe-url.ts';

test('a link leads to a path of this workspace, to the web or to a mailbox', () => {
  for (const good of ['/products?verdict=not-met#x', 'https://acme.example/a', 'mailto:security@acme.example']) assert.equal(safeUrl(good), good);
});

test('what could run something, name somebody or lead elsewhere unseen is no link', () => {
  for (const bad of ['javascript:alert(1)', ' javascript:alert(1)', 'JaVaScRiPt:alert(1)', 'java\nscript:alert(1)', 'data:text/html,x', 'vbscript:x', '//acme.example', '/\\acme.example', '\\\\acme.example', 'https://user:word@acme.example/', 'blob:https://acme.example/x', 'file:///etc/passwd', '']) assert.equal(safeUrl(bad), undefined, bad);
});

test('a path to come back to stays in this workspace', () => {
  assert.equal(isOwnPath('/home'), true);
  for (const bad of ['//acme.example', '/\\acme.example', '/\t/acme.example', 'https://acme.example', 'home', '/a\\b']) assert.equal(isOwnPath(bad), false, bad);
});

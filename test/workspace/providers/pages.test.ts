import assert from 'node:assert/strict';
import { test } from 'node:test';
import { entrancePages } from '../../../src/server/pages/entrance.ts';
import { providerAnswerPage } from '../../../src/pages/provider-answer.ts';

test('only the pages to which providers send browsers back are open to other sites, and they can do nothing', () => {
  const open = entrancePages.filter(({ isFromElsewhere }) => isFromElsewhere === true);
  assert.deepEqual(open.map(({ method, path }) => `${method} ${path}`), ['GET /sign-in/oidc/{provider}', 'POST /sign-in/saml/{provider}']);
  assert.deepEqual(open.flatMap(({ acts }) => acts), []);
});

test('an answer from outside is written on its page as text', () => {
  const { body } = providerAnswerPage({ provider: '"><script>', answer: '"><img src=x onerror=alert(1)>' });
  assert.ok(!body.value.includes('<img') && !body.value.includes('<script>'));
});

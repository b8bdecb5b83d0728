import assert from 'node:assert/strict';
import { test } from 'node:test';
import { checks } from '../check/index.ts';
import { requirements } from './index.ts';
import { visibleFromOutside } from './visible-from-outside.ts';

const visible = new Set<string>(requirements.filter((item) => visibleFromOutside(item, checks)).map(({ id }) => id));

test('what the guide tells customers to look at themselves is visible', () => {
  for (const id of ['pledge/vdp', 'pledge/security-txt', 'pledge/cves', 'pledge/sso-in-baseline', 'demand-guide/disclosure-policy', 'demand-guide/cwe-and-cpe', 'demand-guide/pledge-and-progress', 'demand-guide/sso-without-charge', 'demand-guide/sbom-in-a-standard-format', 'white-paper/no-hidden-taxes']) assert.ok(visible.has(id), id);
});

test('what only the maker can show, or only a person can answer, is not', () => {
  for (const id of ['pledge/mfa', 'pledge/security-patches', 'pledge/default-passwords', 'white-paper/staff-phishing-resistant-mfa', 'pledge/authentication-standards', 'demand-guide/baseline-logs']) assert.ok(requirements.some((item) => item.id === id) && !visible.has(id), id);
});

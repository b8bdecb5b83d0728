import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseCvss } from './cvss.ts';

test('vectors of every version are read', () => {
  assert.deepEqual([...(parseCvss('AV:N/AC:L/Au:N/C:P/I:P/A:C/E:POC')?.metrics ?? [])].at(-1), ['E', 'POC']);
  const vectors = { '2.0': '(AV:N/AC:L/Au:N/C:P/I:P/A:C)', '3.0': 'CVSS:3.0/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H', '3.1': 'CVSS:3.1/S:U/AV:N/AC:L/PR:N/UI:N/C:H/I:H/A:H/E:X/MAV:X', '4.0': 'CVSS:4.0/AV:N/AC:L/AT:N/PR:N/UI:N/VC:H/VI:H/VA:H/SC:N/SI:N/SA:N/E:A/U:Amber' };
  for (const [version, vector] of Object.entries(vectors)) assert.equal(parseCvss(vector)?.version, version);
});

test('unknown, missing and repeated metrics are refused', () => {
  const base = 'CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H';
  for (const text of ['', 'CVSS:3.1', 'CVSS:3.1/', `${base}/`, `${base}/AV:P`, `${base}/__proto__:x`, `${base}/X:Y`, base.replace('AV:N', 'AV:n'), base.replace('/A:H', ''), base.replace('3.1', '3.2'), `${base}\n`, 'AV:N/AC:L', `CVSS:3.1/${'AV:N/'.repeat(30_000)}`]) assert.equal(parseCvss(text), undefined, text.slice(0, 80));
});

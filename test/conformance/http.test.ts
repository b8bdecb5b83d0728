import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { after, before, describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { sendRaw } from '../support/raw-http.ts';
import { smallWorkspace, type SmallWorkspace } from '../workspace/server/small-workspace.ts';

interface Case {
  readonly id: string;
  readonly file: string;
  readonly target: string;
  readonly expect: 'reject' | 'either';
  readonly maxMs: number;
}

const folder = fileURLToPath(new URL('../../../shared/data/attack/', import.meta.url));
const isThere = existsSync(folder);
const cases = isThere ? readFileSync(`${folder}cases.jsonl`, 'utf8').trim().split('\n').map((line) => JSON.parse(line) as Case).filter(({ target }) => target === 'http-listener') : [];
let workspace: SmallWorkspace;
describe('http', () => {
  before(async () => {
    workspace = await smallWorkspace({ settings: { publicUrl: 'http://a' }, limits: { keepAliveMilliseconds: 200, headMilliseconds: 1_000 } });
    // Loading what is behind the front door is the first visitor’s wait once, and no case’s.
    await workspace.server.open();
  });
  after(async () => workspace.close());

  test('there are cases', { skip: !isThere }, () => assert.equal(cases.length, 43));

  test('the name in the cases is one that the server has', async () => {
    assert.equal((await sendRaw(workspace.server.port, 'GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n')).status, 200);
  });

  for (const { id, file, expect, maxMs } of cases) {
    test(`${id}: ${expect}`, async () => {
      const answer = await sendRaw(workspace.server.port, readFileSync(`${folder}${file}`), { milliseconds: maxMs });
      const statuses = [...answer.text.matchAll(/^HTTP\/1\.1 (\d{3})/gm)].map((parts) => Number(parts[1]));
      if (expect === 'reject') assert.ok(statuses.every((status) => status >= 400), `${statuses.join(' ')}`);
      assert.ok(statuses.every((status) => status !== 500), `${statuses.join(' ')}`);
      assert.ok(answer.milliseconds < maxMs, `${answer.milliseconds} ms`);
      assert.equal((await sendRaw(workspace.server.port, 'GET /healthz HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n')).status, 200);
      assert.deepEqual(workspace.defects, []);
    });
  }
});

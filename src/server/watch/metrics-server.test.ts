import assert from 'node:assert/strict';
import { test } from 'node:test';
import { startMetricsServer } from './metrics-server.ts';

test('the port for metrics tells metrics to programs and nothing else to anybody', async () => {
  const server = await startMetricsServer('127.0.0.1', 0, () => 'assay_up 1\n');
  const ask = async (path: string, options: RequestInit = {}): Promise<readonly [number, string]> => {
    const answer = await fetch(`http://127.0.0.1:${server.port}${path}`, options);
    return [answer.status, await answer.text()];
  };
  try {
    assert.deepEqual(await ask('/metrics'), [200, 'assay_up 1\n']);
    for (const [path, options] of [['/', {}], ['/healthz', {}], ['/metrics', { method: 'POST' }], ['/metrics', { headers: { origin: 'https://elsewhere.example' } }]] as const) assert.deepEqual(await ask(path, options), [404, ''], path);
  } finally {
    await server.close();
  }
});

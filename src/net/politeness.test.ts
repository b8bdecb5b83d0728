import assert from 'node:assert/strict';
import { setTimeout as pause } from 'node:timers/promises';
import { describe, it } from 'node:test';
import { startHost } from '../../test/support/hosts.ts';
import { defaultLimits } from './limits.ts';
import { Politeness } from './politeness.ts';
import { createWayOut } from './way-out.ts';

describe('politeness', () => {
  it('keeps to two connections a host and a gap between requests', async () => {
    const startedAt: number[] = [];
    let open = 0;
    let most = 0;
    const host = await startHost((_, response) => {
      startedAt.push(performance.now());
      open += 1;
      most = Math.max(most, open);
      setTimeout(() => { open -= 1; response.end('x'); }, 120);
    });
    const wayOut = createWayOut({ allowed: [`acme.test=${host.place}`], limits: { hostGap: 40 } });
    await Promise.all(Array.from({ length: 6 }, (_, index) => wayOut.web({ url: `http://acme.test/${index}`, limitBytes: 100 })));
    await host.close();
    assert.equal(most, 2);
    assert.equal(startedAt.length, 6);
    // The host's clock sees a start a little after ours.
    for (const [index, at] of startedAt.slice(1).entries()) assert.ok(at - (startedAt[index] ?? 0) > 25, `${startedAt.join()}`);
  });

  it('bounds looks over all hosts, and a turn that throws gives its place back', async () => {
    const politeness = new Politeness({ ...defaultLimits, looksAtOnce: 3, hostGap: 0 });
    let open = 0;
    let most = 0;
    const results = await Promise.allSettled(Array.from({ length: 12 }, (_, index) => politeness.turn(`host-${index % 6}`, async () => {
      open += 1;
      most = Math.max(most, open);
      await pause(2);
      open -= 1;
      if (index % 2 === 0) throw new Error('as asked');
    })));
    assert.deepEqual([most, results.filter(({ status }) => status === 'rejected').length], [3, 6]);
  });
});

import assert from 'node:assert/strict';
import { setTimeout as pause } from 'node:timers/promises';
import { describe, it } from 'node:test';
import { startHost } from '../../test/support/hosts.ts';
import { defaultLimits } from './limits.ts';
import { Politeness } from './politeness.ts';
import { createWayOut } from './way-out.ts';

describe('politeness', () => {
  it('keeps to two connections a host at a time', async () => {
    const held: (() => void)[] = [];
    let twoAreHeld = (): void => undefined;
    const two = new Promise<void>((resolve) => { twoAreHeld = resolve; });
    const host = await startHost((_, response) => {
      held.push(() => response.end('x'));
      if (held.length === 2) twoAreHeld();
    });
    const wayOut = createWayOut({ allowed: [`acme.test=${host.place}`], limits: { hostGap: 0 } });
    const looks = Array.from({ length: 4 }, (_, index) => wayOut.web({ url: `http://acme.test/${index}`, limitBytes: 100 }));
    await two;
    // A third connection would be there by now: loopback takes less than a millisecond.
    await pause(50);
    assert.equal(host.connections(), 2);
    for (let answered = 0; answered < 4; answered += 1) {
      while (held.length === 0) await pause(5);
      held.shift()?.();
    }
    assert.deepEqual((await Promise.all(looks)).map(({ look }) => look.outcome), Array.from({ length: 4 }, () => 'answered'));
    await host.close();
  });

  it('leaves a gap between the starts of requests to one host, and the time that it asks for', async () => {
    const politeness = new Politeness({ ...defaultLimits, hostGap: 30 });
    const startedAt: number[] = [];
    const turns = (count: number): Promise<unknown> => Promise.all(Array.from({ length: count }, () => politeness.turn('acme.test', async () => { startedAt.push(performance.now()); })));
    await turns(4);
    politeness.leaveAlone('acme.test', 100);
    await turns(1);
    const gaps = startedAt.slice(1).map((at, index) => at - (startedAt[index] ?? 0));
    // Timers may fire a millisecond early.
    assert.ok(gaps.slice(0, 3).every((gap) => gap > 28) && (gaps[3] ?? 0) > 95, gaps.join());
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

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
    await using host = await startHost((_, response) => {
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

  it('keeps to six connections and a smaller gap for many files that are put up to be fetched, and to the usual pace for all else', async () => {
    const politeness = new Politeness({ ...defaultLimits, hostGap: 60, manyGap: 10 });
    const startedAt: number[] = [];
    let open = 0;
    let most = 0;
    const turn = (isOneOfMany: boolean): Promise<void> => politeness.turn('acme.test', async () => {
      startedAt.push(performance.now());
      open += 1;
      most = Math.max(most, open);
      await pause(isOneOfMany ? 150 : 1);
      open -= 1;
    }, isOneOfMany);
    await Promise.all(Array.from({ length: 8 }, () => turn(true)));
    assert.equal(most, 6);
    const gaps = (): number[] => startedAt.slice(1).map((at, index) => at - (startedAt[index] ?? 0));
    assert.ok(gaps().slice(0, 5).every((gap) => gap > 8), gaps().join());
    assert.ok((startedAt[5] ?? 0) - (startedAt[0] ?? 0) < 140, 'six of them did not wait for one another');
    startedAt.length = 0;
    await Promise.all(Array.from({ length: 3 }, () => turn(false)));
    assert.ok(gaps().every((gap) => gap > 58), gaps().join());
  });

  it('waits for a busy host as long as it says, or longer each time, and asks it more slowly from then on', async () => {
    const asked: number[] = [];
    await using host = await startHost((_, response) => {
      asked.push(performance.now());
      if (asked.length === 1) response.writeHead(429, { 'retry-after': '1' }).end();
      else if (asked.length === 2) response.writeHead(503).end();
      else response.end('x');
    });
    const wayOut = createWayOut({ allowed: [`acme.test=${host.place}`], limits: { hostGap: 80, manyGap: 20 } });
    const many = (): Promise<string | undefined> => wayOut.web({ url: 'http://acme.test/file', limitBytes: 100, isOneOfMany: true }).then(({ look }) => look.hops.map(({ status }) => status).join());
    assert.equal(await many(), '429,503,200');
    const gaps = asked.slice(1).map((at, index) => at - (asked[index] ?? 0));
    // After two answers of that kind the gap is doubled twice; asked the second time, a host that says nothing is given two seconds.
    assert.ok((gaps[0] ?? 0) > 990 && (gaps[1] ?? 0) > 1990, gaps.join());
    asked.push(0);
    const before = performance.now();
    await Promise.all([many(), many(), many()]);
    assert.ok(performance.now() - before > 2 * 78, 'three files wait for two gaps of the usual length');
  });

  it('brings many files upon no other host that the first one leads to', async () => {
    const asked: number[] = [];
    await using other = await startHost((_, response) => {
      asked.push(performance.now());
      response.end('x');
    });
    await using host = await startHost((_, response) => { response.writeHead(302, { location: 'http://other.test/file' }).end(); });
    const wayOut = createWayOut({ allowed: [`acme.test=${host.place}`, `other.test=${other.place}`], limits: { hostGap: 60, manyGap: 1 } });
    await Promise.all(Array.from({ length: 4 }, (_, index) => wayOut.web({ url: `http://acme.test/${index}`, limitBytes: 100, isOneOfMany: true })));
    assert.ok(asked.slice(1).every((at, index) => at - (asked[index] ?? 0) > 50), asked.join());
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

  it('forgets hosts that nobody asks any more, and none that wants to be left alone', async () => {
    const politeness = new Politeness({ ...defaultLimits, hostGap: 0 });
    politeness.leaveAlone('busy.test', 60_000);
    for (let index = 0; index < 3000; index += 1) await politeness.turn(`host-${index}.test`, async () => undefined);
    assert.ok(politeness.hosts < 1100, String(politeness.hosts));
    let isAsked = false;
    void politeness.turn('busy.test', async () => { isAsked = true; });
    await pause(20);
    assert.equal(isAsked, false);
  });

  it('asks a host no faster by several ways out that take turns together', async () => {
    const startedAt: number[] = [];
    await using host = await startHost((_, response) => {
      startedAt.push(performance.now());
      response.end('x');
    });
    const together = new Politeness({ ...defaultLimits, hostGap: 40 });
    const ways = [1, 2].map(() => createWayOut({ allowed: [`acme.test=${host.place}`] }, together));
    await Promise.all(ways.flatMap((way) => [1, 2].map((index) => way.web({ url: `http://acme.test/${index}`, limitBytes: 100 }))));
    const gaps = startedAt.slice(1).map((at, index) => at - (startedAt[index] ?? 0));
    assert.ok(gaps.length >= 3 && gaps.every((gap) => gap > 25), gaps.join());
  });
});

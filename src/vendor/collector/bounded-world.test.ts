import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fakeWorld } from '../../../test/vendor-host/fake-world.ts';
import type { World } from '../../net/world.ts';
import { boundedWorld, runLimits } from './bounded-world.ts';

const request = (path: string, limitBytes = 100): { readonly url: string; readonly limitBytes: number } => ({ url: `https://acme.example/${path}`, limitBytes });

test('after so many questions each further one is answered by why it was not asked', async () => {
  const live = fakeWorld({});
  const world = boundedWorld(live, { ...runLimits, looksMax: 2 });
  await world.web(request('a'));
  await world.name('acme.example', 'MX');
  const { look } = await world.web(request('b'));
  assert.deepEqual([look.outcome, look.reason], ['refused', 'was not asked: one run asks at most 2 questions']);
  assert.equal(live.asked.length, 2);
});

test('bytes are counted over all bodies, and what one body leaves the next may take', async () => {
  const live = fakeWorld({ web: { 'https://acme.example/a': 'a'.repeat(60), 'https://acme.example/b': 'b'.repeat(40) } });
  const world = boundedWorld(live, { ...runLimits, bytesMax: 100 });
  await world.web(request('a'));
  assert.equal((await world.web(request('b'))).look.outcome, 'answered');
  assert.deepEqual((await world.web(request('c'))).look.problem, 'size-limit');
});

test('when time is up, answers that have not come count as late, and waiting questions are not asked', async () => {
  const never: World = { ...fakeWorld({}), web: () => new Promise(() => undefined) };
  const world = boundedWorld(never, { ...runLimits, milliseconds: 30, parallelMax: 1 });
  const looks = await Promise.all([world.web(request('a')), world.web(request('b')), world.mail('mail.acme.example')]);
  assert.deepEqual(looks.map((answer) => ('look' in answer && typeof answer.look === 'object' ? answer.look : answer)).map((look) => 'reason' in look && look.reason), ['gave no whole answer before time was up', 'was not asked: time was up', 'was not asked: time was up']);
});

test('no more questions wait for an answer at once than allowed', async () => {
  let running = 0;
  let most = 0;
  const inner = fakeWorld({});
  const live: World = { ...inner, web: async (asked) => {
    running += 1;
    most = Math.max(most, running);
    await new Promise((resolve) => { setImmediate(resolve); });
    running -= 1;
    return inner.web(asked);
  } };
  const world = boundedWorld(live, { ...runLimits, parallelMax: 3 });
  await Promise.all(Array.from({ length: 12 }, (_, index) => world.web(request(String(index)))));
  assert.equal(most, 3);
});

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Attempts, sourceKey } from './attempts.ts';

const limit = { attempts: 3, minutes: 15 };

test('attempts beyond the limit are refused until its time is over', () => {
  const attempts = new Attempts();
  assert.deepEqual(Array.from({ length: 5 }, () => attempts.take([['a', limit]], 0)), [true, true, true, false, false]);
  assert.ok(attempts.take([['b', limit]], 0), 'another key has its own attempts');
  assert.ok(!attempts.take([['a', limit]], 15 * 60_000 - 1));
  assert.ok(attempts.take([['a', limit]], 15 * 60_000));
});

test('a right attempt gives the others back, and a refused one takes none', () => {
  const attempts = new Attempts();
  for (let round = 0; round < 10; round += 1) {
    assert.ok(attempts.take([['a', limit]], 0));
    attempts.clear([['a', limit]]);
  }
  for (let round = 0; round < 3; round += 1) attempts.take([['full', limit]], 0);
  for (let round = 0; round < 10; round += 1) assert.ok(!attempts.take([['full', limit], ['other', limit]], 0));
  assert.ok(attempts.take([['other', limit]], 0));
});

test('many sources can’t fill the memory, nor a clock set back keep somebody out', () => {
  const attempts = new Attempts();
  for (let source = 0; source < 30_000; source += 1) assert.ok(attempts.take([[`source ${source}`, limit]], 0));
  for (let round = 0; round < 3; round += 1) attempts.take([['a', limit]], 1_000_000);
  assert.ok(!attempts.take([['a', limit]], 1_000_000));
  assert.ok(attempts.take([['a', limit]], 0));
});

test('an IPv6 network is one source, and an IPv4 address is one however it is written', () => {
  assert.equal(sourceKey('2001:db8:1:2:3:4:5:6'), sourceKey('2001:0db8:1:2::9'));
  assert.notEqual(sourceKey('2001:db8:1:2::1'), sourceKey('2001:db8:1:3::1'));
  assert.equal(sourceKey('2001:db8::1'), '2001:db8:0:0::/64');
  assert.equal(sourceKey('::1'), '0:0:0:0::/64');
  assert.equal(sourceKey('::ffff:192.0.2.7'), sourceKey('192.0.2.7'));
});

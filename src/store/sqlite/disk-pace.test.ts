import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { DiskPace } from './disk-pace.ts';

describe('the pace of the disk', () => {
  const after = (pace: DiskPace, ...waits: readonly number[]): boolean => {
    for (const wait of waits) pace.waited(wait);
    return pace.isQuick;
  };
  const many = (milliseconds: number): readonly number[] => Array.from({ length: 50 }, () => milliseconds);

  it('is quick only once some waits were short, and for as long as most are', () => {
    const pace = new DiskPace();
    assert.equal(after(pace), false);
    assert.equal(after(pace, 0.1), false);
    assert.equal(after(pace, ...many(0.2)), true);
    assert.equal(after(pace, 20), false, 'a long wait holds the thread once');
    assert.equal(after(pace, 0.2), false);
    assert.equal(after(pace, ...many(0.2)), true);
    assert.equal(after(pace, ...many(2)), false);
  });
});

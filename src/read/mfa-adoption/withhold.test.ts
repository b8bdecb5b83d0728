import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { withhold, type Withheld } from './withhold.ts';

/** Every row that somebody who sees the published row must think possible, knowing only that a withheld count is at least 1 and one of them under 10. */
function possible({ total, counts }: Withheld): readonly (readonly number[])[] {
  const rows: number[][] = [];
  const hidden = counts.flatMap((count, index) => (count === undefined ? [index] : []));
  const rest = (total ?? 0) - counts.reduce<number>((sum, count) => sum + (count ?? 0), 0);
  const fill = (place: number, left: number, values: readonly number[]): void => {
    if (place === hidden.length - 1) {
      if (left >= 1 && [...values, left].some((value) => value < 10)) rows.push([...values, left]);
      return;
    }
    for (let value = 1; value <= left - (hidden.length - 1 - place); value += 1) fill(place + 1, left - value, [...values, value]);
  };
  if (hidden.length > 0) fill(0, rest, []);
  return rows;
}

test('a withheld count has at least two possible values for whoever sees the row and its total', () => {
  for (let a = 0; a <= 14; a += 1)
    for (let b = 0; b <= 14; b += 1)
      for (let c = 0; c <= 14; c += 1) {
        const published = withhold([a, b, c]);
        if (published.total === undefined) continue;
        const rows = possible(published);
        const hidden = published.counts.filter((count) => count === undefined).length;
        for (let place = 0; place < hidden; place += 1) {
          assert.ok(new Set(rows.map((row) => row[place])).size >= 2, `${a},${b},${c} shows ${JSON.stringify(published)}`);
        }
      }
});

test('a small count stays hidden also from whoever knows this rule and tries it on every row', () => {
  const byOutput = new Map<string, number[][]>();
  const top = 24;
  for (let a = 0; a <= top; a += 1)
    for (let b = 0; b <= top; b += 1)
      for (let c = 0; c <= top; c += 1) {
        const key = JSON.stringify(withhold([a, b, c]), (_, value) => (value === undefined ? null : value));
        byOutput.set(key, [...(byOutput.get(key) ?? []), [a, b, c]]);
      }
  for (const [key, rows] of byOutput) {
    const { total, counts } = withhold(rows[0] ?? []);
    // Rows near the edge of what was tried have possible rows beyond it.
    if (total === undefined || total > top) continue;
    for (const [place, count] of counts.entries()) {
      if (count !== undefined) continue;
      const values = new Set(rows.map((row) => row[place]));
      assert.ok(values.size >= 2 || [...values].every((value) => (value ?? 0) >= 10), `${key} tells ${[...values].join()} at ${place}`);
    }
  }
});

test('no count of 1 to 9, no total of 1 to 9 and no such sum of withheld counts is ever published', () => {
  fc.assert(
    fc.property(fc.array(fc.oneof(fc.nat(12), fc.nat(5000)), { minLength: 1, maxLength: 9 }), (counts) => {
      const published = withhold(counts);
      const small = (value: number | undefined): boolean => value !== undefined && value > 0 && value < 10;
      assert.ok(!published.counts.some(small));
      assert.ok(!small(published.total));
      if (published.total === undefined) assert.ok(published.counts.every((count) => count === undefined || count === 0));
      else assert.ok(!small(published.total - published.counts.reduce<number>((sum, count) => sum + (count ?? 0), 0)));
      for (const [index, count] of published.counts.entries()) assert.ok(count === undefined || count === counts[index]);
    }),
  );
});

test('a row without small counts is published as it is', () => {
  assert.deepEqual(withhold([120, 0, 35]), { total: 155, counts: [120, 0, 35] });
});

test('one small count takes the first larger one with it', () => {
  assert.deepEqual(withhold([120, 3, 35]), { total: 158, counts: [undefined, undefined, 35] });
});

test('a count that the source withheld itself is not given away by its total', () => {
  assert.deepEqual(withhold([undefined, 40, 60], 103), { total: 103, counts: [undefined, undefined, 60] });
  assert.deepEqual(withhold([undefined, 40, 4]), { counts: [undefined, 40, undefined] });
});

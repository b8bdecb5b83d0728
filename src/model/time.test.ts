import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { addDays, dayOf, daysBetween, parseDate, parseTime } from './time.ts';

test('a time is read in UTC, whatever its zone', () => {
  assert.equal(parseTime('1970-01-01T00:00:00Z'), 0);
  assert.equal(parseTime('2026-05-31T12:30:15.250Z'), Date.UTC(2026, 4, 31, 12, 30, 15, 250));
  assert.equal(parseTime('2026-05-31t12:30:15.2509999z'), Date.UTC(2026, 4, 31, 12, 30, 15, 250));
  assert.equal(parseTime('2026-06-01T00:30:00+02:00'), Date.UTC(2026, 4, 31, 22, 30));
  assert.equal(parseTime('2026-05-31T23:30:00-01:00'), Date.UTC(2026, 5, 1, 0, 30));
});

test('what RFC 3339 does not know is refused', () => {
  const wrong = ['', '2026-05-31', '2026-05-31T12:30Z', '2026-05-31T12:30:15', '2026-05-31 12:30:15Z', '2026-05-31T12:30:15,5Z', '2026-05-31T12:30:15.Z', '2026-05-31T12:30:15+2:00',
    '2026-05-31T12:30:15+24:00', '2026-05-31T12:30:15+01:60', '2026-05-31T24:00:00Z', '2026-05-31T12:60:00Z', '2026-13-01T00:00:00Z', '2026-00-01T00:00:00Z', '2026-02-29T00:00:00Z',
    '+275760-09-13T00:00:00Z', '-000001-01-01T00:00:00Z', '1735689600', '2026-W01-1', '９９９９-01-01T00:00:00Z', '2026-05-31T12:30:15Z ', '2026-05-31T12:30:15Z\n', `2026-05-31T12:30:15.${'1'.repeat(100)}Z`];
  for (const text of wrong) assert.equal(parseTime(text), undefined, text);
});

test('a leap second is allowed only at the end of a UTC day', () => {
  assert.equal(parseTime('2016-12-31T23:59:60Z'), Date.UTC(2017, 0, 1));
  assert.equal(parseTime('2017-01-01T08:59:60.5+09:00'), Date.UTC(2017, 0, 1));
  for (const text of ['2016-12-31T23:58:60Z', '2016-12-31T23:59:60+01:00', '2016-12-31T23:59:61Z']) assert.equal(parseTime(text), undefined, text);
});

test('the first and last years are years', () => {
  assert.equal(parseTime('0000-01-01T00:00:00Z'), Date.parse('0000-01-01T00:00:00Z'));
  assert.equal(parseTime('0099-12-31T00:00:00Z'), Date.parse('0099-12-31T00:00:00Z'));
  assert.equal(parseTime('9999-12-31T23:59:59Z'), Date.UTC(9999, 11, 31, 23, 59, 59));
  assert.equal(parseDate('0000-02-29'), Date.parse('0000-02-29'));
});

test('a date is a day of the calendar', () => {
  assert.equal(parseDate('2026-05-31'), Date.UTC(2026, 4, 31));
  assert.equal(parseDate('2000-02-29'), Date.UTC(2000, 1, 29));
  for (const text of ['2026-05-32', '2026-04-31', '1900-02-29', '2026-5-31', '20260531', '2026-05-31T00:00:00Z', '']) assert.equal(parseDate(text), undefined, text);
});

test('days between two times are whole', () => {
  const from = parseDate('2026-05-01') ?? 0;
  assert.equal(daysBetween(from, parseDate('2026-05-31') ?? 0), 30);
  assert.equal(daysBetween(from, from + 86_399_999), 0);
  assert.equal(Object.is(daysBetween(from, from - 1), 0), true);
  assert.equal(daysBetween(parseDate('2026-05-31') ?? 0, from), -30);
});

test('a day so many days later is counted by the calendar', () => {
  assert.equal(dayOf(addDays(parseDate('2028-02-27') ?? 0, 3)), '2028-03-01');
  assert.equal(dayOf(addDays(parseTime('2026-06-01T23:59:59Z') ?? 0, -1)), '2026-05-31');
});

test('every time that the platform writes is read back', () => {
  fc.assert(fc.property(fc.date({ min: new Date('0000-01-01T00:00:00Z'), max: new Date('9999-12-31T23:59:59Z'), noInvalidDate: true }), (date) => {
    assert.equal(parseTime(date.toISOString()), date.getTime());
    assert.equal(parseDate(date.toISOString().slice(0, 10)), Math.floor(date.getTime() / 86_400_000) * 86_400_000);
  }));
});

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { rawText } from '../../../model/text.ts';
import type { FixSchedule } from '../../../model/watch/fix-schedule.ts';
import { bod2604 } from './bod-26-04.ts';
import { everyCombination, fixTimeFor } from './fix-time.ts';
import { readSchedule } from './read-schedule.ts';
import { unsoundness } from './soundness.ts';

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);

function scheduleOf(text: string): FixSchedule {
  const reading = readSchedule(bytesOf(text));
  assert.ok('schedule' in reading, JSON.stringify(reading));
  return reading.schedule;
}

function problemsOf(text: string): readonly string[] {
  const reading = readSchedule(bytesOf(text));
  assert.ok('problems' in reading, 'it is refused');
  return reading.problems.map(({ message, place }) => `${place.line}: ${rawText(message)}`);
}

const own = `fixSchedule: 1
title: Fix times of a bank
rows:
  - when: { exploited: yes, exposed: yes }
    days: 2
    forensics: yes
  - when:
      exploited: yes
    days: 10
  - nextUpgrade: yes
`;

describe('the table of BOD 26-04', () => {
  it('has one row for each combination, and nothing that is worse gives more time', () => {
    assert.equal(bod2604.rows.length, everyCombination.length);
    for (const facts of everyCombination) assert.equal(bod2604.rows.filter((row) => JSON.stringify(row.when) === JSON.stringify(facts)).length, 1);
    assert.equal(unsoundness(bod2604.rows), undefined);
  });
  it('says whom it binds', () => assert.match(bod2604.reach, /binding on US federal civilian agencies only/));
});

describe('a customer’s own schedule', () => {
  it('is read from YAML; of all rows that hold the strictest counts, in whatever order they stand', () => {
    const { rows, title, reach } = scheduleOf(own);
    assert.equal(title, 'Fix times of a bank');
    assert.match(reach, /own schedule/);
    const facts = { exploited: true, exposed: true, automatable: false, technicalImpact: 'partial' } as const;
    for (const list of [rows, rows.toReversed()]) {
      assert.deepEqual(fixTimeFor({ rows: list }, facts), { within: 'days', days: 2, forensics: true });
      assert.deepEqual(fixTimeFor({ rows: list }, { ...facts, exposed: false }), { within: 'days', days: 10, forensics: false });
      assert.deepEqual(fixTimeFor({ rows: list }, { ...facts, exploited: false, exposed: false }), { within: 'next-upgrade' });
    }
  });

  it('is read from JSON as from YAML, indented with tabs too', () => {
    const json = { fixSchedule: 1, title: 'Fix times of a bank', rows: [{ when: { exploited: true, exposed: true }, days: 2, forensics: true }, { when: { exploited: true }, days: 10 }, { nextUpgrade: true }] };
    assert.deepEqual(scheduleOf(JSON.stringify(json)), scheduleOf(own));
    assert.deepEqual(scheduleOf(JSON.stringify(json, undefined, '\t')), scheduleOf(own));
  });

  it('each mistake is told with its line', () => {
    assert.deepEqual(problemsOf(own.replace('days: 10', 'days: ten')), ['9: At rows.1.days a whole number of days from 0 to 9999 is expected.']);
    assert.deepEqual(problemsOf(own.replace('exposed: yes', 'exposure: yes')), ['4: The key rows.0.when.exposure is not known; a schedule has fixSchedule, title and rows, and a row has when, days, nextUpgrade and forensics.']);
    assert.deepEqual(problemsOf(own.replace('exposed: yes', 'exposed: maybe')), ['4: At rows.0.when.exposed yes or no is expected.']);
    assert.deepEqual(problemsOf(own.replace('    days: 10\n', '')), ['7: At rows.1 either days or nextUpgrade: yes is expected.']);
    assert.deepEqual(problemsOf(own.replace('nextUpgrade: yes', 'nextUpgrade: yes\n    forensics: yes')), ['10: At rows.2 forensics only beside days is expected.']);
    assert.deepEqual(problemsOf('title: x\nrows: []\n').length, 2);
  });

  it('one that leaves exploited vulnerabilities without a row is refused', () => {
    const [problem] = problemsOf('fixSchedule: 1\ntitle: x\nrows:\n  - when: { exploited: yes, exposed: yes }\n    days: 3\n');
    assert.match(problem ?? '', /^4: No row holds for a vulnerability with exploited: yes, exposed: no, .* A last row without when/);
  });

  it('one that gives more time for what is worse is refused at the row that is too strict', () => {
    const [problem] = problemsOf('fixSchedule: 1\ntitle: x\nrows:\n  - days: 30\n  - when: { exposed: no }\n    days: 3\n');
    assert.match(problem ?? '', /^5: This row gives less time with exploited: no, exposed: no, .* than the schedule gives with exposed: yes instead/);
  });

  it('what is no YAML, or holds an alias, is refused with the place', () => {
    assert.match(problemsOf('rows: [')[0] ?? '', /^\d+: The schedule is not YAML/);
    assert.match(problemsOf('a: &x 1\nb: *x\n')[0] ?? '', /^1: The schedule holds an anchor/);
  });
});

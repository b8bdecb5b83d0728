import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { exampleAssessment } from '../../../test/example/assessment.ts';
import { requirements } from '../../catalog/index.ts';
import type { Assessment } from '../../model/assessment.ts';
import { ours } from '../../model/text.ts';
import { junitReport } from '../junit.ts';
import { terminalReport } from './index.ts';

const printed = (assessment: Assessment, isWhole = false, width = 80): string => terminalReport(assessment, { width, isColoured: false, isWhole, engineVersion: '0.0.0' }).value;
/** On one line, as the words follow each other in the last column. */
const oneLine = (text: string): string => text.replaceAll(/\s+/g, ' ');

describe('the report that a person reads first', () => {
  it('puts the figures of a goal before the sentence of one record', () => {
    const figures = [['records-with-cwe', 16], ['records-with-cpe', 0]] as const;
    const measures = figures.map(([id, numerator]) => ({ id, population: 'product' as const, dimensions: {}, points: [{ at: '2026-11-22', numerator, denominator: 16 }], sources: [] }));
    const given = exampleAssessment({ 'pledge/cves': ['not-met', ours('CVE-2023-25860 names no CPE; one was expected. 15 more like it.')] }, { measures });
    for (const width of [50, 80]) assert.match(oneLine(printed(given, false, width)), /6 CVE records not met CVE records with a CWE: 16 of 16; CVE records with a CPE: 0 of 16/);
  });

  it('lists with --all what it counts, as many as JUnit has cases, and says what it leaves out', () => {
    const given = exampleAssessment();
    const all = printed(given, true);
    const sum = Number(/All sources: 0 met, (\d+) unknown/.exec(oneLine(all))?.[1]);
    assert.deepEqual([all.match(/^unknown {8}[A-Z]/gm)?.length, Number(/ tests="(\d+)"/.exec(junitReport(given).value)?.[1])], [sum, sum]);
    const asked = requirements.filter(({ audience }) => audience === 'customer').length;
    for (const text of [oneLine(all), junitReport(given).value]) assert.ok(text.includes(`Not counted: ${asked} requirements that ask the customer, not the maker and ${requirements.length - asked - sum} examples that are one way of several and were not chosen. CSV and JSON hold them.`), text.slice(-400));
  });
});

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { exampleAssessment } from '../../../test/example/assessment.ts';
import type { Assessment } from '../../model/assessment.ts';
import { ours } from '../../model/text.ts';
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
});

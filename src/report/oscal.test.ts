import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { exampleAssessment, exampleFailure } from '../../test/example/assessment.ts';
import { ours } from '../model/text.ts';
import { oscalReport } from './oscal.ts';
import { oscalAssessmentResults, type OscalAssessmentResults } from './oscal-results/results-schema.ts';

const spoken = { 'pledge/cves': ['not-met', ours('0 of 16 do.')], 'pledge/vdp': ['met', ours('4 of 4.')], 'pledge/scope': ['claimed', ours('Words.')] } as const;
const assessment = exampleAssessment(spoken, { findings: [exampleFailure('src/a.ts', 3, { outcome: 'unknown' }), exampleFailure('src/b.ts', 3, { setAside: { reason: 'planned', by: 'A. Person', until: '2027-01-01' } })] });
const written = (given: typeof assessment): OscalAssessmentResults => JSON.parse(oscalReport(given).value) as OscalAssessmentResults;

describe('an assessment as OSCAL assessment results', () => {
  it('follows the 1.1 model, also with nothing judged and nothing seen', () => {
    for (const given of [assessment, exampleAssessment()]) assert.deepEqual(oscalAssessmentResults.safeParse(written(given)).error?.issues, undefined);
  });

  it('calls no requirement not-satisfied that is unknown or only claimed, and keeps what was seen', () => {
    const [result] = written(assessment)['assessment-results'].results;
    assert.deepEqual(result?.findings?.map(({ target }) => [target['target-id'], target.status.state]), [['pledge.vdp', 'satisfied'], ['pledge.cves', 'not-satisfied']]);
    assert.equal(result?.observations?.length, 2);
    const counted = assessment.verdicts.filter(({ isAnotherWay }) => isAnotherWay !== true).length;
    assert.deepEqual([result?.props?.length, result?.props?.find(({ value }) => value === 'pledge.scope')?.name], [counted - 2, 'claimed']);
  });
});

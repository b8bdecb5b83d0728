import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { exampleAssessment, exampleFailure } from '../../../test/example/assessment.ts';
import { ours } from '../../model/text.ts';
import { reachedBlock, reachedSentence } from './reached.ts';

const options = { width: 80, isColoured: false };
const findings = Array.from({ length: 12 }, (_, index) => exampleFailure(`src/file-${index}.ts`, index + 3));
const verdicts = exampleAssessment({ 'pledge/cves': ['not-met', ours('0 of 16 do.')] }).verdicts.filter(({ verdict }) => verdict === 'not-met');

describe('what made a run fail', () => {
  it('is named with its place, and the rest is counted', () => {
    const block = reachedBlock({ findings, verdicts: [] }, { failOn: 'finding' }, options).value;
    assert.match(block, /^\nFAILED: --fail-on finding is reached by 12 findings that fail \(exit code 1\)\n {3}src\/file-0\.ts:3: A query/);
    assert.deepEqual([/file-9\.ts:12/.test(block), /file-10/.test(block), block.endsWith('\n   and 2 more\n')], [true, false, true]);
  });

  it('is said to be new where it was held against an earlier assessment', () => {
    const told = { failOn: 'finding,not-met', since: 'before.json' };
    assert.match(reachedBlock({ findings, verdicts }, told, options).value.replaceAll(/\s+/g, ' '), /12 new findings that fail and 1 requirement with such a new verdict since before\.json .* Complete CVE records in time \(pledge\/cves\): not met: 0 of 16 do/);
    assert.equal(reachedSentence({ findings: findings.slice(0, 1), verdicts: [] }, told).value, 'Failed: --fail-on finding,not-met is reached by 1 new finding that fails since before.json (exit code 1); the first: src/file-0.ts:3: A query in a file joins values.');
    assert.equal(reachedSentence({ findings: [], verdicts }, { failOn: 'not-met' }).value, 'Failed: --fail-on not-met is reached by 1 requirement with such a verdict (exit code 1); the first: Complete CVE records in time (pledge/cves): not met.');
  });
});

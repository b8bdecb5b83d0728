import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import type { FixTime } from '../../src/model/watch/fix-schedule.ts';
import { bod2604 } from '../../src/vendor/watch/schedule/bod-26-04.ts';
import { fixTimeFor } from '../../src/vendor/watch/schedule/fix-time.ts';

const file = new URL('../../../shared/data/catalogs/ssvc/cisa_bod_26_04_1_0_0.json', import.meta.url);
const skip = existsSync(file) ? false : '../shared/data is not here: the published table was skipped';
const meanings: Readonly<Record<string, FixTime>> = {
  FSU: { within: 'next-upgrade' },
  '60D': { within: 'days', days: 60, forensics: false },
  '14D': { within: 'days', days: 14, forensics: false },
  '3D': { within: 'days', days: 3, forensics: false },
  '3DF': { within: 'days', days: 3, forensics: true },
};

describe('the published decision table of BOD 26-04', { skip }, () => {
  it('all 16 rows are equal to ours', () => {
    const table = JSON.parse(readFileSync(file, 'utf8')) as { mapping: readonly Record<string, string>[] };
    assert.equal(table.mapping.length, 16);
    for (const row of table.mapping) {
      const facts = { exploited: row['cisa:KEV:1.0.0'] === 'Y', exposed: row['cisa:PE:1.0.0'] === 'Y', automatable: row['ssvc:A:2.0.0'] === 'Y', technicalImpact: row['ssvc:TI:1.0.0'] === 'T' ? 'total' : 'partial' } as const;
      assert.deepEqual(fixTimeFor(bod2604, facts), meanings[row['cisa:BOD2604:1.0.0'] ?? ''], JSON.stringify(row));
    }
  });
});

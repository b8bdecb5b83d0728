import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { byteFileOf } from '../../src/collect/archive/byte-file.ts';
import { archiveLimits } from '../../src/collect/archive/limits.ts';
import { openArchive } from '../../src/collect/archive/open-archive.ts';
import { sourceOf, Unreadable } from '../../src/read/source.ts';
import { attackCases, hasAttackData, tryCase } from './attack/cases.ts';

const skip = hasAttackData ? false : '../shared/data is not here: hostile archives were skipped';
const cases = attackCases(['evidence-bundle']);

describe('hostile archives', { skip }, () => {
  it('there are cases', () => assert.equal(cases.length, 75));

  for (const attack of cases) {
    it(attack.id, async () => {
      const problem = await tryCase(attack, async (bytes) => {
        const members: string[] = [];
        try {
          const archive = await openArchive(byteFileOf(sourceOf(attack.file, bytes), archiveLimits.archiveBytesMax));
          for await (const source of archive.sources()) members.push(new TextDecoder().decode(source.bytes(1_000_000)));
          return { outcome: 'accepted', output: members.join('\n') };
        } catch (error) {
          if (!(error instanceof Unreadable)) throw error;
          assert.deepEqual(members, [], 'nothing was handed on before the refusal');
          return { outcome: 'rejected', output: error.reason };
        }
      });
      assert.equal(problem, undefined);
    });
  }
});

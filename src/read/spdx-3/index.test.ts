import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import type { Reading } from '../reader.ts';
import { sourceOf } from '../source.ts';
import { spdx3 } from './index.ts';

const base = 'https://example.com/sbom/';

async function read(name: string): Promise<Reading<'sbom'>> {
  return spdx3.read(sourceOf(name, readFileSync(new URL(`../../../fixtures/read/spdx-3/${name}`, import.meta.url))));
}

describe('SPDX 3.0.1', () => {
  it('gathers a component from its element, its relationships, its file and its agents', async () => {
    const { facts } = await read('valid-3.0.1.json');
    assert.equal(facts?.subject?.name, 'blue-lantern');
    assert.deepEqual(facts?.subject?.licences, { state: 'declared-unknown' });
    assert.deepEqual(facts?.subject?.producer, { state: 'present', hasContact: true, value: 'Example Works' });
    assert.deepEqual(facts?.components, [
      {
        reference: `${base}left-wing`,
        place: 6,
        name: 'left-wing',
        version: { state: 'present', value: '1.0.0' },
        producer: { state: 'present', hasContact: true, value: 'Example Works' },
        identifiers: [{ type: 'purl', value: 'pkg:npm/left-wing@1.0.0' }],
        hashes: [{ algorithm: 'SHA-512' }],
        licences: { state: 'present', value: 'MIT' },
        fileName: 'left-wing-1.0.0.tgz',
        bsiProperties: { executable: 'non-executable', archive: 'archive', structured: 'structured' },
        hasDeployableAddress: true,
        deployableHashes: ['SHA-512'],
      },
    ]);
    assert.deepEqual(facts.generationContexts, ['build']);
    assert.deepEqual(facts.tools, [{ name: 'sbom-maker', version: '2.1.0' }]);
    assert.equal(facts.completeness, 'complete');
    assert.equal(facts.holdsVulnerabilities, false);
  });

  it('no dependency at all is a statement of its own', async () => {
    const { facts } = await read('valid-3.0.1.json');
    assert.deepEqual(facts?.dependencies.find(({ from }) => from === `${base}left-wing`)?.to, [`${base}file`]);
  });

  it('finds elements that stand inside others', async () => {
    const { facts } = await read('valid-element-inside-another.json');
    assert.equal(facts?.subject?.producer.value, 'Other Works');
  });

  it('says when vulnerabilities are inside', async () => {
    assert.equal((await read('valid-vulnerability-inside.json')).facts?.holdsVulnerabilities, true);
  });

  it('another version, another context and a fragment are refused with their place', async () => {
    for (const [name, line] of [['unreadable-3.0.0.json', 2], ['unreadable-other-context.json', 2], ['unreadable-fragment.json', 1]] as const) {
      const { facts, notes } = await read(name);
      assert.equal(facts, undefined, name);
      assert.equal(notes[0]?.place.line, line, name);
    }
  });
});

/** Reports of other tools and documents on controls that no one on this project made, and the attack cases for SARIF. */
import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { suite, test } from 'node:test';
import type { ControlAssessment } from '../../src/model/evidence/control-assessment.ts';
import { headOf } from '../../src/read/head.ts';
import { readers } from '../../src/read/index.ts';
import type { Reading } from '../../src/read/reader.ts';
import { sourceOf } from '../../src/read/source.ts';
import { attackCases, hasAttackData, tryCase } from './attack/cases.ts';

const data = new URL('../../../shared/data/', import.meta.url);
const options = existsSync(new URL('oscal/', data)) ? {} : { skip: '../shared/data is not here' };

async function read(path: URL, name: string): Promise<{ readonly reader: string; readonly reading: Reading }> {
  const source = sourceOf(name, readFileSync(path));
  const accepting = readers.filter((reader) => reader.accepts(headOf(source)));
  assert.equal(accepting.length, 1, `${name}: ${accepting.map(({ id }) => id).join(', ')}`);
  const [reader] = accepting;
  assert.ok(reader);
  return { reader: reader.id, reading: await reader.read(source) };
}

suite('OSCAL', options, () => {
  test('all examples are read, in JSON and YAML', async () => {
    const files = [...readdirSync(new URL('oscal/', data), { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.json')).map((name) => `oscal/${name}`), ...readdirSync(new URL('catalogs/mvsp/', data)).filter((name) => /\.(json|yaml)$/.test(name)).map((name) => `catalogs/mvsp/${name}`)];
    const seen = new Map<string, string>();
    for (const file of files.toSorted()) {
      const { reader, reading } = await read(new URL(file, data), file);
      const facts = reading.facts as ControlAssessment | undefined;
      assert.equal(reader, 'oscal', file);
      assert.ok(facts !== undefined, file);
      const { stated, 'not-satisfied': failed } = facts.controls;
      seen.set(file.slice(file.lastIndexOf('/') + 1), `${reading.format} ${facts.form} ${stated} ${failed} ${facts.openItems}`);
    }
    assert.deepEqual([...seen], [
      ['MVSP_v3.0-20231109-mapping-catalog.json', 'oscal-json-1.1.1 catalogue 526 0 0'],
      ['MVSP_v3.0-20231109-mapping-catalog.yaml', 'oscal-yaml-1.1.1 catalogue 526 0 0'],
      ['mvsp_v3.0-20231109-catalog.json', 'oscal-json-1.1.1 catalogue 25 0 0'],
      ['mvsp_v3.0-20231109-catalog.yaml', 'oscal-yaml-1.1.1 catalogue 25 0 0'],
      ['ifa_assessment-results-example.json', 'oscal-json-1.1.2 assessment-results 0 1 1'],
      ['basic-catalog.json', 'oscal-json-1.1.2 catalogue 4 0 0'],
      ['example-component-definition.json', 'oscal-json-1.1.2 component-definition 3 0 0'],
      ['example-component.json', 'oscal-json-1.1.2 component-definition 2 0 0'],
      ['ifa_plan-of-action-and-milestones.json', 'oscal-json-1.1.2 plan-of-action 0 0 2'],
    ]);
    process.stdout.write(`tool results: ${seen.size} OSCAL documents read, the same controls in JSON and YAML\n`);
  });

  test('who assessed is told as organisations and numbers, never by name', async () => {
    const { reading } = await read(new URL('oscal/ar/ifa_assessment-results-example.json', data), 'x');
    assert.deepEqual((reading.facts as ControlAssessment).assessors, { organisations: ['Important Federal Agency'], people: 1, tools: 0 });
    assert.doesNotMatch(JSON.stringify(reading), /Amy/);
  });
});

suite('CycloneDX Attestations', options, () => {
  test('the example of the official suite is read as an assessment, and not as an empty bill', async () => {
    const { reader, reading } = await read(new URL('cyclonedx/suite/1.6/valid-attestation-1.6.json', data), 'x');
    const facts = reading.facts as ControlAssessment;
    assert.deepEqual([reader, facts.form, facts.assessors, facts.controls['needs-review'], facts.openItems], ['cyclonedx-declarations', 'attestations', { organisations: ['Assessors Inc'], people: 0, tools: 0, thirdParty: true }, 1, 1]);
    assert.doesNotMatch(JSON.stringify(facts), /Mary|Jane|Tom|Jerry/);
  });
});

suite('attack cases for SARIF', hasAttackData ? {} : { skip: '../shared/data is not here' }, () => {
  test('every case ends as expected in its time, and nothing of it is kept that is active', async () => {
    const cases = attackCases(['sarif']);
    const wrong: string[] = [];
    for (const one of cases) {
      const problem = await tryCase(one, async (bytes) => {
        const source = sourceOf(one.file, bytes);
        const reading = await readers.find((reader) => reader.accepts(headOf(source)))?.read(source);
        const output = JSON.stringify(reading ?? '');
        assert.doesNotMatch(output, /javascript:|onerror|169\.254|127\.0\.0\.1|etc\/(?:passwd|shadow)/, one.id);
        return { outcome: reading?.facts === undefined ? 'rejected' : 'accepted', output };
      });
      if (problem !== undefined) wrong.push(problem);
    }
    process.stdout.write(`tool results: attack cases sarif, ${cases.length - wrong.length} of ${cases.length} as expected\n`);
    assert.equal(cases.length, 12);
    assert.deepEqual(wrong, []);
  });
});

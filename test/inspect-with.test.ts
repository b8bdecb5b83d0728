/** A file is inspected beside what the user brings to compare it with. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { inspectFile } from '../src/assess/inspect.ts';
import { rawText } from '../src/model/text.ts';
import { spdxJson } from '../src/read/spdx-json/index.ts';
import { sourceOf } from '../src/read/source.ts';

const at = (path: string): string => fileURLToPath(new URL(`../fixtures/contradiction/white-paper--${path}`, import.meta.url));
const time = '2026-11-22T00:00:00Z';

describe('assay inspect --with', () => {
  it('compares an SBOM with a folder of advisories and exploited vulnerabilities, and says nothing of the folder itself', async () => {
    const { entries, findings } = await inspectFile(at('component-vulnerabilities/bom.json'), time, false, { imports: [at('component-vulnerabilities/imports')] });
    assert.deepEqual(entries.map(({ artifact }) => artifact.path), ['bom.json']);
    const of = (check: string): readonly string[] => findings.filter((finding) => finding.check === check).map(({ outcome, message }) => `${outcome}: ${rawText(message)}`);
    assert.deepEqual(of('component-fixes-are-taken-up'), ['fail: 1 of 1 components are in a version that an advisory lists as affected, with a fix in a later one: left-wing 2.1.0 (GHSA-aaaa-bbbb-cccc, fixed in 2.1.1).']);
    assert.deepEqual(of('exploited-components-are-replaced'), ['fail: 1 of 1 components are in a version with a vulnerability that is known to be exploited: left-wing 2.1.0 (CVE-2026-1111).']);
  });

  it('compares an SBOM with a file of end-of-life dates', async () => {
    const { findings } = await inspectFile(at('well-secured-components/bom.json'), time, false, { imports: [at('well-secured-components/imports/left-wing.md')] });
    assert.deepEqual(findings.filter(({ check }) => check === 'components-are-supported').map(({ outcome, message }) => `${outcome}: ${rawText(message)}`), ['fail: 1 of the 1 components with known end-of-life dates are past them: left-wing 2.1.0 (Left Wing 2, 2025-12-31).']);
  });
});

it('a package of SPDX 2 that leads to an element of a declared document has a bill of its supplier', async () => {
  const { facts } = await spdxJson.read(sourceOf('x', readFileSync(new URL('../fixtures/read/spdx-json/valid-supplier-document.json', import.meta.url))));
  assert.deepEqual(facts?.components.filter(({ hasSbomAddress }) => hasSbomAddress === true).map(({ name }) => name), ['tail']);
});

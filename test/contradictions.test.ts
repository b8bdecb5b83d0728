/** A claim that evidence speaks against is shown as contradicted, with the words of both: one small product for each requirement. */
import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { assess } from '../src/assess/assess.ts';
import { requirementById } from '../src/catalog/index.ts';
import { rawText } from '../src/model/text.ts';

const folder = new URL('../fixtures/contradiction/', import.meta.url);
const products = readdirSync(folder).toSorted();
const assessedAt = '2026-11-22T00:00:00Z';

describe('claims that evidence speaks against', () => {
  it('are there for at least ten requirements', () => {
    assert.ok(products.length >= 10, `${products.length} products`);
    for (const product of products) assert.ok(requirementById.has(product.replace('--', '/')), product);
  });

  for (const product of products) {
    const requirement = product.replace('--', '/');
    it(requirement, async () => {
      const { verdicts, evidence } = await assess({ folder: fileURLToPath(new URL(`${product}/`, folder)), assessedAt, engineVersion: '0.0.0', history: [] });
      const verdict = verdicts.find((one) => one.requirement === requirement);
      assert.ok(verdict !== undefined);
      const reason = rawText(verdict.reason);
      assert.equal(verdict.verdict, 'contradicted', `${reason}\n${JSON.stringify(evidence.map(({ artifact, kind, state }) => [artifact.path, kind, state]))}`);
      assert.match(reason, /Against this, Robin Example, product security lead, claims on 2026-06-01/);
      assert.deepEqual(verdicts.filter((one) => one.verdict === 'contradicted').map((one) => one.requirement), [requirement], 'nothing that nobody claimed is contradicted');
    });
  }
});

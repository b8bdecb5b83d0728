import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { assess } from '../src/assess/assess.ts';
import { textOf } from '../src/attest/bytes.ts';
import type { DossierPredicate } from '../src/attest/dossier-predicate.ts';
import { dossierPayload } from '../src/attest/dossier-statement.ts';
import { dossierDifference, isUnchanged } from '../src/dossier/difference/dossier-difference.ts';
import type { EvidenceFile } from '../src/dossier/evidence-list.ts';
import { exportsOf } from '../src/dossier/export/exports-of.ts';
import { predicateOf } from '../src/dossier/predicate.ts';
import type { Assessment } from '../src/model/assessment.ts';
import { assayYamlReader } from '../src/read/assay-yaml/index.ts';
import { sourceOf } from '../src/read/source.ts';
import { oscalAssessmentResults } from '../src/report/oscal-results/results-schema.ts';
import { generateProduct } from './product/generate.ts';
import { cycloneDxValidator } from './support/cyclonedx-schema.ts';
import { forbiddenWording } from './wording.ts';

/** Invented products from folder to the other forms of their dossiers: one with all files public, and one with the logs and exports withheld. */
const errorsOf = cycloneDxValidator();
let home = '';
const products: { readonly folder: string; readonly assessment: Assessment }[] = [];

const digest = (bytes: string | Uint8Array): `sha256:${string}` => `sha256:${createHash('sha256').update(bytes).digest('hex')}`;

async function published({ folder, assessment }: (typeof products)[number], isWithheld: (path: string) => boolean): Promise<{ readonly predicate: DossierPredicate; readonly withheld: readonly string[] }> {
  const paths = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((path) => statSync(join(folder, path)).isFile());
  const files = paths.map((path): EvidenceFile => {
    const bytes = readFileSync(join(folder, path));
    return isWithheld(path) ? { state: 'withheld', path, commitment: digest(`salt ${path}`) } : { state: 'public', path, digest: digest(bytes), sizeBytes: bytes.length };
  });
  const { facts } = await assayYamlReader.read(sourceOf('assay.yaml', readFileSync(join(folder, 'assay.yaml'))));
  assert.ok(facts !== undefined);
  const predicate = predicateOf(assessment, facts, [], files, { publisher: 'acme.example', product: { maker: 'Acme', name: 'Ledger', version: '2.4.0' }, publishedAt: assessment.assessedAt, sequence: 1, log: 'acme.example/publications', rulesVersion: '1' });
  await dossierPayload(predicate, []);
  return { predicate, withheld: files.flatMap((file) => (file.state === 'withheld' ? [file.path] : [])) };
}

describe('the other forms of an assessed product’s dossier', () => {
  before(async () => {
    home = mkdtempSync(join(tmpdir(), 'assay-exports-'));
    for (const seed of [3, 8]) {
      const assessedAt = `${generateProduct(seed, join(home, String(seed))).assessedAt.slice(0, 19)}Z`;
      const folder = join(home, String(seed), 'product');
      products.push({ folder, assessment: await assess({ folder, assessedAt, engineVersion: '0.0.0' }) });
    }
  });
  after(() => rmSync(home, { recursive: true, force: true }));

  it('follow their models, hold every verdict, and make no statement of an agency', async () => {
    for (const product of products) {
      const { predicate } = await published(product, () => false);
      const [cyclonedx = '', oscal = '', svr = ''] = (await exportsOf(predicate)).map(({ bytes }) => textOf(bytes));
      assert.deepEqual(errorsOf(JSON.parse(cyclonedx)), []);
      assert.deepEqual(oscalAssessmentResults.safeParse(JSON.parse(oscal)).error?.issues, undefined);
      for (const text of [cyclonedx, oscal, svr]) assert.doesNotMatch(text, forbiddenWording);
      assert.ok(predicate.verdicts.length > 200);
      for (const { requirement, verdict, isAnotherWay } of predicate.verdicts) {
        assert.ok(cyclonedx.includes(`"requirement": "${requirement}"`), requirement);
        if (isAnotherWay !== true) assert.ok(oscal.includes(`"value": "${requirement}"`), requirement);
        if (verdict !== 'met') assert.ok(!svr.includes(`"ASSAY_${requirement.toUpperCase().replaceAll(/[/-]/g, '_')}"`), requirement);
      }
    }
  });

  it('tell nothing of a withheld file but its commitment', async () => {
    for (const product of products) {
      const { predicate, withheld } = await published(product, (path) => path.startsWith('evidence/'));
      assert.ok(withheld.length > 3);
      for (const { path, bytes } of await exportsOf(predicate)) {
        const text = textOf(bytes);
        for (const file of withheld) {
          assert.ok(!text.includes(file), `${path} names ${file}`);
          assert.ok(!text.includes(digest(readFileSync(join(product.folder, file))).slice('sha256:'.length)), `${path} has the digest of ${file}`);
        }
      }
    }
  });

  it('differ from the dossier of the same product in nothing, from that of another in much', async () => {
    const [one, other] = await Promise.all(products.map(async (product) => (await published(product, () => false)).predicate));
    assert.ok(one !== undefined && other !== undefined);
    assert.equal(isUnchanged(dossierDifference(one, structuredClone(one))), true);
    assert.ok(dossierDifference(one, other).verdicts.length > 3);
  });
});

import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { assess } from '../../src/assess/assess.ts';
import { readEvidence } from '../../src/assess/read-evidence.ts';
import type { DossierPredicate } from '../../src/attest/dossier-predicate.ts';
import { dossierPayload } from '../../src/attest/dossier-statement.ts';
import { signEnvelope } from '../../src/attest/sign-envelope.ts';
import { statementPayloadType } from '../../src/attest/statement.ts';
import { signKeyFile } from '../../src/attest/verified-key-file.ts';
import { listFolder } from '../../src/collect/folder.ts';
import type { EvidenceFile } from '../../src/dossier/evidence-list.ts';
import { predicateOf } from '../../src/dossier/predicate.ts';
import type { Assessment } from '../../src/model/assessment.ts';
import type { ProductStatement } from '../../src/model/evidence/product-statement.ts';
import type { Measure } from '../../src/model/measure.ts';
import { published, publisher, testKey } from '../attest/world.ts';

export interface WrittenDossier {
  readonly predicate: DossierPredicate;
  readonly statement: ProductStatement;
  readonly assessment: Assessment;
}

export interface DossierOptions {
  readonly assessedAt: string;
  readonly history?: readonly Measure[];
  readonly isWithheld?: (path: string) => boolean;
}

/**
 * Publishes an invented product with keys that are made from fixed bytes: the signed statement, the key file and the public evidence.
 * @param product the product's folder, with an `assay.yaml`
 * @param folder where the dossier is written
 */
export async function writeDossier(product: string, folder: string, { assessedAt, history = [], isWithheld = () => false }: DossierOptions): Promise<WrittenDossier> {
  const assessment = await assess({ folder: product, assessedAt, engineVersion: '0.1.0', history });
  const { files } = await listFolder(product);
  const put = (path: string, bytes: Uint8Array): void => {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), bytes);
  };
  const evidence = files.map((path): EvidenceFile => {
    const bytes = readFileSync(join(product, path));
    const digest = `sha256:${createHash('sha256').update(bytes).digest('hex')}` as const;
    if (isWithheld(path)) return { state: 'withheld', path, commitment: `sha256:${createHash('sha256').update(`salt ${path}`).digest('hex')}` };
    put(`evidence/${path}`, bytes);
    return { state: 'public', path, digest, sizeBytes: bytes.length };
  });
  const statement = (await readEvidence(join(product, 'assay.yaml'), 'product-statement', 'declared'))?.facts;
  if (statement === undefined) throw new Error('The product has no statement.');
  const { maker = 'Example Works', name, version } = assessment.product;
  const predicate = predicateOf(assessment, statement, history, evidence, { publisher, product: { maker, name, ...(version === undefined ? {} : { version }) }, publishedAt: '2026-11-23T09:00:00Z', sequence: 1, log: 'acme.example/publications', rulesVersion: '0.1.0' });
  const [root, signing] = [await testKey('root', 1), await testKey('first', 2)];
  put('assay-keys.json', await signKeyFile({ schema: 'urn:assay:publisher-keys:1', publisher, sequence: 1, issuedAt: '2026-11-01T00:00:00Z', keys: [published(root, 'keys'), published(signing, 'dossier')] }, [root.signer], [root.key]));
  put('dossier.json', await signEnvelope(statementPayloadType, await dossierPayload(predicate, []), [signing.signer], [signing.key]));
  return { predicate, statement, assessment };
}

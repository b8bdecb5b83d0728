import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { readDisclosure, verifyDisclosure } from '../../attest/commitment.ts';
import type { DossierPredicate } from '../../attest/dossier-predicate.ts';
import type { VerifiedStatement } from '../../attest/verified-statement.ts';
import { placeFile } from '../place-file.ts';
import { bytesOf, openDossierFolder } from './dossier-source.ts';

/** The packet's own file; the disclosed files lie beside it under `files/`. */
export const packetFile = 'disclosure.json';
export const packetFiles = 'files';
const packetBytesMax = 16 * 1_048_576;
const disclosedBytesMax = 1_073_741_824;

/** Published and disclosed files together, in a folder of their own that is gone after `close`. */
export interface DisclosedFiles {
  readonly root: string;
  readonly files: readonly string[];
  /** Places of the disclosed files in the evidence list. */
  readonly indices: ReadonlySet<number>;
  close(): void;
}

/**
 * Opens a packet: each file in it has to be the one that the publication committed to.
 * @param evidence folder of the public evidence
 * @throws Refused, VerificationRefused
 */
export async function openDisclosure(packet: string, publication: VerifiedStatement<DossierPredicate>, evidence: string, shown: readonly string[]): Promise<DisclosedFiles> {
  const folder = openDossierFolder(resolve(packet), 'packet');
  const disclosure = readDisclosure(bytesOf(folder, packetFile, packetBytesMax));
  const root = mkdtempSync(join(tmpdir(), 'assay-disclosed-'));
  const close = (): void => rmSync(root, { recursive: true, force: true });
  try {
    const indices = new Set<number>();
    for (const { path } of disclosure.files) {
      const bytes = bytesOf(folder, `${packetFiles}/${path}`, disclosedBytesMax);
      indices.add(await verifyDisclosure(publication, disclosure, path, bytes));
      mkdirSync(dirname(join(root, path)), { recursive: true });
      writeFileSync(join(root, path), bytes);
    }
    for (const path of shown) placeFile(join(evidence, path), join(root, path));
    return { root, files: [...shown, ...disclosure.files.map(({ path }) => path)].toSorted(), indices, close };
  } catch (problem) {
    close();
    throw problem;
  }
}

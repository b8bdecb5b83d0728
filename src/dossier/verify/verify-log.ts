import { leafHash } from '../../attest/merkle-tree.ts';
import { logFiles, readEntryBundle, tilePath } from '../../attest/log-tiles.ts';
import type { SeenHead } from '../../attest/pinned-checkpoint.ts';
import { verifyPublication } from '../../attest/publication.ts';
import { followLog, type RememberedLog } from '../../attest/remembered-log.ts';
import type { DossierPredicate } from '../../attest/dossier-predicate.ts';
import type { VerifiedKeyFile } from '../../attest/verified-key-file.ts';
import type { VerifiedStatement } from '../../attest/verified-statement.ts';
import type { Bytes } from '../../attest/bytes.ts';
import { equalBytes } from '../../attest/bytes.ts';
import { quote, say } from '../../model/text.ts';
import { layout } from '../dossier-layout.ts';
import { bytesOf, type DossierFolder } from './dossier-source.ts';
import { VerificationRefused } from './verification-refused.ts';

const proofBytesMax = 131_072;
const checkpointBytesMax = 65_536;
const bundleBytesMax = 256 * (65_535 + 2);
const tileWidth = 256;

/** What the publication log shows. */
export interface VerifiedLog {
  /** Publications in it, of all products of the publisher. */
  readonly size: number;
  /** What to remember of it. */
  readonly remembered: RememberedLog;
  /** Files of the log, as paths of the dossier. */
  readonly files: ReadonlySet<string>;
}

/**
 * Verifies that the publisher's log holds this publication, that its files are exactly those of its signed head, and that it has one
 * history with what was seen: a forked or shrunken one is refused, saying since when.
 * @param known what was remembered; undefined the first time
 * @param sameProduct the head that was seen last with a dossier of this product
 * @param now milliseconds since 1970
 * @throws Refused, VerificationRefused
 */
export async function verifyLog(folder: DossierFolder, publication: VerifiedStatement<DossierPredicate>, trust: VerifiedKeyFile, known: RememberedLog | undefined, sameProduct: SeenHead | undefined, now: number): Promise<VerifiedLog> {
  const proof = bytesOf(folder, layout.proof, proofBytesMax);
  const head = await verifyPublication(publication, proof, { trust, now });
  const checkpoint = bytesOf(folder, layout.checkpoint, checkpointBytesMax);
  // The proof carries the head that it was made for; beside it lies the same one.
  if (!new TextDecoder().decode(proof).endsWith(new TextDecoder().decode(checkpoint))) throw new VerificationRefused('log-file-changed', say`${quote(layout.checkpoint)} is another head of the log than the one in ${quote(layout.proof)}.`);
  const entries = entriesOf(folder, head.size);
  const files = new Set([layout.checkpoint as string]);
  for (const file of await logFiles(entries)) {
    const path = `${layout.log}/${file.path}`;
    if (!equalBytes(bytesOf(folder, path, bundleBytesMax), file.bytes)) throw new VerificationRefused('log-file-changed', say`${quote(path)} holds other bytes than the log’s entries give.`);
    files.add(path);
  }
  return { size: head.size, remembered: await followLog(known, head, await Promise.all(entries.map(leafHash)), now, sameProduct), files };
}

function entriesOf(folder: DossierFolder, size: number): readonly Bytes[] {
  const entries: Bytes[] = [];
  for (let index = 0; entries.length < size; index += 1) {
    const width = Math.min(tileWidth, size - entries.length);
    entries.push(...readEntryBundle(bytesOf(folder, `${layout.log}/tile/entries/${tilePath(index, width)}`, bundleBytesMax), width));
  }
  return entries;
}

import { copyFileSync, existsSync, mkdirSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { commit, writeDisclosure } from '../../attest/commitment.ts';
import { toBase64 } from '../../attest/bytes.ts';
import { dossierProfile } from '../../attest/dossier-statement.ts';
import { envelopeSizeMax } from '../../attest/envelope.ts';
import { verifyEnvelope } from '../../attest/verified-statement.ts';
import { isNamedBy } from '../../model/path-pattern.ts';
import { ours, quote, say } from '../../model/text.ts';
import { layout } from '../dossier-layout.ts';
import type { KeyRing } from '../keys/key-ring.ts';
import { packetFile, packetFiles } from '../verify/disclosed-files.ts';
import { bytesOf, openDossierFolder } from '../verify/dossier-source.ts';
import { digested } from './assess-plan.ts';
import type { PlannedPublication } from './plan.ts';
import { PublicationRefused } from './publication-refused.ts';

/**
 * Writes the packet for one customer: withheld files of a published dossier with the salts that open their commitments.
 * @param dossier folder of the published dossier
 * @param chosen paths or patterns of withheld files; all of them when empty
 * @param to a new or empty folder
 * @param now milliseconds since 1970
 * @returns paths that were disclosed
 * @throws PublicationRefused when a chosen file is not withheld, or is no longer the one that was committed to
 */
export async function discloseTo(planned: PlannedPublication, dossier: string, chosen: readonly string[], to: string, keys: KeyRing, now: number): Promise<readonly string[]> {
  if (existsSync(to) && readdirSync(to).length > 0) throw new PublicationRefused(say`${quote(to)} is not empty; a packet needs a folder of its own.`);
  if (statSync(dossier, { throwIfNoEntry: false })?.isDirectory() !== true) throw new PublicationRefused(say`${quote(dossier)} is no folder; the folder of the published dossier was expected.`);
  const envelope = bytesOf(openDossierFolder(dossier), layout.envelope, envelopeSizeMax);
  const publication = await verifyEnvelope(envelope, dossierProfile, { trust: [keys.verified], publisher: planned.publisher, product: planned.product.name, threshold: 1, now });
  const commitments = new Set(publication.predicate.evidence.flatMap((item) => (item.state === 'withheld' ? [item.commitment] : [])));
  const { withheld } = planned.plan;
  const lost = chosen.find((written) => !withheld.some((path) => isNamedBy(path, written)));
  if (lost !== undefined) throw new PublicationRefused(say`No withheld file fits ${quote(lost)}.`);
  const paths = chosen.length === 0 ? withheld : withheld.filter((path) => chosen.some((written) => isNamedBy(path, written)));
  if (paths.length === 0) throw new PublicationRefused(ours('The dossier withholds nothing.'));
  const files = [];
  for (const path of paths) {
    const { digest } = digested(planned.folder.root, path);
    const salt = await keys.salt(path, digest);
    if (!commitments.has(await commit(salt, digest, path))) throw new PublicationRefused(say`${quote(path)} is not the file that the dossier committed to: it was changed since, or the dossier is another one.`);
    files.push({ path, digest, salt: toBase64(salt) });
  }
  mkdirSync(to, { recursive: true, mode: 0o700 });
  for (const path of paths) {
    mkdirSync(dirname(join(to, packetFiles, path)), { recursive: true });
    copyFileSync(join(planned.folder.root, path), join(to, packetFiles, path));
  }
  writeFileSync(join(to, packetFile), writeDisclosure({ schema: 'urn:assay:disclosure:1', publication: publication.payloadDigest, files }), { flush: true, mode: 0o600 });
  return paths;
}

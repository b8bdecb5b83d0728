import { createReadStream, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { statementName } from '../../assess/statement-name.ts';
import type { DossierPredicate } from '../../attest/dossier-predicate.ts';
import { layout } from '../../dossier/dossier-layout.ts';
import { openKeyRing } from '../../dossier/keys/key-ring.ts';
import { PublicationRefused } from '../../dossier/publish/publication-refused.ts';
import { planPublication } from '../../dossier/publish/plan.ts';
import { publishDossier, type DossierFile } from '../../dossier/publish/publish.ts';
import { readHistory, type PublisherHistory } from '../../dossier/publish/publisher-log.ts';
import { verifyDossier } from '../../dossier/verify/verify.ts';
import type { ProductStatement } from '../../model/evidence/product-statement.ts';
import type { Measure } from '../../model/measure.ts';
import { quote, say } from '../../model/text.ts';
import type { Scope } from '../../store/scope.ts';
import { laidOut } from '../measured/materialise.ts';
import type { Services } from '../services.ts';
import type { ReleaseSources } from './release-plan.ts';
import { ringInFiles } from './ring-in-files.ts';

/** A file of a dossier, as it was put into the evidence store. */
export interface StoredFile {
  readonly path: string;
  /** SHA-256, hexadecimal. */
  readonly digest: string;
  readonly sizeBytes: number;
}

/** A dossier that was signed and verified, and that nobody sees yet. */
export interface MadeDossier {
  readonly predicate: DossierPredicate;
  readonly payload: string;
  readonly files: readonly StoredFile[];
  /** Its entry in the log, base64, and the signed head of the log with it. */
  readonly entry: string;
  readonly checkpoint: string;
}

/** Makes what lies beside the evidence: pages, other forms, the program that checks again. */
export type Derive = (predicate: DossierPredicate, statement: ProductStatement, address: string) => Promise<readonly DossierFile[]>;

export interface DossierRequest {
  readonly sources: ReleaseSources;
  readonly publisher: { readonly domain: string; readonly sealed: string };
  readonly log: PublisherHistory;
  /** Figures of earlier publications. */
  readonly history: readonly Measure[];
  /** RFC 3339 in whole seconds: when it is assessed and published. */
  readonly at: string;
  readonly engineVersion: string;
  /** Where it will be published. */
  readonly address: string;
  readonly derive: Derive;
  readonly onProgress: (done: number, total: number) => void;
}

/** Bytes of one file at most; a dossier’s longest are its evidence. */
const fileBytesMost = 4_294_967_296;

/**
 * Assesses what the allow-list names, signs it, verifies the outcome as a customer will, checks again included, and puts the files away.
 * Nothing of it is public before its row is written.
 * @throws PublicationRefused, KeysRefused, Refused, VerificationRefused, StoreFailure
 */
export async function makeDossier(services: Services, scope: Scope, { sources, publisher, log, history, at, engineVersion, address, derive, onProgress }: DossierRequest): Promise<MadeDossier> {
  const files = [{ path: statementName, content: { text: sources.text } }, ...sources.files.map(({ path, digest }) => ({ path, content: { digest } }))];
  return laidOut(services, scope, sources.product.slug, files, async (folder) => ringInFiles(services, scope, publisher, log, async (ring) => {
    const planned = await planPublication(folder);
    const keys = await openKeyRing(ring.folder, ring.ask, ring.surroundings);
    const to = join(ring.around, 'dossier');
    const { predicate } = await publishDossier(planned, { to, keys, assessedAt: at, engineVersion, history, derive: async (base, statement) => derive(base, statement, address), onProgress });
    const { publication, requirements } = await verifyDossier({ folder: to, publisher: publisher.domain, product: predicate.product.name, anchors: keys.anchors, memory: join(ring.around, 'memory'), now: ring.surroundings.now, engineVersion });
    const changed = requirements.filter(({ state }) => state === 'changed');
    if (changed.length > 0) throw new PublicationRefused(say`Checked again, as a customer will, ${changed.length} verdicts come out otherwise, for example of ${quote(changed[0]?.requirement ?? '')}. Nothing was published. This is a defect of Assay; please report it.`);
    const entry = readHistory(ring.folder).entries.at(-1);
    if (entry === undefined) throw new RangeError('A publication is in the log.');
    return { predicate, payload: publication.payloadDigest, files: await putAway(services, scope, to), entry: entry.toBase64(), checkpoint: readFileSync(join(to, layout.checkpoint), 'utf8') };
  }));
}

async function putAway({ evidence }: Pick<Services, 'evidence'>, scope: Scope, folder: string): Promise<readonly StoredFile[]> {
  const files: StoredFile[] = [];
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const path = join(entry.parentPath, entry.name);
    files.push({ path: path.slice(folder.length + 1).replaceAll('\\', '/'), ...(await evidence.put(scope, createReadStream(path), fileBytesMost)) });
  }
  return files.toSorted((one, other) => (one.path < other.path ? -1 : 1));
}

import { copyFileSync, existsSync, mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import type { FilesOptions } from '../../assess/assess-files.ts';
import { digestOf } from '../../attest/digest.ts';
import type { DossierPredicate } from '../../attest/dossier-predicate.ts';
import { dossierPayload, dossierProfile } from '../../attest/dossier-statement.ts';
import { millisecondsOf } from '../../attest/milliseconds.ts';
import { publicationEntry } from '../../attest/publication.ts';
import { signEnvelope } from '../../attest/sign-envelope.ts';
import { statementPayloadType } from '../../attest/statement.ts';
import { verifyEnvelope } from '../../attest/verified-statement.ts';
import type { Assessment } from '../../model/assessment.ts';
import type { ProductStatement } from '../../model/evidence/product-statement.ts';
import { quote, say } from '../../model/text.ts';
import { layout } from '../dossier-layout.ts';
import type { KeyRing } from '../keys/key-ring.ts';
import { maySync } from '../may-sync.ts';
import { predicateOf } from '../predicate.ts';
import { assessPlan, evidenceFiles } from './assess-plan.ts';
import type { PlannedPublication } from './plan.ts';
import { historyFile, readHistory, signedLog, writtenHistory, type PublisherHistory } from './publisher-log.ts';
import { PublicationRefused } from './publication-refused.ts';
import { stageFiles } from './staged-files.ts';

/** A file of the dossier that follows from its predicate. */
export interface DossierFile {
  readonly path: string;
  readonly bytes: Uint8Array;
}

export interface PublishOptions extends FilesOptions {
  /** The dossier's folder: new, or an earlier dossier that this one takes the place of. */
  readonly to: string;
  readonly keys: KeyRing;
  /** What lies beside the evidence: pages, other forms, the program that checks again. */
  readonly derive: (predicate: DossierPredicate, statement: ProductStatement) => Promise<readonly DossierFile[]>;
  /** Called while the evidence is read. */
  readonly onProgress?: (done: number, total: number) => void;
}

export interface Published {
  readonly predicate: DossierPredicate;
  readonly assessment: Assessment;
  readonly files: number;
}

/**
 * Assesses what the plan names, signs it, adds it to the publication log and writes the dossier. The folder is there whole or not at all,
 * and the same files, keys, history and time give the same bytes.
 * @throws PublicationRefused, KeysRefused, Refused
 */
export async function publishDossier(planned: PlannedPublication, options: PublishOptions): Promise<Published> {
  const { keys } = options;
  if (keys.publisher !== planned.publisher) throw new PublicationRefused(say`The keys are of ${quote(keys.publisher)}; the statement names ${quote(planned.publisher)} as publisher.`);
  const history = readHistory(keys.folder);
  const staged = stageFiles(planned, options.to);
  try {
    return await publishStaged(planned, staged.root, history, options);
  } finally {
    staged.close();
  }
}

async function publishStaged(planned: PlannedPublication, root: string, history: PublisherHistory, options: PublishOptions): Promise<Published> {
  const { keys } = options;
  const before = history.products.get(planned.product.name);
  const assessment = await assessPlan(planned, root, options);
  const files = await evidenceFiles(planned, root, (path, digest) => keys.salt(path, digest));
  const base = predicateOf(assessment, planned.statement, options.history ?? [], files, {
    publisher: planned.publisher,
    product: planned.product,
    publishedAt: options.assessedAt,
    sequence: (before?.sequence ?? 0) + 1,
    ...(before === undefined ? {} : { previous: before.payload }),
    log: `${planned.publisher}/publications`,
    rulesVersion: options.engineVersion,
  });
  const derived = (await options.derive(base, planned.statement)).toSorted((one, other) => (one.path < other.path ? -1 : 1));
  const predicate: DossierPredicate = { ...base, files: await Promise.all(derived.map(async ({ path, bytes }) => ({ path, digest: await digestOf(bytes), sizeBytes: bytes.length }))) };
  const { signer, key } = await keys.signer('dossier');
  const payload = await dossierPayload(predicate, []);
  const envelope = await signEnvelope(statementPayloadType, payload, [signer], [key]);
  // What is published was verified as a customer will verify it.
  const verified = await verifyEnvelope(envelope, dossierProfile, { trust: [keys.verified], publisher: planned.publisher, product: planned.product.name, threshold: 1, now: millisecondsOf(options.assessedAt) });
  const entries = [...history.entries, publicationEntry(verified)];
  const logSigner = await keys.signer('log');
  const log = await signedLog(entries, predicate.log, logSigner.signer, logSigner.key);
  const draft = `${resolve(options.to)}.${process.pid}.part`;
  try {
    write(draft, layout.envelope, envelope);
    write(draft, layout.proof, log.proof);
    write(draft, layout.keys, keys.keyFile);
    write(draft, layout.checkpoint, log.checkpoint);
    for (const file of log.files) write(draft, `${layout.log}/${file.path}`, file.bytes);
    for (const file of derived) write(draft, file.path, file.bytes);
    for (const path of planned.plan.public) copy(join(root, path), join(draft, layout.evidence, path));
    replaceFile(join(keys.folder, historyFile), writtenHistory({ entries, products: new Map([...history.products, [planned.product.name, { sequence: predicate.sequence, payload: verified.payloadDigest }]]) }));
    replaceFolder(resolve(options.to), draft);
  } finally {
    rmSync(draft, { recursive: true, force: true });
  }
  return { predicate, assessment, files: planned.plan.public.length + derived.length + log.files.length + 4 };
}

function write(folder: string, path: string, bytes: Uint8Array): void {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), bytes, { flush: maySync });
}

function copy(from: string, to: string): void {
  mkdirSync(dirname(to), { recursive: true });
  copyFileSync(from, to);
}

function replaceFile(path: string, bytes: Uint8Array): void {
  const draft = `${path}.${process.pid}.part`;
  writeFileSync(draft, bytes, { flush: maySync, mode: 0o600 });
  renameSync(draft, path);
}

/** Puts the new folder in the place of an earlier dossier; anything else that is there is refused. */
function replaceFolder(path: string, draft: string): void {
  const old = `${path}.${process.pid}.old`;
  if (existsSync(path)) renameSync(path, old);
  renameSync(draft, path);
  rmSync(old, { recursive: true, force: true });
}

/** @throws PublicationRefused when something else than a dossier lies where the dossier is to be written */
export function assertReplaceable(to: string): void {
  const path = resolve(to);
  if (!existsSync(path) || existsSync(join(path, layout.envelope)) || readdirSync(path).length === 0) return;
  throw new PublicationRefused(say`${quote(to)} holds something else than a dossier; name a new or empty folder.`);
}

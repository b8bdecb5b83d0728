import { randomBytes } from 'node:crypto';
import { appendEntry } from '../../audit/append-entry.ts';
import type { AuditEvent } from '../../audit/audit-event.ts';
import { ChainReplay } from '../../audit/replay-chain.ts';
import { passphraseOf } from '../../dossier/keys/passphrase.ts';
import { operatorScopes } from '../../identity/operator-scopes.ts';
import { openInstanceSecret, SealedSecretRefused, sealInstanceSecret } from '../../identity/sealed-secret.ts';
import { existingInstanceSecret, putBackInstanceSecret, SecretFileRefused, secretPlace } from '../../identity/secret-file.ts';
import { ours, quote, say } from '../../model/text.ts';
import { jsonDocument } from '../../report/escape/json.ts';
import { terminal } from '../../report/escape/terminal.ts';
import { page, type Line } from '../../report/terminal/document.ts';
import { openEvidence } from '../../server/process/open-evidence.ts';
import { readManifest, type BackupManifest } from '../../store/backup/backup-manifest.ts';
import { sealedSecretFile, type BackupPlace } from '../../store/backup/backup-place.ts';
import { restoreBackup } from '../../store/backup/restore-backup.ts';
import { writeBackup } from '../../store/backup/write-backup.ts';
import { openStore, type StorePlace } from '../../store/open-store.ts';
import { backupAt, backupsAt } from '../backup-places.ts';
import { withDossierRefusals } from '../dossier-refusals.ts';
import { CommandFailure, print } from '../print.ts';
import { commandWorkspace, withStoreSentences, type CommandWorkspace } from '../workspace-place.ts';

interface BackupOptions {
  readonly data?: string;
  readonly format?: string;
  readonly passphraseFile?: string;
}

interface RestoreOptions extends BackupOptions {
  readonly discardNewer?: boolean;
  readonly withoutSecret?: boolean;
}

const now = (): Date => new Date();
const newChainCheck = (): ChainReplay => new ChainReplay();
const ports = { randomBytes: (length: number) => new Uint8Array(randomBytes(length)) };
/** Bytes of a sealed secret at most. */
const sealedMost = 10_000;

/** `assay backup`: everything of a workspace into a folder or bucket, while its servers go on. */
export async function backup(written: string, options: BackupOptions): Promise<void> {
  const workspace = commandWorkspace(options.data);
  const { place, settings } = workspace;
  await withSentences(async () => {
    const sealedSecret = options.passphraseFile === undefined ? undefined : await sealedSecretOf(workspace, options.passphraseFile);
    const evidence = await openEvidence(settings, place.dataFolder, now);
    const made = await writeBackup({ place, evidence, begin: backupsAt(written, workspace), now, newChainCheck, ...(sealedSecret === undefined ? {} : { sealedSecret }) });
    await log(place, 'workspace.backup', ({ auditLog }) => ({ entries: auditLog.size, withSecret: made.manifest.withSecret }), made.manifest);
    print(options.format === 'json' ? jsonDocument({ place: made.backup.name, ...made.manifest }) : page([
      { heading: say`Backed up into ${quote(made.backup.name)}, and read again: it is whole.` },
      ...organisationLines(made.manifest),
      { paragraph: ours(made.manifest.withSecret ? 'The instance’s secret is in it, sealed under the passphrase. Keep the passphrase somewhere else: whoever has both can open everything.' : 'The instance’s secret is not in it. Keep instance-secret of the data folder somewhere else: without it, client secrets and one-time passwords have to be entered anew (--passphrase-file puts it in, sealed).') },
    ], process.stdout.columns ?? 80));
  });
}

/** `assay restore`: puts a backup in the place of a workspace’s state. */
export async function restore(written: string, options: RestoreOptions): Promise<void> {
  const workspace = commandWorkspace(options.data);
  const { place, settings } = workspace;
  await withSentences(async () => {
    const from = backupAt(written, workspace);
    const secret = await secretIn(from, options);
    // Told before anything is touched.
    if (secret !== undefined && settings.secretFile !== '' && !same(existingInstanceSecret({ file: settings.secretFile }), secret)) throw new CommandFailure(terminal`ASSAY_SECRET_FILE names another secret than the one in the backup. Leave that setting out while you restore, so that the secret is put into the data folder, and put it from there where the setting points; or say --without-secret.`, 'usage');
    const evidence = await openEvidence(settings, place.dataFolder, now);
    const { manifest, discarded } = await restoreBackup({ place, evidence, backup: from, now, newChainCheck, discardNewer: options.discardNewer === true });
    const before = secret === undefined || settings.secretFile !== '' || same(existingInstanceSecret({ dataFolder: place.dataFolder }), secret) ? undefined : putBackInstanceSecret(place.dataFolder, secret, now());
    await log(place, 'workspace.restore', ({ id, auditLog }) => ({ entries: auditLog.size, madeAt: manifest.madeAt, discarded: discarded.get(id) ?? 0, withSecret: secret !== undefined }), manifest);
    print(options.format === 'json' ? jsonDocument({ ...manifest, discarded: Object.fromEntries(discarded) }) : page([
      { heading: say`Restored what was backed up at ${quote(manifest.madeAt)}.` },
      ...organisationLines(manifest),
      ...[...discarded].map(([id, count]): Line => ({ item: say`${count} later ${ours(count === 1 ? 'entry' : 'entries')} of the audit log of ${quote(id)} were discarded, as you said.` })),
      { paragraph: ours(secret === undefined ? 'The instance’s secret was left as it is. If it is another one than when the backup was made, client secrets and one-time passwords have to be entered anew.' : 'The instance’s secret of the backup is in the data folder.') },
      ...(before === undefined ? [] : [{ paragraph: say`The one that was there before is kept as ${quote(before)}. Remove it once nothing needs it.` }]),
    ], process.stdout.columns ?? 80));
  });
}

async function sealedSecretOf({ place, settings }: CommandWorkspace, passphraseFile: string): Promise<Uint8Array> {
  const secret = existingInstanceSecret(secretPlace(settings.secretFile, place.dataFolder));
  if (secret === undefined) throw new CommandFailure(terminal`There is no instance-secret in ${place.dataFolder} to back up: a server makes it at its first start.`, 'unread');
  return sealInstanceSecret(secret, passphraseOf(passphraseFile), ports);
}

/** The secret that a backup holds; undefined when it holds none or it shall stay there. */
async function secretIn(from: BackupPlace, { passphraseFile, withoutSecret }: RestoreOptions): Promise<Uint8Array | undefined> {
  const { withSecret } = await readManifest(from);
  if (!withSecret || withoutSecret === true) return undefined;
  if (passphraseFile === undefined) throw new CommandFailure(terminal`The backup holds the instance’s secret under a passphrase. Name the file with the passphrase by --passphrase-file, or say --without-secret to leave the secret there.`, 'usage');
  const pieces: Uint8Array[] = [];
  for await (const piece of from.read(sealedSecretFile)) if (pieces.reduce((sum, { length }) => sum + length, piece.length) <= sealedMost) pieces.push(piece);
  return openInstanceSecret(Buffer.concat(pieces), passphraseOf(passphraseFile));
}

function same(one: Uint8Array | undefined, other: Uint8Array): boolean {
  return one !== undefined && Buffer.compare(one, other) === 0;
}

async function withSentences(work: () => Promise<void>): Promise<void> {
  await withDossierRefusals(async () => withStoreSentences(async () => {
    try {
      await work();
    } catch (problem) {
      if (problem instanceof SealedSecretRefused || problem instanceof SecretFileRefused) throw new CommandFailure(terminal`${problem.message}`, 'unread');
      throw problem;
    }
  }));
}

function organisationLines({ organisations }: BackupManifest): readonly Line[] {
  return organisations.map(({ name, tables, auditLog, evidence }): Line => ({ item: say`${quote(name)}: ${tables.reduce((sum, { rows }) => sum + rows, 0)} rows, ${auditLog.size} entries of the audit log, ${evidence?.files ?? 0} files of evidence (${evidence?.bytes ?? 0} bytes).` }));
}

/** The log tells of its own backup and restore, so that nobody can do either unseen. */
async function log(place: StorePlace, action: string, detailOf: (organisation: BackupManifest['organisations'][number]) => AuditEvent['detail'], { organisations }: BackupManifest): Promise<void> {
  const store = await openStore(place, now);
  try {
    for (const scope of await operatorScopes(store)) {
      const organisation = organisations.find(({ id }) => id === scope.organisationId);
      if (organisation !== undefined) await store.write(scope, async (rows) => appendEntry(rows, { actor: 'system', action, target: `organisation:${organisation.id}`, outcome: 'success', area: 'configuration', sourceAddress: '', requestId: '', detail: detailOf(organisation) }, now().toISOString()));
    }
  } finally {
    await store.close();
  }
}

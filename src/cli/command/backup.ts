import { join } from 'node:path';
import { appendEntry } from '../../audit/append-entry.ts';
import type { AuditEvent } from '../../audit/audit-event.ts';
import { ChainReplay } from '../../audit/replay-chain.ts';
import { operatorScopes } from '../../identity/operator-scopes.ts';
import { ours, quote, say } from '../../model/text.ts';
import { jsonDocument } from '../../report/escape/json.ts';
import { page, type Line } from '../../report/terminal/document.ts';
import { restoreBackup } from '../../store/backup/restore-backup.ts';
import { writeBackup } from '../../store/backup/write-backup.ts';
import type { BackupManifest } from '../../store/backup/backup-manifest.ts';
import { openEvidenceFolder } from '../../store/evidence/evidence-folder.ts';
import { openStore, type StorePlace } from '../../store/open-store.ts';
import { print } from '../print.ts';
import { withStoreSentences, workspacePlace } from '../workspace-place.ts';

interface BackupOptions {
  readonly data?: string;
  readonly format?: string;
  readonly withSecret?: boolean;
}

interface RestoreOptions {
  readonly data?: string;
  readonly format?: string;
  readonly discardNewer?: boolean;
}

const now = (): Date => new Date();
const newChainCheck = (): ChainReplay => new ChainReplay();

/** `assay backup`: everything of a workspace into a folder, while its servers go on. */
export async function backup(folder: string, options: BackupOptions): Promise<void> {
  const place = workspacePlace(options.data);
  await withStoreSentences(async () => {
    const evidence = await openEvidenceFolder(join(place.dataFolder, 'evidence'), now);
    const made = await writeBackup({ place, evidence, folder, now, newChainCheck, ...(options.withSecret === true ? { instanceSecret: join(place.dataFolder, 'instance-secret') } : {}) });
    await log(place, 'workspace.backup', ({ auditLog }) => ({ entries: auditLog.size, withSecret: made.manifest.withSecret }), made.manifest);
    print(options.format === 'json' ? jsonDocument({ folder: made.folder, ...made.manifest }) : page([
      { heading: say`Backed up into ${quote(made.folder)}, and read again: it is whole.` },
      ...organisationLines(made.manifest),
      { paragraph: ours(made.manifest.withSecret ? 'The instance’s secret is in it: whoever has this backup can open what is sealed. Keep it as you keep the secret.' : 'The instance’s secret is not in it. Keep instance-secret of the data folder somewhere else: without it, client secrets and one-time passwords have to be entered anew (--with-secret puts it in).') },
    ], process.stdout.columns ?? 80));
  });
}

/** `assay restore`: puts a backup in the place of a workspace’s state. */
export async function restore(folder: string, options: RestoreOptions): Promise<void> {
  const place = workspacePlace(options.data);
  await withStoreSentences(async () => {
    const evidence = await openEvidenceFolder(join(place.dataFolder, 'evidence'), now);
    const { manifest, discarded } = await restoreBackup({ place, evidence, folder, now, newChainCheck, discardNewer: options.discardNewer === true });
    await log(place, 'workspace.restore', ({ id, auditLog }) => ({ entries: auditLog.size, madeAt: manifest.madeAt, discarded: discarded.get(id) ?? 0 }), manifest);
    print(options.format === 'json' ? jsonDocument({ ...manifest, discarded: Object.fromEntries(discarded) }) : page([
      { heading: say`Restored what was backed up at ${quote(manifest.madeAt)}.` },
      ...organisationLines(manifest),
      ...[...discarded].map(([id, count]): Line => ({ item: say`${count} later ${ours(count === 1 ? 'entry' : 'entries')} of the audit log of ${quote(id)} were discarded, as you said.` })),
      ...(manifest.withSecret ? [{ paragraph: ours('The backup holds the instance’s secret as instance-secret. Put it into the data folder yourself, mode 600, if the one there is another.') }] : []),
    ], process.stdout.columns ?? 80));
  });
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

import { join } from 'node:path';
import { ours, quote, say } from '../../model/text.ts';
import { page } from '../../report/terminal/document.ts';
import { lookAtSchema } from '../../store/migration/look-at-schema.ts';
import { openStore } from '../../store/open-store.ts';
import { print } from '../print.ts';
import { commandWorkspace, withStoreSentences } from '../workspace-place.ts';

/** `assay upgrade`: brings the database’s schema to the one of this version; a server does the same at its start. */
export async function upgrade(options: { readonly data?: string; readonly dryRun?: boolean }): Promise<void> {
  const { place } = commandWorkspace(options.data);
  await withStoreSentences(async () => {
    const { applied, pending } = await lookAtSchema(place);
    const isDry = options.dryRun === true;
    if (!isDry && pending.length > 0) await (await openStore({ ...place, access: 'server' }, () => new Date())).close();
    const backups = join(place.dataFolder, 'backups');
    print(page(pending.length === 0
      ? [{ heading: say`The database has all ${applied.length} steps of this version; there is nothing to do.` }]
      : [
        { heading: isDry ? say`${pending.length} ${ours(pending.length === 1 ? 'step' : 'steps')} would be made; nothing was changed.` : say`${pending.length} ${ours(pending.length === 1 ? 'step was' : 'steps were')} made.` },
        ...pending.map((id) => ({ item: say`${quote(id)}` })),
        { paragraph: applied.length === 0 ? ours('The database is new, so there is nothing to back up before.') : isDry ? say`Before that, its rows would be backed up into ${quote(backups)}. All steps happen in one transaction, or none.` : say`Before that, its rows were backed up into ${quote(backups)}.` },
      ], process.stdout.columns ?? 80));
  });
}

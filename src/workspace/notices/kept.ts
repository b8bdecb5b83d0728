import type { Reader, Writer } from '../../store/store.ts';

/** What an instance remembers of its own looking after itself. */
export type KeptName = 'release-feed' | 'statistics' | 'notice-cursor';

/** What is remembered under a name; undefined when nothing is. The shape is that of whoever wrote it: nobody else writes here. */
export async function kept<Value>(rows: Reader, name: KeptName): Promise<Value | undefined> {
  const row = await rows.selectFrom('setting').select('value').where('key', '=', name).executeTakeFirst();
  return row === undefined ? undefined : (JSON.parse(row.value) as Value);
}

/** Remembers a value in place of the one before. @param by the account, or `system` */
export async function keep(rows: Writer, name: KeptName, value: unknown, at: string, by: string): Promise<void> {
  const row = { value: JSON.stringify(value), changedAt: at, changedBy: by };
  const changed = await rows.updateTable('setting').set(row).where('key', '=', name).executeTakeFirst();
  if ((changed?.numUpdatedRows ?? 0n) === 0n) await rows.insertInto('setting').values({ key: name, ...row }).execute();
}

/** Forgets what is remembered under a name. */
export async function forget(rows: Writer, name: KeptName): Promise<void> {
  await rows.deleteFrom('setting').where('key', '=', name).execute();
}

import type { Loosening, SettingsInForce } from '../../settings/in-force.ts';
import type { SettingKey } from '../../settings/register.ts';
import type { SettingValue } from '../../settings/definition.ts';
import type { Scope } from '../../store/scope.ts';
import type { Reader, Store } from '../../store/store.ts';

/** The loosenings that the organisation has accepted and nobody has ended. */
async function loosenings(rows: Reader): Promise<readonly Loosening[]> {
  const found = await rows.selectFrom('loosening').select(['id', 'key', 'value', 'reason', 'ownerId', 'acceptedAt', 'expiresAt']).where('endedAt', 'is', null).orderBy('acceptedAt').execute();
  return found.map((row) => ({ ...row, key: row.key as SettingKey, value: JSON.parse(row.value) as SettingValue }));
}

/** Takes over what another server process loosened or ended. To be called every few seconds. @throws StoreFailure */
export async function reloadLoosenings(store: Store, scope: Scope, inForce: SettingsInForce): Promise<void> {
  inForce.replaceLoosenings(await store.read(scope, loosenings));
}

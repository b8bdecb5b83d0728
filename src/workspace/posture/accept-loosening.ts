import { newIdentifier } from '../../identity/identifier.ts';
import type { SettingDefinition, SettingValue } from '../../settings/definition.ts';
import type { Loosening } from '../../settings/in-force.ts';
import { register, type SettingKey } from '../../settings/register.ts';
import type { Writer } from '../../store/store.ts';
import type { ActContext } from '../act.ts';
import { ActRefused } from '../act-refused.ts';

interface Asked {
  readonly key: string;
  readonly value: SettingValue;
  readonly reason: string;
  /** RFC 3339. */
  readonly expiresAt: string;
}

const dayMilliseconds = 86_400_000;
const acceptors = { administrator: 'an administrator', 'executive-sponsor': 'the executive sponsor' };

/**
 * Writes down that the actor accepts a less safe value until a day. It counts once every server has taken it over, a few seconds later.
 * @throws ActRefused when there is no such setting, the value is not one it can have or not less safe, the end is too far, or somebody else must accept it
 */
export async function acceptLoosening({ rows, actor, services, at, note }: ActContext<Writer>, asked: Asked): Promise<Loosening> {
  const key = Object.keys(register).find((known): known is SettingKey => known === asked.key);
  const definition: SettingDefinition | undefined = key === undefined ? undefined : register[key];
  if (key === undefined || definition?.kind !== 'protecting') throw new ActRefused('invalid-input', 'There is no such setting that protects something.', [{ path: 'key', message: 'Expected a setting of the loosening guide.' }]);
  const problem = definition.refuses(asked.value);
  if (problem !== undefined) throw new ActRefused('invalid-input', problem, [{ path: 'value', message: problem }]);
  if (!definition.isLooser(asked.value, services.configuration.values[key])) throw new ActRefused('invalid-input', 'This value is not less safe than the configured one; set it in the configuration.', [{ path: 'value', message: 'Expected a less safe value.' }]);
  const days = (Date.parse(asked.expiresAt) - Date.parse(at)) / dayMilliseconds;
  if (days <= 0 || days > definition.daysMost) throw new ActRefused('invalid-input', `This setting can be loosened for at most ${definition.daysMost} days.`, [{ path: 'expiresAt', message: `Expected a time within ${definition.daysMost} days from now.` }]);
  if (actor.accountId === null || !actor.roles.some(({ role, productId }) => role === definition.acceptedBy && productId === null)) throw new ActRefused('not-allowed', `Only ${acceptors[definition.acceptedBy]} may accept this risk.`);
  await rows.updateTable('loosening').set({ endedAt: at }).where('key', '=', key).where('endedAt', 'is', null).execute();
  const loosening: Loosening = { id: newIdentifier(services.ports), key, value: asked.value, reason: asked.reason, ownerId: actor.accountId, acceptedAt: at, expiresAt: new Date(asked.expiresAt).toISOString() };
  await rows.insertInto('loosening').values({ ...loosening, value: JSON.stringify(loosening.value), endedAt: null }).execute();
  note({ setting: key, value: JSON.stringify(loosening.value), until: loosening.expiresAt, reason: asked.reason });
  return loosening;
}

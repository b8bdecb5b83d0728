import { readFileSync } from 'node:fs';
import { defaultLimits } from '../../net/limits.ts';
import { Politeness } from '../../net/politeness.ts';
import { createWayOut } from '../../net/way-out.ts';
import type { World } from '../../net/world.ts';
import type { Store } from '../../store/store.ts';
import type { Services } from '../services.ts';

/** Turns at hosts, for each store: looks that run at the same time take them together. */
const turns = new WeakMap<Store, Politeness>();

/** The guarded way out to makers, with what the operator decided about it. However many looks run, a host is asked no faster than by one. */
export function wayOutOfLooks({ settings, store }: Pick<Services, 'settings' | 'store'>, version: string): World {
  const politeness = turns.get(store) ?? new Politeness(defaultLimits);
  turns.set(store, politeness);
  const { vendorHostsAllowed: allowed, lookProxy, lookNameServers, lookAuthoritiesFile } = settings;
  return createWayOut({
    version, allowed,
    ...(lookProxy === '' ? {} : { proxy: lookProxy }),
    ...(lookNameServers.length === 0 ? {} : { nameServers: lookNameServers }),
    ...(lookAuthoritiesFile === '' ? {} : { authorities: readFileSync(lookAuthoritiesFile, 'utf8') }),
  }, politeness);
}

/** The same, bounded for one look at a maker: so many questions, bytes and seconds, and no more. */
export async function boundedLooks(services: Pick<Services, 'settings' | 'store'>, version: string): Promise<World> {
  const { boundedWorld } = await import('../../vendor/collector/bounded-world.ts');
  return boundedWorld(wayOutOfLooks(services, version));
}

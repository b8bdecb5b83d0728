import { readFileSync } from 'node:fs';
import { createWayOut } from '../../net/way-out.ts';
import type { World } from '../../net/world.ts';
import type { Services } from '../services.ts';

/** The guarded way out to makers, with what the operator decided about it. */
export function wayOutOfLooks({ settings }: Pick<Services, 'settings'>, version: string): World {
  const { vendorHostsAllowed: allowed, lookProxy, lookNameServers, lookAuthoritiesFile } = settings;
  return createWayOut({
    version, allowed,
    ...(lookProxy === '' ? {} : { proxy: lookProxy }),
    ...(lookNameServers.length === 0 ? {} : { nameServers: lookNameServers }),
    ...(lookAuthoritiesFile === '' ? {} : { authorities: readFileSync(lookAuthoritiesFile, 'utf8') }),
  });
}

/** The same, bounded for one look at a maker: so many questions, bytes and seconds, and no more. */
export async function boundedLooks(services: Pick<Services, 'settings'>, version: string): Promise<World> {
  const { boundedWorld } = await import('../../vendor/collector/bounded-world.ts');
  return boundedWorld(wayOutOfLooks(services, version));
}

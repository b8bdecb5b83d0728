import type { Resolver } from 'node:dns/promises';
import { createSecureContext, getCACertificates, type SecureContext } from 'node:tls';
import { AllowedHosts } from './allowed.ts';
import { Politeness } from './politeness.ts';
import { createResolver } from './resolve.ts';
import type { WayOutSettings } from './way-out-options.ts';

/** What every request of one way out shares. */
export interface Gate extends Omit<WayOutSettings, 'allowed' | 'nameServers' | 'authorities'> {
  readonly allowed: AllowedHosts;
  readonly resolver: Resolver;
  readonly politeness: Politeness;
  /** Made when it is first needed: reading the roots takes some milliseconds. */
  readonly trust: () => SecureContext;
}

/** @param politeness shared with other ways out; its own when left out */
export function createGate(settings: WayOutSettings, politeness?: Politeness): Gate {
  const { proxy, now, userAgent, limits, authorities } = settings;
  let context: SecureContext | undefined;
  return {
    proxy, now, userAgent, limits,
    allowed: new AllowedHosts(settings.allowed),
    resolver: createResolver(settings.nameServers, limits),
    politeness: politeness ?? new Politeness(limits),
    trust: () => (context ??= createSecureContext({ minVersion: 'TLSv1.2', ...(authorities.length === 0 ? {} : { ca: [...getCACertificates('default'), ...authorities] }) })),
  };
}

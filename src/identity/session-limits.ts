import type { Settings } from '../settings/settings.ts';
import type { HeldRole } from './actor.ts';

/** How long a session lasts at most. */
export interface SessionLimits {
  /** Minutes without a request. */
  readonly idleMinutes: number;
  /** Hours in any case. */
  readonly hours: number;
}

/** The limits for a maker’s contact. */
export const contactLimits: SessionLimits = { idleMinutes: 30, hours: 8 };

/** The limits for a person with these roles: whoever can change the workspace itself is signed in for half the idle time and two thirds of the whole. */
export function limitsFor(roles: readonly HeldRole[], { sessionIdleMinutes, sessionHours }: Settings): SessionLimits {
  if (!roles.some(({ role }) => role === 'administrator')) return { idleMinutes: sessionIdleMinutes, hours: sessionHours };
  return { idleMinutes: sessionIdleMinutes / 2, hours: (sessionHours * 2) / 3 };
}

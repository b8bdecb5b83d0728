import type { Settings } from '../settings/settings.ts';
import type { HeldRole } from './actor.ts';

/** How long a session lasts at most. */
export interface SessionLimits {
  /** Minutes without a request. */
  readonly idleMinutes: number;
  /** Hours in any case. */
  readonly hours: number;
}

/** Whoever can change the workspace itself is signed in for less long, whatever the settings allow others. */
const administrator: SessionLimits = { idleMinutes: 15, hours: 8 };

/** The limits for a person with these roles. */
export function limitsFor(roles: readonly HeldRole[], { sessionIdleMinutes, sessionHours }: Settings): SessionLimits {
  if (!roles.some(({ role }) => role === 'administrator')) return { idleMinutes: sessionIdleMinutes, hours: sessionHours };
  return { idleMinutes: Math.min(sessionIdleMinutes, administrator.idleMinutes), hours: Math.min(sessionHours, administrator.hours) };
}

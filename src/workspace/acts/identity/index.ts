import type { AnyAct } from '../../act.ts';

export const identityActs: readonly AnyAct[] = [];

import type { AnyAct } from '../../act.ts';

export const providersActs: readonly AnyAct[] = [];

import type { AnyAct } from '../../act.ts';

export const settingsActs: readonly AnyAct[] = [];

import type { AnyAct } from '../../act.ts';

export const peopleActs: readonly AnyAct[] = [];

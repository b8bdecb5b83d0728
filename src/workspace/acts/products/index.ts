import type { AnyAct } from '../../act.ts';

export const productsActs: readonly AnyAct[] = [];

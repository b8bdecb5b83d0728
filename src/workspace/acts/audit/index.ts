import type { AnyAct } from '../../act.ts';

export const auditActs: readonly AnyAct[] = [];

import type { AnyAct } from '../../act.ts';
import { groupActs } from './groups.ts';
import { userActs } from './users.ts';

export const directoryActs: readonly AnyAct[] = [...Object.values(userActs), ...Object.values(groupActs)];

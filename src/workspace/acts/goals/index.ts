import type { AnyAct } from '../../act.ts';
import { chooseMeasure } from './choose-measure.ts';
import { readGoals } from './read-goals.ts';

export const goalsActs: readonly AnyAct[] = [readGoals, chooseMeasure];

import type { AnyAct } from '../../act.ts';
import { addFreeGoal } from './add-free-goal.ts';
import { addMilestone } from './add-milestone.ts';
import { addSetback } from './add-setback.ts';
import { chooseMeasure } from './choose-measure.ts';
import { chooseWay } from './choose-way.ts';
import { closeSetback } from './close-setback.ts';
import { completeMilestone } from './complete-milestone.ts';
import { dropMilestone } from './drop-milestone.ts';
import { endFreeGoal } from './end-free-goal.ts';
import { endMeasure } from './end-measure.ts';
import { endNarrative } from './end-narrative.ts';
import { endWay } from './end-way.ts';
import { enterFigure } from './enter-figure.ts';
import { listStandings } from './list-standings.ts';
import { moveMilestone } from './move-milestone.ts';
import { planCoverage } from './plan-coverage.ts';
import { readFigures } from './read-figures.ts';
import { readGoals } from './read-goals.ts';
import { setSigningDay } from './set-signing-day.ts';
import { withdrawFigure } from './withdraw-figure.ts';
import { writeNarrative } from './write-narrative.ts';

export const goalsActs: readonly AnyAct[] = [
  listStandings, readGoals, readFigures, chooseMeasure, endMeasure, setSigningDay, planCoverage, addMilestone, moveMilestone, completeMilestone, dropMilestone, addSetback, closeSetback,
  chooseWay, endWay, addFreeGoal, endFreeGoal, enterFigure, withdrawFigure, writeNarrative, endNarrative,
];

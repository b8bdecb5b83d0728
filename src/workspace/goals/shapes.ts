import { z } from 'zod';
import { measureDefinitions, type MeasureId } from '../../model/measure.ts';
import { textShape } from '../shapes.ts';

const measureIds = Object.keys(measureDefinitions) as [MeasureId, ...MeasureId[]];

export const measureShape = z.enum(measureIds);
export const populationShape = z.enum(['customers', 'own-staff', 'this-instance', 'product']);
export const verdictNameShape = z.enum(['met', 'partly-met', 'not-met', 'contradicted', 'claimed', 'unknown', 'not-applicable']);

/** Which way the figure of a goal went: `still` is not moved, `back` moved the other way. */
export const directionShape = z.enum(['nothing-measured', 'one-point', 'reached', 'forward', 'still', 'back']);
export type Direction = z.infer<typeof directionShape>;

/** One figure at one time. `numerator` is 0 where it is withheld, because fewer than 10 people stand behind it. */
const pointShape = z.object({ at: z.string(), from: z.string().nullable(), numerator: z.number(), denominator: z.number().nullable(), isSuppressed: z.boolean() });
export type GoalPoint = z.infer<typeof pointShape>;

/** A figure as a baseline has it: a day, and a numerator with its denominator. */
const baselineShape = z.object({ at: z.string(), numerator: z.number(), denominator: z.number().nullable() });
/** What is aimed at: a share from 0 to 1, or a count or days; by when, where that is said. */
const targetShape = z.object({ at: z.string().nullable(), value: z.number() });

/** The id of what stands in the product’s own text, assay.yaml: it is changed there. */
export const statedId = 'statement';

/** When and why something ended; all null while it stands. `endedBy` is an account. */
const ended = { endedAt: z.string().nullable(), endedBy: z.string().nullable(), endReason: z.string().nullable() };

/** A measured figure over time, ascending. `hasOlder` says that there are points before those here. */
export const seriesShape = z.object({ measure: measureShape, population: populationShape, dimensions: z.record(z.string(), z.string()), points: z.array(pointShape), hasOlder: z.boolean() });
export type GoalSeries = z.infer<typeof seriesShape>;

export const chosenMeasureShape = z.object({ id: z.string(), requirement: z.string(), measure: measureShape, population: populationShape, baseline: baselineShape.nullable(), target: targetShape.nullable(), chosenAt: z.string(), chosenBy: z.string(), ...ended });
export type ChosenMeasure = z.infer<typeof chosenMeasureShape>;

const milestoneShape = z.object({
  id: z.string(), requirement: z.string(), title: z.string(), dueAt: z.string(), createdAt: z.string(), createdBy: z.string(), doneAt: z.string().nullable(), doneText: z.string().nullable(), ...ended,
  moves: z.array(z.object({ dueBefore: z.string(), dueAfter: z.string(), reason: z.string(), movedAt: z.string(), movedBy: z.string() })),
});
export type Milestone = z.infer<typeof milestoneShape>;

const setbackShape = z.object({ id: z.string(), requirement: z.string(), kind: z.enum(['setback', 'obstacle']), text: z.string(), happenedAt: z.string(), createdAt: z.string(), createdBy: z.string(), ...ended });
export type Setback = z.infer<typeof setbackShape>;

/** An example of the pledge that the product chose. `chosenAt` is empty where its own text chose it. */
const wayShape = z.object({ id: z.string(), requirement: z.string(), way: z.string(), chosenAt: z.string(), chosenBy: z.string(), ...ended });

/** A figure that a person entered, and where it was taken from. Ended means withdrawn. */
const declaredFigureShape = pointShape.omit({ from: true }).extend({ id: z.string(), source: z.string(), enteredAt: z.string(), enteredBy: z.string(), ...ended });

/** A goal whose figures nothing measures: everything in it is declared. `requirement` is null for one beyond the seven. */
const freeGoalShape = z.object({
  id: z.string(), requirement: z.string().nullable(), title: z.string(), numerator: z.string(), denominator: z.string().nullable(), unit: z.enum(['share', 'count', 'days']), better: z.enum(['up', 'down', 'none']),
  isAboutPeople: z.boolean(), target: targetShape.nullable(), createdAt: z.string(), createdBy: z.string(), ...ended, figures: z.array(declaredFigureShape),
});
export type FreeGoal = z.infer<typeof freeGoalShape>;

/** How a goal that was already reached is met, tied to files of evidence. `isThere` is false when the file was removed or replaced since. */
const narrativeShape = z.object({ id: z.string(), requirement: z.string(), text: z.string(), evidence: z.array(z.object({ id: z.string(), path: z.string(), digest: z.string(), isThere: z.boolean() })), writtenAt: z.string(), writtenBy: z.string(), ...ended });
export type Narrative = z.infer<typeof narrativeShape>;

/** How a product stands on a goal by its newest assessment. */
export const standingShape = z.object({
  requirement: z.string(), assessmentId: z.string(), assessedAt: z.string(), version: z.string(), verdict: verdictNameShape, reason: textShape, direction: directionShape,
  measure: measureShape.nullable(), population: populationShape.nullable(), first: baselineShape.nullable(), last: baselineShape.nullable(),
});
export type Standing = z.infer<typeof standingShape>;

const goalShape = z.object({
  number: z.number(), title: z.string(), requirement: z.string(),
  /** `progress`: the figure must move. `state`: it must be so. */
  kind: z.enum(['progress', 'state']),
  /** Measures that the goal can be shown by; the verdict takes the first that was measured, or the one chosen. */
  measures: z.array(measureShape),
  /** Null before the first assessment. */
  standing: standingShape.nullable(),
  /** The measure chosen now. */
  chosen: chosenMeasureShape.nullable(),
  /** All choices, newest first, those that ended too. */
  choices: z.array(chosenMeasureShape),
  /** Whole figures, in the order of `measures`. */
  series: z.array(seriesShape),
  milestones: z.array(milestoneShape),
  setbacks: z.array(setbackShape),
  /** Obstacles that the product’s own text tells, without a day. */
  statedObstacles: z.array(z.string()),
  ways: z.array(wayShape),
  /** Figures that people entered for this goal. */
  declared: z.array(freeGoalShape),
  narrative: narrativeShape.nullable(),
});
export type ProductGoal = z.infer<typeof goalShape>;

/** The year of the pledge. Days left are negative once it is over. */
export const clockShape = z.object({ signedAt: z.string(), endsAt: z.string(), daysLeft: z.number(), /** Whether the day comes from the product’s own text, assay.yaml, and not from here. */ isStated: z.boolean() });
export type Clock = z.infer<typeof clockShape>;

export const coveragePlanShape = z.object({ id: z.string(), plannedAt: z.string(), text: z.string(), createdAt: z.string(), createdBy: z.string(), ...ended });

/** Everything of the goals of one product, but the figures split by something. */
export const productGoalsShape = z.object({
  product: z.object({ id: z.string(), name: z.string(), slug: z.string(), archivedAt: z.string().nullable() }),
  /** Null while no day of signing is set: then no clock runs, and the goals are a yardstick. */
  clock: clockShape.nullable(),
  /** Days of signing that were set, newest first. */
  signings: z.array(z.object({ id: z.string(), signedAt: z.string(), setAt: z.string(), setBy: z.string(), ...ended })),
  /** By when the product shall be covered, while it is not. */
  plan: coveragePlanShape.nullable(),
  plans: z.array(coveragePlanShape),
  /** The seven, in the pledge’s order. */
  goals: z.array(goalShape),
  /** Goals beyond the seven. */
  freeGoals: z.array(freeGoalShape),
});
export type ProductGoals = z.infer<typeof productGoalsShape>;

import { goalMeasures, goalPopulation, type GoalRequirement } from '../catalog/goal-measures.ts';
import { measureDefinitions, type Measure } from '../model/measure.ts';
import { counted, joinText, ours, say, type Text } from '../model/text.ts';

/**
 * The newest figures of a goal whose verdict rests on no single measure: «CVE records with a CWE: 16 of 16; CVE records with a CPE: 0 of 16».
 * Undefined where nothing was measured. Goal 5 has none: the clauses that it counts are the parts that its sentence names.
 */
export function goalFigures(requirement: GoalRequirement, measures: readonly Measure[]): Text | undefined {
  if (requirement === 'pledge/vdp') return undefined;
  const figures = goalMeasures[requirement].flatMap((id) => {
    const point = measures.find((measure) => measure.id === id && measure.population === goalPopulation(id) && Object.keys(measure.dimensions).length === 0)?.points.at(-1);
    const { title, unit } = measureDefinitions[id];
    if (point === undefined || point.suppressed === true || point.denominator === 0) return [];
    if (point.denominator !== undefined) return [say`${ours(title)}: ${point.numerator} of ${point.denominator}`];
    return unit === 'days' ? [say`${ours(title)}: ${counted(point.numerator, 'day', 'days')}`] : [];
  });
  return figures.length === 0 ? undefined : joinText(figures, '; ');
}

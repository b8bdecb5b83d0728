import type { CvssVector } from '../../identifier/cvss.ts';
import { values2 } from './version-2.ts';
import { values3 } from './version-3.ts';

/** What the equations of a version give for a vector, 0 to 10 with one decimal. */
export interface CvssValues {
  readonly base: number;
  readonly temporal: number;
  readonly environmental: number;
}

/** A vector taken apart and worked out. */
export interface WorkedVector {
  readonly version: '2.0' | '3.0' | '3.1';
  readonly metrics: ReadonlyMap<string, string>;
  readonly values: CvssValues;
}

/**
 * Works a vector of CVSS 2.0, 3.0 or 3.1 out.
 * @returns undefined for one of 4.0, which has no equations but a table, and is not worked out
 */
export function workOut({ version, metrics }: CvssVector): WorkedVector | undefined {
  if (version === '4.0') return undefined;
  return { version, metrics, values: version === '2.0' ? values2(metrics) : values3(version, metrics) };
}

/** The word for a value in the qualitative scale of CVSS 3.x. */
export function severityWord(value: number): 'NONE' | 'LOW' | 'MEDIUM' | 'HIGH' | 'CRITICAL' {
  return value === 0 ? 'NONE' : value < 4 ? 'LOW' : value < 7 ? 'MEDIUM' : value < 9 ? 'HIGH' : 'CRITICAL';
}

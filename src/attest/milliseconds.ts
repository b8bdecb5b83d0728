import { parseTime } from '../model/time.ts';

/** A time of a checked document in milliseconds since 1970. */
export function millisecondsOf(time: string): number {
  const milliseconds = parseTime(time);
  if (milliseconds === undefined) throw new RangeError('A time was not checked before it was used.');
  return milliseconds;
}

/** Milliseconds since 1970 as the formats write a time, part seconds cut. */
export function timeText(milliseconds: number): string {
  return `${new Date(milliseconds).toISOString().slice(0, 19)}Z`;
}

import { say, type Text } from '../model/text.ts';

/** Of fewer things no percentage is stated: one more or less would move it too far. */
const percentageMin = 10;

/** A figure with what it is out of, and as a percentage where there are enough to speak of one. */
export function shareText(count: number, of: number): Text {
  return of < percentageMin ? say`${count} of ${of}` : say`${count} of ${of} (${Math.round((count / of) * 100)} %)`;
}

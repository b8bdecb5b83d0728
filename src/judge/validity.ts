/** A word of a person with the span in which it counts; dates `2026-05-31`, both days included. */
export interface Dated {
  readonly at: string;
  readonly expiresAt: string;
}

/**
 * Whether a word counts at a time. A date that is not of the form year-month-day never counts.
 * @param assessedAt RFC 3339, UTC
 */
export function isValidAt(word: Dated, assessedAt: string): boolean {
  const today = assessedAt.slice(0, 10);
  return isDay(word.at) && isDay(word.expiresAt) && word.at <= today && today <= word.expiresAt;
}

export function isDay(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(`${text}T00:00:00Z`));
}

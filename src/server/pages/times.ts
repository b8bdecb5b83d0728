/** The last moment of a day that a form names, RFC 3339 in UTC; null for an empty field. What is no day stays as it is, and the act says so. */
export function endOfDay(day: string | null): string | null {
  if (day === null || day === '') return null;
  return /^\d{4}-\d\d-\d\d$/.test(day) ? `${day}T23:59:59.999Z` : day;
}

/** The first moment of a day that a form names, RFC 3339 in UTC. What is no day stays as it is, and the act says so. */
export function startOfDay(day: string): string {
  return /^\d{4}-\d\d-\d\d$/.test(day) ? `${day}T00:00:00.000Z` : day;
}

/** Days until a year after the day of signing the pledge; negative when it is over, null when no day is stated. @param now RFC 3339 */
export function daysLeftOf(signedAt: string | null, now: string): number | null {
  if (signedAt === null) return null;
  const end = new Date(`${signedAt}T00:00:00Z`);
  end.setUTCFullYear(end.getUTCFullYear() + 1);
  return Math.ceil((end.getTime() - Date.parse(now)) / 86_400_000);
}

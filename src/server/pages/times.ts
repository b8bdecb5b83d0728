/** The last moment of a day that a form names, RFC 3339 in UTC; null for an empty field. What is no day stays as it is, and the act says so. */
export function endOfDay(day: string | null): string | null {
  if (day === null || day === '') return null;
  return /^\d{4}-\d\d-\d\d$/.test(day) ? `${day}T23:59:59.999Z` : day;
}

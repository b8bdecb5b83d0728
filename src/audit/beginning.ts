/** What the first entry of a log names as the one before it. */
export const beginning = '0'.repeat(64);

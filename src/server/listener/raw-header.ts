/**
 * The value of a header that may be there once, which the look at the head made sure of. Node builds the whole table of
 * headers when one of them is asked for; an answer of the public site needs no more than one.
 * @param rawHeaders names and values in turn, as they were sent
 * @param name in lower case
 */
export function rawHeader(rawHeaders: readonly string[], name: string): string | undefined {
  for (let index = 0; index < rawHeaders.length; index += 2) {
    const sent = rawHeaders[index];
    if (sent?.length === name.length && sent.toLowerCase() === name) return rawHeaders[index + 1];
  }
  return undefined;
}

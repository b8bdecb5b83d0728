/**
 * The ways in which a field may be written: `event.action` as objects inside each other (`event/action`), as one dotted key, or half and half.
 * @param field with full stops, as in the field reference
 * @returns paths with `/` between keys
 */
export function waysToWrite(field: string): readonly string[] {
  const [first = '', ...rest] = field.split('.');
  let ways = [first];
  for (const part of rest) ways = ways.flatMap((way) => [`${way}/${part}`, `${way}.${part}`]);
  return ways;
}

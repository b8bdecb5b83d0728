import { isMap, isSeq, parseDocument } from 'yaml';

/** Lists of a statement in which each item is a named person’s word. */
const namingLists = ['claims', 'affirmations', 'reviews', 'setAside'] as const;

/**
 * A statement without the words of people who are not to be named. Comments and the order of the text stay.
 * @param text of an assay.yaml that was read without a problem, or empty
 * @param isNamed whether this person agreed to being named
 */
export function withoutPeople(text: string, isNamed: (name: string) => boolean): string {
  if (text === '') return text;
  const document = parseDocument(text, { version: '1.2', schema: 'failsafe' });
  let isChanged = false;
  for (const list of namingLists) {
    const items = document.get(list);
    if (!isSeq(items)) continue;
    const kept = items.items.filter((item) => isNamed(nameIn(item)));
    if (kept.length === items.items.length) continue;
    isChanged = true;
    if (kept.length === 0) document.delete(list);
    else items.items = kept;
  }
  return isChanged ? document.toString({ lineWidth: 0 }) : text;
}

/** Aliases and tags are refused where a statement is read, so that a name is a plain scalar. */
function nameIn(item: unknown): string {
  const by: unknown = isMap(item) ? item.get('by') : undefined;
  return typeof by === 'string' ? by : '';
}

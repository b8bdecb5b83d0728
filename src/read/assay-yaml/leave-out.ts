import { isMap, isSeq, parseDocument, type YAMLMap } from 'yaml';

/** What stands in a publication in place of a name and an office that may not leave. */
export const withheldPerson = { by: 'a named person of the maker (name withheld)', role: 'office withheld' } as const;

/** Lists of a statement in which each item is a named person’s word. */
const namingLists = ['claims', 'affirmations', 'reviews', 'setAside'] as const;

/**
 * A statement in which only those are named who may be; the words of the others stay. Comments and the order of the text stay too.
 * @param text of an assay.yaml that was read without a problem, or empty
 * @param isNamed whether this person agreed to being named
 */
export function withoutNames(text: string, isNamed: (name: string) => boolean): string {
  if (text === '') return text;
  const document = parseDocument(text, { version: '1.2', schema: 'failsafe' });
  let isChanged = false;
  for (const list of namingLists) {
    const items = document.get(list);
    for (const item of isSeq(items) ? items.items : []) {
      if (!isMap(item) || isNamed(nameIn(item))) continue;
      item.set('by', withheldPerson.by);
      if (item.has('role')) item.set('role', withheldPerson.role);
      isChanged = true;
    }
  }
  return isChanged ? document.toString({ lineWidth: 0 }) : text;
}

/**
 * A statement without its section on what is published, for whoever keeps that elsewhere: it names files that nobody is to know of.
 * @param text of an assay.yaml that was read without a problem, or empty
 */
export function withoutPublishSection(text: string): string {
  if (text === '') return text;
  const document = parseDocument(text, { version: '1.2', schema: 'failsafe' });
  return document.delete('publish') ? document.toString({ lineWidth: 0 }) : text;
}

/** Aliases and tags are refused where a statement is read, so that a name is a plain scalar. */
function nameIn(item: YAMLMap): string {
  const by: unknown = item.get('by');
  return typeof by === 'string' ? by : '';
}

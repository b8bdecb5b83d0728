import type { LogTopic } from '../../../model/evidence/log-questions.ts';

/** Values of `event.type` under which something comes to be, is altered or ends. */
const changes: ReadonlySet<string> = new Set(['creation', 'change', 'deletion']);

/**
 * What an event is about by its categories and types (Elastic Common Schema, categorization fields); this is our reading of them.
 * @param categories allowed values of `event.category`
 * @param types allowed values of `event.type`
 */
export function ecsTopics(categories: readonly string[], types: readonly string[]): readonly LogTopic[] {
  const is = (category: string): boolean => categories.includes(category);
  const has = (type: string): boolean => types.includes(type);
  const isChange = types.some((type) => changes.has(type));
  const topics = new Set<LogTopic>();
  // The end of a session is no sign-in.
  if (is('authentication') && !has('end')) topics.add('sign-in');
  if (is('iam') && isChange) {
    if (has('admin') || has('group')) topics.add('role');
    if (has('user') && !has('group')) topics.add(has('change') ? 'role' : 'account');
  }
  if (is('configuration') && !(has('access') && !isChange)) topics.add('setting');
  if (is('registry') && isChange) topics.add('setting');
  if (is('database') || is('file')) {
    if (has('access')) topics.add('read');
    if (isChange) topics.add('change');
  }
  if (is('network')) topics.add('network');
  return [...topics];
}

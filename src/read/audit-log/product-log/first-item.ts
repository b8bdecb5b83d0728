import { isGiven } from '../json-kinds.ts';
import type { JsonWalk } from '../json-walk.ts';

/** A list longer than this is not looked into. */
const listBytesMax = 65_536;

/** A path of a vocabulary, made ready: the wanted node, and what is looked for in the first item of its list. */
export interface PreparedPath {
  readonly node: number;
  readonly inItem: readonly string[];
}

/** The path that a walk must want for a path of a vocabulary. */
export function wantedPath(path: string): string {
  return path.split('[]', 1)[0] ?? path;
}

export function preparePath(walk: JsonWalk, path: string, prefix: string): PreparedPath {
  const [list = '', item] = path.split('[]');
  return { node: walk.node(prefix + list), inItem: item === undefined ? [] : item.split('/').filter((key) => key !== '') };
}

/** The text at a path, or of a number or a boolean what is written; empty when nothing is given or it is longer than `bytesMax`. */
export function textAt(walk: JsonWalk, { node, inItem }: PreparedPath, bytesMax: number): string {
  if (!isGiven(walk.kinds[node])) return '';
  if (inItem.length === 0) return walk.text(node, bytesMax);
  const value = itemAt(walk, node, inItem);
  return typeof value === 'string' && value.length <= bytesMax ? value : typeof value === 'number' || typeof value === 'boolean' ? String(value) : '';
}

/** Whether something that says anything stands at a path. */
export function isGivenAt(walk: JsonWalk, { node, inItem }: PreparedPath): boolean {
  if (!isGiven(walk.kinds[node])) return false;
  if (inItem.length === 0) return true;
  const value = itemAt(walk, node, inItem);
  if (value === undefined || value === null || value === '') return false;
  return typeof value !== 'object' || Object.keys(value).length > 0;
}

function itemAt(walk: JsonWalk, node: number, keys: readonly string[]): unknown {
  const list: unknown = walk.value(node, listBytesMax);
  let value: unknown = Array.isArray(list) ? list[0] : list;
  for (const key of keys) value = typeof value === 'object' && value !== null && Object.hasOwn(value, key) ? Reflect.get(value, key) : undefined;
  return value;
}

import type { Task } from '../analyser/protocol.ts';
import type { Candidate } from './candidates.ts';

/**
 * What is to be read: each candidate, in their order, and last the source tree when anything is shipped.
 * @param root folder that the paths of the candidates start from
 */
export function tasksOf(root: string, candidates: readonly Candidate[], shipped: readonly string[]): readonly Task[] {
  return [
    ...candidates.map((candidate) => taskOf(root, candidate)),
    ...(shipped.length > 0 ? [{ task: 'tree', root, name: '.', members: shipped, origin: 'handed-over' } as const] : []),
  ];
}

function taskOf(root: string, { path, origin, kind, type, members }: Candidate): Task {
  if (members !== undefined) return { task: 'set', root, name: path, members, origin, ...(kind === undefined ? {} : { kind }) };
  return { task: 'file', path: `${root}/${path}`, name: path, origin, ...(kind === undefined ? {} : { kind }), ...(type === undefined ? {} : { type }) };
}

import type { Task } from '../analyser/protocol.ts';
import type { Candidate, Shipped } from './candidates.ts';

/**
 * What is to be read: each candidate, in their order, and last the source tree when anything is shipped.
 * @param root folder that the paths of the candidates start from
 */
export function tasksOf(root: string, candidates: readonly Candidate[], shipped: Shipped): readonly Task[] {
  return [
    ...candidates.map((candidate) => taskOf(root, candidate)),
    ...treeTask(root, shipped),
  ];
}

/** The list of known default credentials comes first, so that it is there even when it does not ship. */
function treeTask(root: string, { files, credentialList }: Shipped): readonly Task[] {
  if (files.length === 0) return [];
  const tree = { task: 'tree', root, name: '.', origin: 'handed-over' } as const;
  return [credentialList === undefined ? { ...tree, members: files } : { ...tree, members: [credentialList, ...files.filter((file) => file !== credentialList)], credentialList }];
}

function taskOf(root: string, { path, origin, kind, type, members }: Candidate): Task {
  if (members !== undefined) return { task: 'set', root, name: path, members, origin, ...(kind === undefined ? {} : { kind }) };
  return { task: 'file', path: `${root}/${path}`, name: path, origin, ...(kind === undefined ? {} : { kind }), ...(type === undefined ? {} : { type }) };
}

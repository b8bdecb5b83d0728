import { ScimProblem, type ScimProblemKind } from '../../../identity/scim/scim-problem.ts';
import { ActRefused } from '../../act-refused.ts';

/** What a directory asked for was refused, for a reason that its protocol has a name for. */
export class DirectoryRefused extends ActRefused {
  readonly kind: ScimProblemKind;
  constructor(kind: ScimProblemKind, message: string) {
    super(kind === 'uniqueness' ? 'conflict' : 'invalid-input', message);
    this.name = 'DirectoryRefused';
    this.kind = kind;
  }
}

/** Does what reads something of a directory, and refuses with its words what can’t be read. @throws DirectoryRefused */
export function reading<T>(read: () => T): T {
  try {
    return read();
  } catch (problem) {
    if (problem instanceof ScimProblem) throw new DirectoryRefused(problem.kind, problem.message);
    throw problem;
  }
}

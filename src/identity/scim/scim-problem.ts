/** What is wrong with a request of a directory, by the names of RFC 7644, section 3.12. */
export type ScimProblemKind = 'invalidFilter' | 'invalidSyntax' | 'invalidPath' | 'invalidValue' | 'noTarget' | 'tooMany' | 'mutability' | 'uniqueness';

/** A directory asked for something that can't be read or done. The message is for whoever runs the directory. */
export class ScimProblem extends Error {
  override readonly name = 'ScimProblem';
  readonly kind: ScimProblemKind;
  constructor(kind: ScimProblemKind, message: string) {
    super(message);
    this.kind = kind;
  }
}

let prove: (organisationId: string) => Scope;

/**
 * Which organisation’s rows may be touched. No query can be made without one, and only `src/identity` makes one:
 * from a session, a token or an answer to a challenge, never from what a request asks for.
 */
export class Scope {
  readonly #organisationId: string;
  private constructor(organisationId: string) {
    this.#organisationId = organisationId;
  }
  static {
    prove = (organisationId) => new Scope(organisationId);
  }

  get organisationId(): string {
    return this.#organisationId;
  }
}

/** Makes the scope of an organisation. The linter lets only `src/identity`, the store itself and the job runner call it. */
export function provenScope(organisationId: string): Scope {
  return prove(organisationId);
}

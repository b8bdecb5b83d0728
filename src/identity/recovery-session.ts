/**
 * What may be done after signing in by a recovery code, and nothing else: make a passkey, and leave. Whoever finds a
 * paper with codes so gets no further than a change that its owner is told of.
 */
export const recoveryActs: readonly string[] = ['account.show', 'passkey.begin', 'passkey.add', 'session.sign-out'];

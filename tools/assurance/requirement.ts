import type { Proof } from './proof.ts';

/** A requirement of OWASP ASVS 5.0.0 by its number, with what it is about in our words. */
export interface Requirement {
  readonly id: string;
  readonly level: 1 | 2;
  readonly title: string;
  readonly proof: Proof;
}

export interface Chapter {
  readonly title: string;
  readonly requirements: readonly Requirement[];
}

/** A requirement of level 1. */
export function first(id: string, title: string, proof: Proof): Requirement {
  return { id, level: 1, title, proof };
}

/** A requirement of level 2. */
export function second(id: string, title: string, proof: Proof): Requirement {
  return { id, level: 2, title, proof };
}

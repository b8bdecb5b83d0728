import type { LookProblem } from '../model/capture.ts';

/** Why nothing usable came back, with the sentence's predicate. Thrown inside `src/net` only; a look tells it. */
export class Refusal extends Error {
  readonly problem: LookProblem;

  /** @param reason a predicate: «is on port 22; Assay asks port 443» */
  constructor(problem: LookProblem, reason: string) {
    super(reason);
    this.problem = problem;
  }
}

/** What a problem makes of the look: a gate's refusal means that the place was not asked. */
export function outcomeOf(problem: LookProblem): 'absent' | 'refused' | 'failed' {
  if (problem === 'name-unknown') return 'absent';
  return problem === 'address-refused' || problem === 'scheme-refused' || problem === 'port-refused' || problem === 'robots-refused' ? 'refused' : 'failed';
}

/** Whatever was thrown, as a refusal: what is not ours yet is named by its code. */
export function asRefusal(thrown: unknown, problem: LookProblem, predicate: string): Refusal {
  return thrown instanceof Refusal ? thrown : new Refusal(problem, `${predicate} (${codeOf(thrown)})`);
}

/** The system's name of an error, like `ECONNRESET`; without one its first words. */
export function codeOf(thrown: unknown): string {
  if (!(thrown instanceof Error)) return 'unknown error';
  return 'code' in thrown && typeof thrown.code === 'string' ? thrown.code : shown(thrown.message, 100);
}

/** Text of the other side inside a reason: printable, in one line, cut. */
export function shown(text: string, charactersMax = 80): string {
  const plain = text.replaceAll(/[^\x20-\x7e\u00a0-\uffff]/g, ' ').replaceAll(/[\u200b-\u200f\u2028-\u202e\u2066-\u2069\ufeff]/g, ' ');
  return plain.length > charactersMax ? `${plain.slice(0, charactersMax)}…` : plain;
}

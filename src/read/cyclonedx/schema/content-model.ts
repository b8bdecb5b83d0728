import type { Particle } from './xml-model.ts';

/** One place of a content model where an element may stand. */
interface Position {
  /** Local name; undefined for an element of another namespace. */
  readonly name: string | undefined;
  readonly type: string | undefined;
}

/** Where the reading of an element's children stands. 0 is before the first. */
export type State = number;

interface Shape {
  readonly isNullable: boolean;
  readonly first: readonly number[];
  readonly last: readonly number[];
}

/**
 * A content model as an automaton (Glushkov's construction): states are the positions of the model.
 * XML Schema's rule of unique particle attribution makes it deterministic, so each child costs one look-up.
 */
export class ContentModel {
  readonly #positions: Position[] = [{ name: undefined, type: undefined }];
  readonly #follow: Set<number>[] = [new Set()];
  readonly #accepting = new Set<State>();
  readonly #transitions: Map<string, State>[] = [];
  readonly #others: (State | undefined)[] = [];
  /** For each state the one that came after it last: most often it comes again, and a name is compared quicker than looked for. */
  readonly #latest: State[] = [];

  constructor(particle: Particle) {
    const shape = this.#shape(particle);
    for (const position of shape.first) this.#follow[0]?.add(position);
    for (const position of shape.last) this.#accepting.add(position);
    if (shape.isNullable) this.#accepting.add(0);
    for (const follow of this.#follow) {
      const byName = new Map<string, State>();
      let other: State | undefined;
      for (const state of follow) {
        const name = this.#positions[state]?.name;
        if (name === undefined) other = state;
        else byName.set(name, state);
      }
      this.#transitions.push(byName);
      this.#others.push(other);
    }
  }

  /** The state after a child of the schema's namespace; undefined when it is not allowed here. */
  next(state: State, name: string): State | undefined {
    const latest = this.#latest[state];
    if (latest !== undefined && this.#positions[latest]?.name === name) return latest;
    const found = this.#transitions[state]?.get(name);
    if (found !== undefined) this.#latest[state] = found;
    return found;
  }

  /** The state after a child of another namespace; undefined when none is allowed here. */
  nextOther(state: State): State | undefined {
    return this.#others[state];
  }

  typeAt(state: State): string | undefined {
    return this.#positions[state]?.type;
  }

  /** A state in which an element of this name was read, wherever it is allowed: to go on after a violation. */
  anywhere(name: string): State | undefined {
    const state = this.#positions.findIndex((position) => position.name === name);
    return state < 0 ? undefined : state;
  }

  isAccepting(state: State): boolean {
    return this.#accepting.has(state);
  }

  /** The names that may come next, for a sentence. */
  expectedAt(state: State): string {
    const names = [...(this.#transitions[state]?.keys() ?? [])];
    return names.length === 0 ? 'the end of the element' : names.slice(0, 6).join(', ') + (names.length > 6 ? ', …' : '');
  }

  #shape(particle: Particle): Shape {
    const once = this.#shapeOnce(particle);
    const { occurs } = particle;
    if (occurs === 'any-number' || occurs === 'at-least-once') this.#link(once.last, once.first);
    return occurs === 'optional' || occurs === 'any-number' ? { ...once, isNullable: true } : once;
  }

  #shapeOnce(particle: Particle): Shape {
    if ('sequence' in particle) return particle.sequence.map((part) => this.#shape(part)).reduce((before, after) => this.#sequence(before, after), { isNullable: true, first: [], last: [] });
    if ('choice' in particle) {
      const parts = particle.choice.map((part) => this.#shape(part));
      return { isNullable: parts.some((part) => part.isNullable), first: parts.flatMap((part) => part.first), last: parts.flatMap((part) => part.last) };
    }
    const position = this.#positions.length;
    this.#positions.push('element' in particle ? { name: particle.element, type: particle.type } : { name: undefined, type: undefined });
    this.#follow.push(new Set());
    return { isNullable: false, first: [position], last: [position] };
  }

  #sequence(before: Shape, after: Shape): Shape {
    this.#link(before.last, after.first);
    return {
      isNullable: before.isNullable && after.isNullable,
      first: before.isNullable ? [...before.first, ...after.first] : before.first,
      last: after.isNullable ? [...before.last, ...after.last] : after.last,
    };
  }

  #link(from: readonly number[], to: readonly number[]): void {
    for (const position of from) for (const next of to) this.#follow[position]?.add(next);
  }
}

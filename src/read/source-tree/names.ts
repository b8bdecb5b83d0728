import type { Expression } from './expression.ts';

interface Scope {
  readonly start: number;
  readonly end: number;
  readonly parent: number;
}

interface Declared {
  isParameter: boolean;
  /** What a parameter stands for, where all calls are known. */
  given: (() => readonly Expression[] | undefined) | undefined;
  /** Values that the name was given. */
  readonly values: (() => Expression)[];
  /** Texts put behind the value. */
  readonly more: (() => Expression)[];
  resolved: readonly Expression[] | undefined;
}

const scopesMax = 50_000;
const namesMax = 50_000;

/** What the names of one file stand for, by function: one entry a name and scope, control flow left aside. */
export class Names {
  #scopes: Scope[] = [{ start: 0, end: Number.POSITIVE_INFINITY, parent: -1 }];
  #current = 0;
  #names = new Map<string, Declared>();

  /** Enters a function that reaches to `end`; functions must be told in order of their start. */
  enter(start: number, end: number): void {
    this.leaveBefore(start);
    if (this.#scopes.length >= scopesMax) return;
    this.#scopes.push({ start, end, parent: this.#current });
    this.#current = this.#scopes.length - 1;
  }

  /** Leaves the functions that end at or before an offset. */
  leaveBefore(at: number): void {
    while (this.#current > 0 && (this.#scopes[this.#current]?.end ?? 0) <= at) this.#current = this.#scopes[this.#current]?.parent ?? 0;
  }

  /** @param given what it stands for, where all calls of its function are known */
  parameter(name: string, given?: () => readonly Expression[] | undefined): void {
    const declared = this.#own(name);
    if (declared === undefined) return;
    declared.isParameter = true;
    declared.given = given;
  }

  /** A parameter of which is known what it stands for. */
  known(name: string, value: () => Expression): void {
    const declared = this.#own(name);
    if (declared === undefined) return;
    declared.isParameter = false;
    declared.values.push(value);
  }

  /** A name of the current function; without a value when it gets one later. */
  declare(name: string, value: (() => Expression) | undefined): void {
    const declared = this.#own(name);
    if (value !== undefined) declared?.values.push(value);
  }

  /** A new value for a name that may belong to an outer function. */
  assign(name: string, value: () => Expression): void {
    this.#found(name, this.#current)?.values.push(value);
  }

  /** More text behind the value of a name (`+=`, `append`, `push`). */
  extend(name: string, value: () => Expression): void {
    this.#found(name, this.#current)?.more.push(value);
  }

  /** What a name may stand for at an offset; undefined for parameters and names from elsewhere. */
  resolve(name: string, at: number): readonly Expression[] | undefined {
    const declared = this.#found(name, this.#scopeAt(at));
    if (declared === undefined) return undefined;
    // A parameter that gets another value may stand for either.
    if (declared.isParameter) return declared.values.length > 0 || declared.more.length > 0 ? undefined : declared.given?.();
    if (declared.resolved !== undefined) return declared.resolved;
    // Until the value is worked out, the name stands for nothing: a name in its own value ends here.
    declared.resolved = [];
    const values = declared.values.slice(0, 20).map((value) => value());
    const more = declared.more.slice(0, 100).map((value) => value());
    declared.resolved = more.length === 0 ? values : [{ kind: 'joined', parts: [values.length === 1 ? (values[0] ?? { kind: 'unknown' }) : { kind: 'either', options: values }, ...more] }];
    return declared.resolved;
  }

  #own(name: string): Declared | undefined {
    const key = `${this.#current}/${name}`;
    const known = this.#names.get(key);
    if (known !== undefined || this.#names.size >= namesMax) return known;
    const declared: Declared = { isParameter: false, given: undefined, values: [], more: [], resolved: undefined };
    this.#names.set(key, declared);
    return declared;
  }

  #found(name: string, from: number): Declared | undefined {
    let hops = 0;
    for (let scope = from; scope !== -1 && hops < 100; scope = this.#scopes[scope]?.parent ?? -1, hops += 1) {
      const declared = this.#names.get(`${scope}/${name}`);
      if (declared !== undefined) return declared;
    }
    return undefined;
  }

  #scopeAt(at: number): number {
    let low = 0;
    let high = this.#scopes.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((this.#scopes[middle]?.start ?? 0) <= at) low = middle;
      else high = middle - 1;
    }
    let scope = low;
    while (scope > 0 && (this.#scopes[scope]?.end ?? 0) <= at) scope = this.#scopes[scope]?.parent ?? 0;
    return scope;
  }
}

import type { Answer, Result, Task } from './protocol.ts';
import { Child, defaultLimits, type AnalyserLimits } from './reading-child.ts';

/** What happened to one task: a result, or why there is none. */
export type Outcome = { readonly task: Task; readonly results: readonly Result[] } | { readonly task: Task; readonly failed: string };

/**
 * Reads files in disposable child processes, several at a time. A file that kills its child, or takes too long,
 * ends as a failed task; the others go on in a new child.
 * @param readable folders or files that the children may read
 * @param idle children of an earlier call with the same `readable`, used first and given back; without it they are ended
 */
export async function analyse(tasks: readonly Task[], readable: readonly string[], limits: AnalyserLimits = defaultLimits, onDone: (done: number) => void = () => undefined, idle?: IdleChildren): Promise<readonly Outcome[]> {
  const outcomes: Outcome[] = Array.from({ length: tasks.length });
  const waiting = tasks.map((task, index) => ({ task, index }));
  let done = 0;
  const worker = async (): Promise<void> => {
    let child: Child | undefined;
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
      child ??= idle?.take() ?? await Child.start(readable, limits);
      const answer = await child.ask(next.task, limits.taskMilliseconds);
      outcomes[next.index] = 'results' in answer ? { task: next.task, results: answer.results } : { task: next.task, failed: answer.failed };
      if (child.isGone) child = undefined;
      done += 1;
      onDone(done);
    }
    if (idle === undefined || child === undefined) child?.end();
    else idle.keep(child);
  };
  await Promise.all(Array.from({ length: Math.min(2, tasks.length) }, worker));
  return outcomes;
}

/**
 * Has one task done by a reading process with another program than the usual one.
 * @param program the file of a program that calls `serve`
 * @param task what that program expects
 * @returns what it answered: data out of a process that read hostile bytes, to be looked at before it is used
 */
export async function askOnce(program: string, task: object, readable: readonly string[], limits: AnalyserLimits = defaultLimits): Promise<Answer<unknown>> {
  const child = await Child.start(readable, limits, program);
  const answer = await child.ask(task, limits.taskMilliseconds);
  child.end();
  return answer;
}

/** Children between two calls: to start one costs more than most files do. */
export class IdleChildren {
  readonly #children: Child[] = [];

  take(): Child | undefined {
    return this.#children.pop();
  }

  keep(child: Child): void {
    this.#children.push(child);
  }

  end(): void {
    for (const child of this.#children.splice(0)) child.end();
  }
}

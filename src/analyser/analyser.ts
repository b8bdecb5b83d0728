import type { ChildProcess } from 'node:child_process';
import { sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { linesOf } from './lines-of.ts';
import { withPieces } from './pieces.ts';
import { lineOf, type Answer, type Piece, type Result, type Task } from './protocol.ts';

/** What happened to one task: a result, or why there is none. */
export type Outcome = { readonly task: Task; readonly results: readonly Result[] } | { readonly task: Task; readonly failed: string };

export interface AnalyserLimits {
  /** Heap of the child, in MiB. */
  readonly heapMegabytes: number;
  /** Wall clock for one task, in milliseconds. */
  readonly taskMilliseconds: number;
  /** What is read is short: the compiler that pays off late is then left out, which costs more than it gains. */
  readonly isShort?: boolean;
}

export const defaultLimits: AnalyserLimits = { heapMegabytes: 3072, taskMilliseconds: 180_000 };

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

/** The file of a program that lies beside the asking module, whether it runs from its source or compiled. */
export function besides(name: string, module: string): string {
  return fileURLToPath(new URL(`./${name}.${module.endsWith('.ts') ? 'ts' : 'js'}`, module));
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

class Child {
  readonly #process: ChildProcess;
  readonly #lines: AsyncIterator<string>;
  isGone = false;

  private constructor(started: ChildProcess) {
    this.#process = started;
    if (this.#process.stdout === null) throw new Error('The analyser has no output.');
    // A child that dies while it is asked answers by its end.
    this.#process.stdin?.on('error', () => undefined);
    this.#process.on('error', () => undefined);
    this.#lines = linesOf(this.#process.stdout);
  }

  static async start(readable: readonly string[], limits: AnalyserLimits, program: string = besides('child', import.meta.url)): Promise<Child> {
    // Loaded when there is something to read: a start of the program should not pay for it.
    const { spawn } = await import('node:child_process');
    return new Child(spawn(process.execPath, [...flags(readable, limits), program], { stdio: ['pipe', 'pipe', 'ignore'], env: {} }));
  }

  async ask(task: object, milliseconds: number): Promise<Answer> {
    this.#process.stdin?.write(lineOf(task));
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<'late'>((resolve) => { timer = setTimeout(() => resolve('late'), milliseconds); });
    const answer = await Promise.race([this.#answer(), late]);
    clearTimeout(timer);
    if (answer !== 'late' && answer !== 'gone') return answer;
    this.isGone = true;
    this.#process.kill('SIGKILL');
    return { failed: answer === 'late' ? `took longer than ${Math.round(milliseconds / 1000)} seconds to read` : 'used up the memory or ended the reading process' };
  }

  /** Parses each piece while the child makes the next. */
  async #answer(): Promise<Answer | 'gone'> {
    const pieces: Piece[] = [];
    for (let next = await this.#lines.next(); next.done !== true; next = await this.#lines.next()) {
      const message = messageIn(next.value);
      if (message === undefined) return 'gone';
      if (!('items' in message)) return withPieces(message, pieces);
      pieces.push(message);
    }
    return 'gone';
  }

  end(): void {
    this.#process.stdin?.end();
  }
}

/** A line that is no JSON is no message: something else than the child's own code has written it. */
function messageIn(line: string): Answer | Piece | undefined {
  try {
    const message: unknown = JSON.parse(line);
    return typeof message === 'object' && message !== null ? (message as Answer | Piece) : undefined;
  } catch {
    return undefined;
  }
}

/**
 * The child may read Assay's own files and what it is given, and nothing else. Facts stay and what they are made of goes at once,
 * so that a small space for new objects costs no time and a fifth less memory (measured on SBOMs of 50,000 components).
 */
function flags(readable: readonly string[], limits: AnalyserLimits): readonly string[] {
  return [
    '--permission', ...[ownFolder(), ...readable].map((path) => `--allow-fs-read=${path}`),
    '--no-experimental-sqlite', '--disable-proto=throw', '--disallow-code-generation-from-strings', '--max-semi-space-size=8', `--max-old-space-size=${limits.heapMegabytes}`, ...(limits.isShort === true ? ['--no-turbofan'] : []), '--no-warnings',
  ];
}

/** Where Assay's own files lie; installed in a project, its packages lie beside it and not inside. */
function ownFolder(): string {
  const home = fileURLToPath(new URL('../../', import.meta.url));
  const installedIn = home.indexOf(packagesFolder);
  return installedIn < 0 ? home : home.slice(0, installedIn + packagesFolder.length);
}

const packagesFolder = `${sep}node_modules${sep}`;

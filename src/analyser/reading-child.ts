import type { ChildProcess } from 'node:child_process';
import { sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { linesOf } from './lines-of.ts';
import { withPieces } from './pieces.ts';
import { lineOf, type Answer, type Piece, type RecordBatch, type RecordsTask } from './protocol.ts';

export interface AnalyserLimits {
  /** Heap of the child, in MiB. */
  readonly heapMegabytes: number;
  /** Wall clock for one task, in milliseconds. */
  readonly taskMilliseconds: number;
  /** What is read is short: the compiler that pays off late is then left out, which costs more than it gains. */
  readonly isShort?: boolean;
  /**
   * A document of so many MiB is read. What is made of it stays, so that the heap may grow to twice of that before it is searched
   * for what nobody needs: a tenth less time. The space for new objects can then be small, which saves memory.
   */
  readonly documentMegabytes?: number;
  /** Folders that the child may write into; none when left out. */
  readonly writable?: readonly string[];
}

export const defaultLimits: AnalyserLimits = { heapMegabytes: 3072, taskMilliseconds: 180_000 };

/** One disposable process. After a failure that ends it, it `isGone`. */
export class Child {
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

  /** @param program the file of a program that calls `serve`, or of one that tells batches of records */
  static async start(readable: readonly string[], limits: AnalyserLimits, program: string = besides('child', import.meta.url)): Promise<Child> {
    // Loaded when there is something to read: a start of the program should not pay for it.
    const { spawn } = await import('node:child_process');
    return new Child(spawn(process.execPath, [...childFlags(readable, limits), program], { stdio: ['pipe', 'pipe', 'ignore'], env: {} }));
  }

  async ask(task: object, milliseconds: number): Promise<Answer> {
    this.#process.stdin?.write(lineOf(task));
    const answer = await this.#within(milliseconds, this.#answer());
    return typeof answer === 'string' ? this.#ended(answer, milliseconds) : answer;
  }

  /** Tells of a task, which is done when those before it are; `records` gives what came of them in the same order. */
  tell(task: RecordsTask): void {
    this.#process.stdin?.write(lineOf(task));
  }

  /**
   * Batches of records of the next task as the child reads them, and last the answer, whose results are empty.
   * @param milliseconds for one batch
   */
  async *records(milliseconds: number): AsyncGenerator<RecordBatch | Answer> {
    for (;;) {
      const next = await this.#within(milliseconds, this.#lines.next());
      const message = next === 'late' ? next : next.done === true ? 'gone' : (messageIn(next.value) ?? 'gone');
      if (typeof message === 'string') return yield this.#ended(message, milliseconds);
      if ('items' in message && !('batch' in message)) return yield this.#ended('gone', milliseconds);
      yield message;
      if (!('batch' in message)) return;
    }
  }

  async #within<Value>(milliseconds: number, answer: Promise<Value>): Promise<Value | 'late'> {
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<'late'>((resolve) => { timer = setTimeout(() => resolve('late'), milliseconds); });
    try {
      return await Promise.race([answer, late]);
    } finally {
      clearTimeout(timer);
    }
  }

  #ended(how: 'late' | 'gone', milliseconds: number): Answer {
    this.kill();
    return endedEarly(how, milliseconds);
  }

  /** Ends the process at once, whatever it does. */
  kill(): void {
    this.isGone = true;
    this.#process.kill('SIGKILL');
  }

  /** Parses each piece while the child makes the next. */
  async #answer(): Promise<Answer | 'gone'> {
    const pieces: Piece[] = [];
    for (let next = await this.#lines.next(); next.done !== true; next = await this.#lines.next()) {
      const message = messageIn(next.value);
      if (message === undefined) return 'gone';
      if ('batch' in message) return 'gone';
      if (!('items' in message)) return withPieces(message, pieces);
      pieces.push(message);
    }
    return 'gone';
  }

  /** Ends it once it has answered. It holds nothing that must be put away in order, and that would take longer. */
  end(): void {
    this.kill();
  }
}

/** The file of a program that lies beside the asking module, whether it runs from its source or compiled. */
export function besides(name: string, module: string): string {
  return fileURLToPath(new URL(`./${name}.${module.endsWith('.ts') ? 'ts' : 'js'}`, module));
}

/** What is said of a task whose process has not answered in time, or has ended without an answer. */
export function endedEarly(how: 'late' | 'gone', milliseconds: number): { readonly failed: string } {
  return { failed: how === 'late' ? `took longer than ${Math.round(milliseconds / 1000)} seconds to read` : 'used up the memory or ended the reading process' };
}

/** A line that is no JSON is no message: something else than the child's own code has written it. */
export function messageIn(line: string): Answer | Piece | RecordBatch | undefined {
  try {
    const message: unknown = JSON.parse(line);
    return typeof message === 'object' && message !== null ? (message as Answer | Piece | RecordBatch) : undefined;
  } catch {
    return undefined;
  }
}

/**
 * The child may read Assay's own files and what it is given, and nothing else. Facts stay and what they are made of goes at once,
 * so that a small space for new objects costs no time and a fifth less memory (measured on SBOMs of 50,000 components).
 */
export function childFlags(readable: readonly string[], limits: AnalyserLimits): readonly string[] {
  return [
    '--permission', ...[ownFolder(), ...readable].map((path) => `--allow-fs-read=${path}`), ...(limits.writable ?? []).flatMap((path) => [`--allow-fs-read=${path}`, `--allow-fs-write=${path}`]),
    '--no-experimental-sqlite', '--disable-proto=throw', '--disallow-code-generation-from-strings', ...growth(limits.documentMegabytes), `--max-old-space-size=${limits.heapMegabytes}`, ...(limits.isShort === true ? ['--no-turbofan'] : []), '--no-warnings',
  ];
}

function growth(documentMegabytes: number | undefined): readonly string[] {
  if (documentMegabytes === undefined) return ['--max-semi-space-size=8'];
  // Of a document of some megabytes less is in use at once: a smaller space still costs no time, and 6 MB less memory.
  const newMegabytes = documentMegabytes <= smallMegabytesMax ? 1 : 4;
  return [`--max-semi-space-size=${newMegabytes}`, `--initial-old-space-size=${Math.min(firstMegabytesMax, 32 + 2 * Math.ceil(documentMegabytes))}`];
}

const firstMegabytesMax = 512;
const smallMegabytesMax = 16;

/** Where Assay's own files lie; installed in a project, its packages lie beside it and not inside. */
function ownFolder(): string {
  const home = fileURLToPath(new URL('../../', import.meta.url));
  const installedIn = home.indexOf(packagesFolder);
  return installedIn < 0 ? home : home.slice(0, installedIn + packagesFolder.length);
}

const packagesFolder = `${sep}node_modules${sep}`;

import type { Command } from './measure/run-process.ts';

/** The sizes of an input: quick, usual, and what a large product brings. */
export const sizes = ['S', 'M', 'L'] as const;
export type Size = (typeof sizes)[number];

/** Figures that a program must come to, or that a generator knows to be true. */
export type Figures = Readonly<Record<string, number | string>>;

/** A generated input on disk. */
export interface Input {
  /** The file or folder. */
  readonly path: string;
  readonly bytes: number;
  /** Components, records or files. */
  readonly count: number;
  readonly truth: Figures;
}

/** A table that says what figures come from. */
export interface Details {
  readonly head: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** Where our own program lies, built as it would be installed. */
export interface Stage {
  /** The installed package: `bin`, `dist`, and the benchmark's own small programs in `bench`; its runtime packages lie beside it. */
  readonly root: string;
  /** An empty folder. */
  readonly empty: string;
}

/** One program that does the job. */
export interface Contender {
  readonly name: string;
  /** `floor`: the least that any program must do. `peer`: another program for the same job. */
  readonly role: 'ours' | 'floor' | 'peer';
  /** Why it can't run here; such a contender is shown as missing. */
  readonly missing?: string | undefined;
  /** Sizes that it is run at; all when left out. A peer that takes minutes is kept to the smallest. */
  readonly sizes?: readonly Size[];
  /** Most rounds in which it runs. */
  readonly roundsMax?: number;
  /** Does no part of the job: a start alone. It has no figures to compare. */
  readonly isStart?: boolean;
  /** How many times the command runs for one sample, where it is too short to time alone: the kernel tells processor time in steps of 10 ms. */
  readonly repeat?: Readonly<Partial<Record<Size, number>>>;
  command(input: Input, stage: Stage): Command;
  /** The figures in what it printed; those that the truth also has are compared. */
  figures(output: string, input: Input): Figures;
  /** More than figures, for the page: a table of the largest size. */
  details?(output: string): Details;
}

/** One job with its inputs and everybody who does it. */
export interface Benchmark {
  /** `B1`; the numbers are those of the project's list of goals. */
  readonly id: string;
  readonly title: string;
  /** What is counted in an input: `components`. */
  readonly unit: string;
  readonly counts: Readonly<Record<Size, number>>;
  input(count: number): Promise<Input> | Input;
  readonly contenders: readonly Contender[];
}

/** A program came to other figures than the generator knows to be true; its speed says nothing then. */
export class WrongFigures extends Error {
  override readonly name = 'WrongFigures';
}

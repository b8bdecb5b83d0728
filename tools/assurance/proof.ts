/** A test by its file and its title, as both stand in the source. */
export interface TestNamed {
  readonly file: string;
  readonly title: string;
}

/** What stops somebody from taking a design away unseen. */
export type Gate =
  /** A rule of the linter that is an error. */
  | { readonly lint: string }
  /** A test that looks at the structure. */
  | { readonly test: TestNamed }
  /** A type without which the program does not compile: its name as it stands in the file. */
  | { readonly type: string }
  /** The file is generated, and compared by `npm run generated`. */
  | { readonly generator: string };

/** How one can see that a feature is not there. */
export interface Absence {
  /** Packages that are in the lockfile under no name that fits. */
  readonly packages?: RegExp;
  /** What stands nowhere in the sources of the program. */
  readonly words?: RegExp;
}

/** How a statement about the workspace is known to hold, or that it is not. */
export type Proof =
  | { readonly kind: 'test'; readonly tests: readonly TestNamed[]; readonly note: string }
  | { readonly kind: 'design'; readonly file: string; readonly gate: Gate; readonly note: string }
  | { readonly kind: 'not-applicable'; readonly note: string; readonly absence: Absence | undefined }
  | { readonly kind: 'open'; readonly note: string };

/** The tests of one file: call it with a title. */
export function suite(file: string): (title: string) => TestNamed {
  return (title) => ({ file, title });
}

/** Shown by tests that run with every change. @param note what is not obvious from their titles */
export function tested(tests: TestNamed | readonly TestNamed[], note = ''): Proof {
  return { kind: 'test', tests: 'file' in tests ? [tests] : tests, note };
}

/** Held by how it is built. */
export function built(file: string, gate: Gate, note: string): Proof {
  return { kind: 'design', file, gate, note };
}

/** There is no such feature. @param note which one */
export function absent(note: string, absence?: Absence): Proof {
  return { kind: 'not-applicable', note, absence };
}

/** Nobody has shown it. @param note why, and what it would take */
export function open(note: string): Proof {
  return { kind: 'open', note };
}

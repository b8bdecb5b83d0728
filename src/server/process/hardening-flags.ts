/** What the server’s process is granted. */
export interface Grants {
  /** Files and folders that it may read. */
  readonly readable: readonly string[];
  /** Folders that it may read and write. */
  readonly writable: readonly string[];
}

/**
 * Node’s flags for the server’s process: the network, its own files and the data folder, and nothing else of the machine.
 * Children are granted because hostile files are read in disposable ones, which have fewer rights still; Node has no
 * narrower grant than all or none.
 */
export function hardeningFlags({ readable, writable }: Grants): readonly string[] {
  return [
    '--permission', ...[...readable, ...writable].map((path) => `--allow-fs-read=${path}`), ...writable.map((path) => `--allow-fs-write=${path}`), '--allow-net', '--allow-child-process',
    '--disallow-code-generation-from-strings', '--disable-proto=throw', '--disable-sigusr1', '--disable-warning=ExperimentalWarning', '--disable-warning=PERM0002', '--disable-warning=SecurityWarning',
  ];
}

/** Other programs for the same jobs, which the benchmark runs when they are there. */
import { existsSync } from 'node:fs';
import { delimiter, join, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Contender, Input, Stage } from './benchmark.ts';
import { figuresIn, missingProgram, small } from './command.ts';

/** Packages for the benchmark alone; `bench/README.md` says how they are installed. */
const folder = fileURLToPath(new URL('./peers/', import.meta.url));

/** A program that `../shared/performance.md` names, and that neither npm nor Debian has. */
export function absent(name: string): Contender {
  const why = `${name} is neither on npm nor in Debian`;
  return {
    name, role: 'peer', missing: why, figures: () => ({}),
    command: () => {
      throw new Error(why);
    },
  };
}

/** DuckDB on one thread. @param program that asks it, in `bench/child` */
export function duckdb(program: string): Contender {
  return { name: 'DuckDB, one thread', role: 'peer', missing: missingPeer('@duckdb/node-api'), command: (input, stage) => small(stage, program, [input.path, folder]), figures: figuresIn };
}

/** The XSD of CycloneDX by the official library, whose native part is built for the Node of the system. */
export const cyclonedxXsd: Contender = {
  name: 'cyclonedx-library (XSD)', role: 'peer', roundsMax: 5,
  missing: missingPeer('libxmljs2/build/Release/xmljs.node') ?? (systemNode() === undefined ? missingProgram('node') : undefined),
  command: (input: Input, stage: Stage) => ({ file: systemNode() ?? 'node', words: [join(stage.root, 'bench/cyclonedx-xsd.js'), input.path, folder] }),
  figures: figuresIn,
};

function missingPeer(path: string): string | undefined {
  return existsSync(join(folder, 'node_modules', path)) ? undefined : `${path} is not in bench/peers`;
}

/** The Node of the system, and not the one that the project brings. */
function systemNode(): string | undefined {
  return (process.env['PATH'] ?? '').split(delimiter).filter((path) => !path.split(sep).includes('node_modules')).map((path) => join(path, 'node')).find((path) => existsSync(path));
}

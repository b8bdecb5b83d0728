import type { Benchmark, Figures } from './benchmark.ts';
import type { Rooms } from './child/rooms.ts';
import { small } from './command.ts';
import { cachedInput, type Generator } from './generate/cached-input.ts';

/** Looks at each address that are timed. */
const looks = 20;

/** What the program prints: figures, and what they come from. */
interface Printed {
  readonly moreStatements: readonly string[];
  readonly unbounded: readonly string[];
  readonly plans: readonly { readonly sql: string; readonly why: string }[];
  readonly byRoute: readonly { readonly route: string; readonly looks: number; readonly p50: number; readonly p95: number; readonly most: number; readonly bytes: number; readonly statements: number }[];
}

/** Every page of somebody’s rooms, asked for one after the other by a lead: the server’s own time, the bytes, and whether what is asked of the database grows with history. */
export function pagesBenchmark(of: Pick<Benchmark, 'id' | 'title' | 'unit' | 'counts'> & { readonly rooms: Rooms; readonly generator: Generator }): Benchmark {
  const { rooms, generator, ...words } = of;
  return {
    ...words,
    input: (count) => {
      const made = cachedInput(generator, count);
      return { ...made, truth: { ...made.truth, refused: 0 } };
    },
    contenders: [{
      name: 'pages, embedded database', role: 'ours', roundsMax: 1,
      command: (input, stage) => small(stage, 'workspace-pages', [input.path, String(looks), rooms]),
      figures: (output) => {
        const { moreStatements, unbounded, plans, byRoute: _, ...figures } = JSON.parse(output) as Printed & Figures;
        for (const line of [...moreStatements, ...unbounded, ...plans.map(({ sql, why }) => `${why}: ${sql}`)]) process.stderr.write(`grows with history: ${line}\n`);
        return { ...(figures as Figures), growing: moreStatements.length + unbounded.length + plans.length };
      },
      details: (output) => {
        const milliseconds = (value: number): string => `${value.toFixed(1)} ms`;
        return {
          head: ['page', 'looks', 'p50', 'p95', 'slowest', 'bytes', 'statements'],
          rows: (JSON.parse(output) as Printed).byRoute.map(({ route, looks: times, p50, p95, most, bytes, statements }) => [route, String(times), milliseconds(p50), milliseconds(p95), milliseconds(most), `${(bytes / 1000).toFixed(1)} kB`, String(statements)]),
        };
      },
    }],
  };
}

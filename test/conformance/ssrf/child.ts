/** Looks at everything that the hostile host does, in a process whose memory is measured. Reads its task from the first argument and prints what it saw. */
import { createWayOut } from '../../../src/net/way-out.ts';
import type { WebLook } from '../../../src/model/capture.ts';

export interface Task {
  readonly base: string;
  readonly paths: readonly string[];
  /** Ports of the TLS variants by name. */
  readonly tls: Readonly<Record<string, number>>;
  readonly authority: string;
  readonly limitBytes: number;
}

export interface Seen {
  readonly looks: Readonly<Record<string, { readonly look: WebLook; readonly text?: string; readonly milliseconds: number }>>;
  /** Peak resident memory before the first look and at the end, in bytes. */
  readonly memory: { readonly before: number; readonly after: number };
}

const task = JSON.parse(process.argv[2] ?? '') as Task;
const peak = (): number => process.resourceUsage().maxRSS * 1024;
const before = peak();
const { host, hostname } = new URL(task.base);
const wayOut = createWayOut({ allowed: [hostname, host] });
const looks: Record<string, Seen['looks'][string]> = {};

async function note(name: string, asking: ReturnType<typeof wayOut.web>): Promise<void> {
  const startedAt = performance.now();
  const { look, body } = await asking;
  looks[name] = { look, milliseconds: Math.round(performance.now() - startedAt), ...(body === undefined ? {} : { text: new TextDecoder().decode(body.subarray(0, 1_000)) }) };
}

await Promise.all(task.paths.map((path) => note(path, wayOut.web({ url: task.base + path, limitBytes: task.limitBytes }))));
for (const [name, port] of Object.entries(task.tls)) {
  const trusting = createWayOut({ allowed: [`acme.test=${hostname}:${port}`], authorities: task.authority });
  await note(name, trusting.web({ url: 'https://acme.test/ok', limitBytes: task.limitBytes }));
}
await note('canary', wayOut.web({ url: `${task.base}/canary-count`, limitBytes: task.limitBytes }));
process.stdout.write(JSON.stringify({ looks, memory: { before, after: peak() } } satisfies Seen));

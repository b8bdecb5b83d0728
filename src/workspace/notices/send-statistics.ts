import { createHash } from 'node:crypto';
import { appendEntry } from '../../audit/append-entry.ts';
import { createServiceCaller, ServiceUnreachable } from '../../net/service-call.ts';
import type { Scope } from '../../store/scope.ts';
import type { Services } from '../services.ts';
import { keep, kept } from './kept.ts';
import { statisticsPayload } from './statistics-payload.ts';

const day = 86_400_000;
/** Milliseconds between two sendings, and until one that failed is tried again. */
const sendEvery = { arrived: 30 * day, failed: day };

/** What is remembered while statistics are on. */
export interface StatisticsState {
  readonly instance: string;
  readonly turnedOnAt: string;
  /** The account. */
  readonly turnedOnBy: string;
  readonly reason: string;
  /** The address that was shown when they were turned on: they go to no other. */
  readonly address: string;
  readonly lastTry: { readonly at: string; readonly digest: string; readonly problem: string | null } | null;
}

/** Sends the statistics of an organisation that turned them on, when it is time, and writes into the audit log that it did. @throws StoreFailure */
export async function sendStatistics({ store, settings, ports }: Pick<Services, 'store' | 'settings' | 'ports'>, scope: Scope, version: string): Promise<void> {
  const state = await store.read(scope, async (rows) => kept<StatisticsState>(rows, 'statistics'));
  const now = ports.now();
  if (state === undefined || state.address !== settings.statisticsAddress || !isDue(state, now)) return;
  const at = now.toISOString();
  const body = Buffer.from(JSON.stringify(await store.read(scope, async (rows) => statisticsPayload(rows, settings, state.instance, version, at))));
  const digest = createHash('sha256').update(body).digest('hex');
  const problem = await sent(state.address, settings.privateHostsAllowed, body, now);
  await store.write(scope, async (rows) => {
    // Turned off in the meantime: its id stays deleted. That it was sent is told all the same.
    if ((await kept<StatisticsState>(rows, 'statistics'))?.instance === state.instance) await keep(rows, 'statistics', { ...state, lastTry: { at, digest, problem } } satisfies StatisticsState, at, 'system');
    await appendEntry(rows, { actor: 'system', action: 'statistics.send', target: `organisation:${scope.organisationId}`, outcome: problem === null ? 'success' : 'failure', area: 'configuration', sourceAddress: '', requestId: '', detail: { digest, bytes: body.length, to: state.address, ...(problem === null ? {} : { problem }) } }, at);
  });
}

function isDue({ lastTry }: StatisticsState, now: Date): boolean {
  if (lastTry === null) return true;
  const since = now.getTime() - Date.parse(lastTry.at);
  return since < 0 || since >= (lastTry.problem === null ? sendEvery.arrived : sendEvery.failed);
}

async function sent(url: string, privateHosts: readonly string[], body: Uint8Array, now: Date): Promise<string | null> {
  try {
    const { status } = await createServiceCaller(privateHosts, { now: () => now })({ url, accept: 'application/json', limitBytes: 65_536, sent: { type: 'application/json', body } });
    return status >= 200 && status <= 299 ? null : `The receiver answered with status ${status}.`;
  } catch (problem) {
    if (problem instanceof ServiceUnreachable) return `The receiver ${problem.message}.`;
    throw problem;
  }
}

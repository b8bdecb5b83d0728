import { createHash } from 'node:crypto';
import type { Actor, RequestFacts, Role } from '../../src/identity/actor.ts';
import { newIdentifier } from '../../src/identity/identifier.ts';
import { openSession } from '../../src/identity/sessions.ts';
import { ensureHome } from '../../src/identity/home.ts';
import { openWorkspace } from '../../src/server/process/open-workspace.ts';
import { readConfiguration } from '../../src/settings/configuration.ts';
import { runJobs, type JobHandler } from '../../src/store/jobs/run-jobs.ts';
import type { Scope } from '../../src/store/scope.ts';
import type { Act } from '../../src/workspace/act.ts';
import { openDoor, type Door } from '../../src/workspace/door.ts';
import type { OperationFacts, Services } from '../../src/workspace/services.ts';

const request: RequestFacts = { id: 'workplace', sourceAddress: '192.0.2.7', userAgent: 'workplace' };
const operation: OperationFacts = { connection: 'loopback', release: { version: '0.0.0', endOfLifeAt: '2099-12-31', feed: '' }, runtime: { version: '26.10.0', endOfLifeAt: '2099-04-30' }, securityTxt: 'absent', signingKeys: [], certificateEndsAt: null };

/** A clock that stands until it is set, and goes on a second with each change, so that an order of time is an order. */
export class WorkplaceClock {
  #time = 0;

  set(day: string): void {
    this.#time = Date.parse(`${day}T09:00:00.000Z`);
  }

  readonly now = (): Date => new Date(this.#time);

  pass(): void {
    this.#time += 1000;
  }
}

/** Somebody at work in it. */
export interface Colleague {
  readonly id: string;
  readonly displayName: string;
  readonly roles: readonly Role[];
}

/** An opened workspace with people at work in it. */
export interface Workplace {
  readonly services: Services;
  readonly home: Scope;
  readonly door: Door;
  /** Does an act as one of its people; as the first of them when nobody is named. */
  readonly perform: <Input, Output>(act: Act<Input, Output>, input: unknown, by?: string) => Promise<Output>;
  /** One of its people. */
  readonly who: (by: string) => Pick<Colleague, 'id' | 'displayName'>;
  /** Runs all jobs that are due. */
  readonly work: (handlers: Readonly<Record<string, JobHandler>>) => Promise<void>;
  close(): Promise<void>;
}

/** Bytes that nobody could guess in a real workspace; here they are the same each time. */
function seededBytes(seed: string): (length: number) => Uint8Array {
  let count = 0;
  return (length) => new Uint8Array(createHash('shake256', { outputLength: length }).update(`${seed} ${(count += 1)}`).digest());
}

/** Opens the workspace in a folder as a server does. Its people are added when it is new, as the acceptance of an invitation leaves them. */
export async function openWorkplace(folder: string, clock: WorkplaceClock, seed: string, people: readonly [Colleague, ...Colleague[]]): Promise<Workplace> {
  const ports = { now: clock.now, randomBytes: seededBytes(seed) };
  const configuration = readConfiguration({ environment: { ASSAY_PUBLIC_URL: 'https://assay.example' }, readSecret: () => '' });
  const workspace = await openWorkspace(configuration, folder, ports, async () => operation, (failure) => { throw failure; });
  const { services } = workspace;
  const home = await ensureHome(services.store, ports);
  const door = openDoor(services);
  const sessions = new Map<string, string>();
  for (const { id, displayName, roles } of people) {
    const at = clock.now().toISOString();
    await services.store.write(home, async (rows) => {
      if ((await rows.selectFrom('account').select('id').where('id', '=', id).executeTakeFirst()) === undefined) {
        await rows.insertInto('account').values({ id, displayName, mail: null, state: 'active', madeBy: 'invitation', createdAt: at, deactivatedAt: null }).execute();
        await rows.insertInto('passkey').values({ id: `${id}-key`, accountId: id, name: 'Key', publicKey: 'AA', signatureCount: 0, transports: '[]', deviceType: 'singleDevice', createdAt: at, lastUsedAt: null }).execute();
        for (const role of roles) await rows.insertInto('roleGrant').values({ id: newIdentifier(ports), accountId: id, role, productId: null, grantedAt: at, grantedBy: 'setup', endsAt: null, lastUsedAt: null }).execute();
      }
      sessions.set(id, (await openSession(rows, ports, services.settings, home.organisationId, { accountId: id, method: 'passkey', request, isSteppedUp: true })).id);
    });
  }
  const actorOf = (id: string): Actor => ({
    kind: 'person', scope: home, accountId: id, displayName: people.find((person) => person.id === id)?.displayName ?? id, roles: [], hasPasskey: true, session: { id: sessions.get(id) ?? '', method: 'passkey', steppedUpAt: clock.now().toISOString() },
    tokenId: null, narrowedTo: null, request,
  });
  return {
    services, home, door,
    who: (by) => people.find(({ id }) => id === by) ?? people[0],
    perform: async (act, input, by = people[0].id) => {
      clock.pass();
      return door.perform(actorOf(by), act, input);
    },
    work: async (handlers) => workOff(services, home, handlers),
    close: async () => {
      await door.close();
      await workspace.close();
    },
  };
}

/** Runs all jobs of some kinds that are due, one after the other, so that it comes out the same each time. @throws Error when one fails */
export async function workOff({ store, ports }: Pick<Services, 'store' | 'ports'>, home: Scope, handlers: Readonly<Record<string, JobHandler>>): Promise<void> {
  const runner = runJobs({ store, handlers, now: ports.now, processId: 'workplace', wordsOf: String, pauseMilliseconds: 5, jobsMost: 1 });
  const kinds = Object.keys(handlers);
  const waiting = async (): Promise<boolean> => store.read(home, async (rows) => (await rows.selectFrom('job').select('id').where('state', 'in', ['waiting', 'running']).where('kind', 'in', kinds).limit(1).executeTakeFirst()) !== undefined);
  // The clock stands, so that a job that failed would wait for its next turn for ever.
  const failed = async (): Promise<{ readonly kind: string; readonly problem: string | null } | undefined> => store.read(home, async (rows) => rows.selectFrom('job').select(['kind', 'problem']).where('problem', 'is not', null).limit(1).executeTakeFirst());
  try {
    while (await waiting()) {
      const found = await failed();
      if (found !== undefined) throw new Error(`A job of the kind ${found.kind} failed: ${found.problem ?? ''}`);
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  } finally {
    await runner.stop();
  }
}

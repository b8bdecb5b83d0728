import { appendEntry } from '../audit/append-entry.ts';
import type { AuditEvent } from '../audit/audit-event.ts';
import type { Actor } from '../identity/actor.ts';
import type { Reader, Writer } from '../store/store.ts';
import type { Act, AnyAct } from './act.ts';
import { admit, type Admitted, type Attempt } from './admit.ts';
import { entryOf, targetOf } from './entry-of.ts';
import { parsedInput } from './parsed-input.ts';
import { RefusalLog } from './refusal-log.ts';
import type { Services } from './services.ts';

/** The one way in which anything is done: authorise, run in one transaction together with its audit entry, let out only what the act declares. */
export interface Door {
  /**
   * Does an act.
   * @param input as it came: it is parsed by the act’s schema here
   * @throws ActRefused; StoreFailure
   */
  perform<Input, Output>(actor: Actor, act: Act<Input, Output>, input: unknown): Promise<Output>;
  /** Asks only whether the act would be allowed, before its bytes are received. @throws ActRefused */
  permit<Input, Output>(actor: Actor, act: Act<Input, Output>, input: unknown): Promise<void>;
  /** Writes what was only counted of refusals so far; to be called when the server ends. */
  close(): Promise<void>;
}

/** Opens the door to a workspace’s acts. */
export function openDoor(services: Services): Door {
  const { store, ports } = services;
  // Settings are read when they are needed: a loosening may end between two requests.
  const letIn = async (rows: Reader, attempt: Attempt, input: unknown): Promise<Admitted> => admit(rows, attempt, input, services.settings.stepUpMinutes);
  const refusals = new RefusalLog(store, ports);

  /** What an act prepares outside its transaction, for those only who may do it. */
  async function prepare(attempt: Attempt, input: unknown, detail: Notes): Promise<unknown> {
    const { act, asking, at } = attempt;
    if (act.prepare === undefined) return undefined;
    const admission = await store.read(asking.scope, async (rows) => letIn(rows, attempt, input));
    return act.prepare({ ...admission, services, at, note: noteInto(detail) }, input);
  }

  /** Runs the act and what it leaves in the log. */
  async function run<Input, Output>(attempt: Attempt, act: Act<Input, Output>, input: Input): Promise<Output> {
    const { asking, at } = attempt;
    const noted: Notes = {};
    const prepared = await prepare(attempt, input, noted);
    if (act.kind === 'change') {
      return store.write(asking.scope, async (rows) => {
        // The database may ask for this to run again: what was noted in a lost run is gone with it.
        const detail = { ...noted };
        const admission = await letIn(rows, attempt, input);
        const output = act.output.parse(await act.run({ rows, ...admission, services, at, note: noteInto(detail) }, input, prepared));
        await leave(rows, attempt, admission, detail);
        return output;
      });
    }
    const { admission, output } = await store.read(asking.scope, async (rows) => {
      const admission = await letIn(rows, attempt, input);
      return { admission, output: act.output.parse(await act.run({ rows, ...admission, services, at, note: noteInto(noted) }, input, prepared)) };
    });
    // What is read is in the log before it goes out; what everybody may read is not.
    if (act.unlogged === undefined && asking.kind !== 'anonymous') await store.write(asking.scope, async (rows) => leave(rows, attempt, admission, noted));
    return output;
  }

  /** Whatever is refused or fails is written as well, by itself: its change is gone. */
  async function attempting<T>(asking: Actor, act: AnyAct, work: (attempt: Attempt) => Promise<T>): Promise<T> {
    const attempt: Attempt = { asking, act, at: ports.now().toISOString(), target: act.object };
    try {
      return await work(attempt);
    } catch (problem) {
      await refusals.record(attempt, problem);
      throw problem;
    }
  }

  return {
    perform: async (actor, act, raw) => attempting(actor, act, async (attempt) => run(attempt, act, parsedInput(actor, act, raw))),
    permit: async (actor, act, raw) => attempting(actor, act, async (attempt) => {
      const input = parsedInput(actor, act, raw);
      await store.read(actor.scope, async (rows) => letIn(rows, attempt, input));
    }),
    close: async () => refusals.close(),
  };
}

type Notes = Record<string, string | number | boolean | null>;

function noteInto(detail: Notes): (more: AuditEvent['detail']) => void {
  return (more) => void Object.assign(detail, more);
}

async function leave(rows: Writer, { act, at }: Attempt, { actor, object, used }: Admitted, detail: Notes): Promise<void> {
  if (used.length > 0) await rows.updateTable('roleGrant').set({ lastUsedAt: at }).where('id', 'in', used).execute();
  await appendEntry(rows, entryOf(actor, act, targetOf(object), 'success', detail), at);
}

import { logAreas } from '../../../model/evidence/audit-log.ts';
import type { EventType } from '../event-type.ts';
import { fits } from './pattern.ts';
import type { ActionRule } from './product.ts';

const unlisted: EventType = { name: 'an action that Assay does not list', areas: [], possible: logAreas };
const none: EventType = { name: 'no action', areas: [], possible: logAreas };

/** Actions seen are remembered, up to this many. */
const rememberedMax = 2000;

/** The type of an event by its action; only names of our own lists enter a type, never a word of the log. */
export class ActionTypes {
  readonly #rules: readonly { readonly pattern: string; readonly type: EventType }[];
  readonly #seen = new Map<string, EventType>();

  constructor(rules: readonly ActionRule[]) {
    this.#rules = rules.flatMap(({ areas, possible, topics, actions, name }) => {
      const typeOf = (own: string): EventType => ({ name: own, areas, possible, ...(topics.length === 0 ? {} : { topics }) });
      const shared = name === undefined ? undefined : typeOf(name);
      return actions.map((pattern) => ({ pattern, type: shared ?? typeOf(pattern) }));
    });
  }

  /** @param action as written in the log; empty when there is none */
  typeOf(action: string): EventType {
    if (action === '') return none;
    const seen = this.#seen.get(action);
    if (seen !== undefined) return seen;
    const type = this.#rules.find(({ pattern }) => fits(pattern, action))?.type ?? unlisted;
    if (this.#seen.size < rememberedMax) this.#seen.set(action, type);
    return type;
  }
}

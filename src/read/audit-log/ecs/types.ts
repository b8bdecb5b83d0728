import { logAreas, type LogArea } from '../../../model/evidence/audit-log.ts';
import type { EventType } from '../event-type.ts';
import { ecsTopics } from './topics.ts';
import { ecsCategories, ecsTypes } from './vocabulary.ts';

/** An event type with what its fields hold beside the allowed values. */
export interface EcsType extends EventType {
  readonly hasUnknownValue: boolean;
}

/** Types asked for are remembered by what they are made of, up to this many. */
const rememberedMax = 1000;

/** Makes one type for each combination of `event.category` and `event.type`; only allowed values enter its name. */
export class EcsTypes {
  readonly #types = new Map<string, EcsType>();

  typeOf(categories: readonly string[], types: readonly string[]): EcsType {
    const known = categories.filter((category) => Object.hasOwn(ecsCategories, category)).toSorted();
    const knownTypes = types.filter((type) => ecsTypes.has(type)).toSorted();
    const hasUnknownValue = known.length < categories.length || knownTypes.length < types.length;
    const name = `${known.length === 0 ? 'no event.category' : known.join(' and ')}${knownTypes.length === 0 ? '' : `: ${knownTypes.join(' and ')}`}`;
    const key = `${name} ${hasUnknownValue}`;
    const remembered = this.#types.get(key);
    if (remembered !== undefined) return remembered;
    const areas = new Set<LogArea>(known.flatMap((category) => ecsCategories[category]?.areas ?? []));
    const possible = known.length === 0 ? logAreas : known.flatMap((category) => ecsCategories[category]?.possible ?? []);
    const topics = ecsTopics(known, knownTypes);
    const type: EcsType = { name, areas: [...areas], possible: [...new Set(possible)].filter((area) => !areas.has(area)), ...(topics.length === 0 ? {} : { topics }), hasUnknownValue };
    if (this.#types.size < rememberedMax) this.#types.set(key, type);
    return type;
  }
}

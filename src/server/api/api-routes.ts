import { TrieRouter } from 'hono/router/trie-router';
import type { AnyAct } from '../../workspace/act.ts';
import type { Lane } from '../limits.ts';
import { actRoute, type ActRoute } from './act-route.ts';

/** A route that a request leads to, with what stands in its path. */
export interface FoundRoute {
  readonly route: ActRoute;
  readonly path: Readonly<Record<string, string>>;
}

const methods = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'] as const;

/** Finds acts by method and path. Authorisation is bound to the act that was found, so no other reading of the path counts. */
export class ApiRoutes {
  readonly all: readonly ActRoute[];
  readonly #router = new TrieRouter<ActRoute>();

  /** @throws Error when two acts have the same place, or an act is wrong in itself */
  constructor(acts: readonly AnyAct[]) {
    this.all = acts.map(actRoute);
    const places = new Set<string>();
    for (const route of this.all) {
      const { method, path } = route.act.http;
      const place = `${method} ${path.replaceAll(/\{[^}]+\}/g, '{}')}`;
      if (places.has(place)) throw new Error(`Two acts have the place ${place}.`);
      places.add(place);
      this.#router.add(method, path.replaceAll(/\{([^}]+)\}/g, ':$1'), route);
    }
  }

  /** Of several acts that a path fits, the one with the fewest fields in its path. */
  find(method: string, path: string): FoundRoute | undefined {
    const found = this.#router.match(method, path)[0] as [ActRoute, Record<string, string>][];
    const [route, parameters] = found.toSorted(([left], [right]) => left.pathFields.length - right.pathFields.length)[0] ?? [];
    const decoded = parameters === undefined ? undefined : decodedAll(parameters);
    return route === undefined || decoded === undefined ? undefined : { route, path: decoded };
  }

  /** Methods that a path knows. */
  allowed(path: string): readonly string[] {
    return methods.filter((method) => this.find(method, path) !== undefined);
  }
}

/** Which work an act belongs to, so that none crowds out another. */
export function laneOf(act: AnyAct): Lane {
  if (act.receivesBytes === true) return 'upload';
  return act.area === 'identity' ? 'identity' : 'work';
}

/** Fields out of a path, decoded; undefined when their bytes are no text. */
export function decodedAll(parameters: Readonly<Record<string, string>>): Readonly<Record<string, string>> | undefined {
  try {
    return Object.fromEntries(Object.entries(parameters).map(([name, value]) => [name, decodeURIComponent(value)]));
  } catch {
    // Bytes that are no UTF-8 name nothing.
    return undefined;
  }
}

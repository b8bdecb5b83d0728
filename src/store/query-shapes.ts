import { CamelCasePlugin, type CompiledQuery, type OperationNode, type QueryCompiler, type QueryId, type RootOperationNode } from 'kysely';
import { Narrow } from './narrow.ts';
import type { Scope } from './scope.ts';

/** Where a query that was put together already carries its words. Kysely’s own steps over a query do not see it. */
const ready = Symbol('ready');

type Ready = Readonly<Record<typeof ready, Pick<CompiledQuery, 'sql' | 'parameters'>>>;

/** Words of a query for one organisation, with the places of what is given to it. */
interface Shape {
  readonly sql: string;
  /** For each parameter the index of its value in the query; the scope’s organisation where it is none of them. */
  readonly places: readonly (number | 'organisation')[];
}

/** What is kept of a query that is built only once: for each database’s SQL its words, and where each of its values comes from. */
export type KeptPlaces = Map<QueryShapes, { readonly node: RootOperationNode; readonly sql: string; readonly sources: readonly Source[] }>;

/** A value that stays, the name of one that is given, or the scope’s organisation. */
type Source = { readonly value: unknown } | Name | 'organisation';

/** Stands for what is given, while a query is built that is kept. */
class Name {
  readonly name: string;
  constructor(name: string) {
    this.name = name;
  }
}

/** Stands for a value while a shape is put together. */
class Place {
  readonly index: number | 'organisation';
  constructor(index: number | 'organisation') {
    this.index = index;
  }
}

const shapesMost = 1000;
const snakeCase = new CamelCasePlugin();
/** For the organisation of whoever asks: in a shape there is no organisation’s id. */
const narrowed = new Narrow(new Place('organisation'));

/**
 * Narrows queries to an organisation and puts them into SQL, once for all queries that differ in nothing but their
 * values. Building the words costs several times as much as asking SQLite; a shape holds neither values nor an organisation.
 */
export class QueryShapes {
  readonly #compiler: QueryCompiler;
  readonly #kept = new Map<string, Shape>();

  /** @param compiler of the database’s own SQL */
  constructor(compiler: QueryCompiler) {
    this.#compiler = compiler;
  }

  /**
   * A query that is built only once, with what it is given this time.
   * @param kept its own memory
   * @param build builds it with something that stands for each value
   */
  filledIn(kept: KeptPlaces, build: (places: Readonly<Record<string, unknown>>) => OperationNode, given: Readonly<Record<string, unknown>>, queryId: QueryId, { organisationId }: Scope): CompiledQuery {
    const { node, sql, sources } = kept.get(this) ?? this.#keepNamed(kept, build, Object.keys(given), queryId);
    const parameters = sources.map((source) => (source === 'organisation' ? organisationId : source instanceof Name ? given[source.name] : source.value));
    return { query: node, queryId, sql, parameters };
  }

  /** The query, which now carries its SQL for this organisation. */
  readyFor(node: RootOperationNode, queryId: QueryId, { organisationId }: Scope): RootOperationNode {
    const values: unknown[] = [];
    const outline = outlineOf(node, values);
    const shape = this.#kept.get(outline) ?? this.#keep(outline, node, queryId);
    const parameters = shape.places.map((place) => (place === 'organisation' ? organisationId : values[place]));
    return Object.assign({ ...node }, { [ready]: { sql: shape.sql, parameters } } satisfies Ready);
  }

  #keepNamed(kept: KeptPlaces, build: (places: Readonly<Record<string, unknown>>) => OperationNode, names: readonly string[], queryId: QueryId): NonNullable<ReturnType<KeptPlaces['get']>> {
    const node = build(Object.fromEntries(names.map((name) => [name, new Name(name)]))) as RootOperationNode;
    const values: unknown[] = [];
    const outline = outlineOf(node, values);
    const { sql, places } = this.#kept.get(outline) ?? this.#keep(outline, node, queryId);
    const sources = places.map((place): Source => {
      if (place === 'organisation') return place;
      const value = values[place];
      return value instanceof Name ? value : { value };
    });
    const made = { node, sql, sources };
    kept.set(this, made);
    return made;
  }

  #keep(outline: string, node: RootOperationNode, queryId: QueryId): Shape {
    const own = narrowed.transformNode(withPlaces(node, { next: 0 }), queryId);
    const { sql, parameters } = this.#compiler.compileQuery(snakeCase.transformQuery({ node: own, queryId }), queryId);
    const places = parameters.map((parameter) => {
      if (parameter instanceof Place) return parameter.index;
      throw new Error('A value of a query is in none of the places that are known.');
    });
    if (this.#kept.size >= shapesMost) this.#kept.clear();
    const shape = { sql, places };
    this.#kept.set(outline, shape);
    return shape;
  }
}

/** A compiler that takes the words that a query carries already. */
export function takingReady(compiler: QueryCompiler): QueryCompiler {
  return {
    compileQuery: (node, queryId) => {
      const { [ready]: words } = node as RootOperationNode & Partial<Ready>;
      return words === undefined ? compiler.compileQuery(node, queryId) : { query: node, queryId, ...words };
    },
  };
}

/** Parts of a query as they are met: many kinds, of which only those with values need to be told apart. */
interface Part {
  readonly kind?: unknown;
  readonly value?: unknown;
  readonly values?: readonly unknown[];
  readonly immediate?: boolean;
}

/**
 * Everything of a query but its values, as text that is another one for every other query. Values are those that go to
 * the database apart from the SQL.
 * @param values gets them, in order
 */
function outlineOf(node: unknown, values: unknown[]): string {
  if (typeof node === 'string') return `${node.length}"${node}`;
  if (typeof node !== 'object' || node === null) return `${typeof node}:${String(node)};`;
  // Loops of its own: this runs over some fifty parts for every query.
  if (Array.isArray(node)) {
    let text = '[';
    for (const item of node) text += outlineOf(item, values);
    return `${text}]`;
  }
  const { kind } = node as Part;
  if (kind === 'ValueNode' && (node as Part).immediate !== true) {
    values.push((node as Part).value);
    return '?';
  }
  if (kind === 'PrimitiveValueListNode') {
    const given = (node as Part).values ?? [];
    for (const value of given) values.push(value);
    return `?${given.length}`;
  }
  // Whatever is no part of a query would look like any other thing of its kind.
  if (kind === undefined) throw new Error('A query holds something that is neither a part of it nor a value.');
  let text = '{';
  for (const key in node) {
    const part = (node as Readonly<Record<string, unknown>>)[key];
    if (part !== undefined) text += `${key}:${outlineOf(part, values)}`;
  }
  return `${text}}`;
}

/** The same query with a place for each of its values, in the order of `outlineOf`. */
function withPlaces<Node>(node: Node, count: { next: number }): Node {
  if (Array.isArray(node)) return node.map((item: unknown) => withPlaces(item, count)) as Node;
  if (typeof node !== 'object' || node === null) return node;
  const { kind, immediate, values } = node as Part;
  if (kind === 'ValueNode' && immediate !== true) return { ...node, value: new Place(count.next++) };
  if (kind === 'PrimitiveValueListNode') return { ...node, values: values?.map(() => new Place(count.next++)) };
  return Object.fromEntries(Object.entries(node).map(([key, part]) => [key, withPlaces(part, count)])) as Node;
}

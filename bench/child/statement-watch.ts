/** Watches the statements that pages ask, and judges by their plans and answers whether they grow with history. */
import type { DatabaseSync } from 'node:sqlite';

/** One statement as it ran. */
export interface Ran {
  readonly sql: string;
  readonly rows: number;
  /** Rows at most by its own limit; null without one. */
  readonly limit: number | null;
}

interface Queried {
  readonly sql: string;
  readonly parameters: readonly unknown[];
}

interface Connection {
  executeQuery: (this: Connection, query: Queried) => Promise<{ readonly rows: readonly unknown[] }>;
}

/** Keeps what runs over connections of a class, until it is told to end. */
export class StatementWatch {
  #ran: Ran[] = [];
  readonly #connection: Connection;
  readonly #own: Connection['executeQuery'];

  /** @param connection the class’s prototype */
  constructor(connection: Connection) {
    const keep = (ran: Ran): void => void this.#ran.push(ran);
    const own = connection.executeQuery;
    this.#connection = connection;
    this.#own = own;
    connection.executeQuery = async function executeQuery(query) {
      const answer = await own.call(this, query);
      const last = query.parameters.at(-1);
      keep({ sql: query.sql, rows: answer.rows.length, limit: /\blimit \?\)?$/.test(query.sql) && typeof last === 'number' ? last : null });
      return answer;
    };
  }

  /** What ran since it was asked last. */
  take(): readonly Ran[] {
    const ran = this.#ran;
    this.#ran = [];
    return ran;
  }

  end(): void {
    this.#connection.executeQuery = this.#own;
  }
}

/** A statement whose work grows with history, and what shows it. */
export interface Growing {
  readonly sql: string;
  readonly why: string;
}

/** What a page asked in a folder with less and in one with more history. */
export interface Compared {
  readonly name: string;
  readonly before: readonly Ran[];
  readonly after: readonly Ran[];
}

/** Statements that a page asks again and again, and more often with more history. One that is asked once belongs to what the page shows. */
export function moreStatements(pages: readonly Compared[]): readonly string[] {
  return pages.flatMap(({ name, before, after }) => {
    const often = (ran: readonly Ran[], shape: string): number => ran.filter(({ sql }) => shapeOf(sql) === shape).length;
    return [...new Set(after.map(({ sql }) => shapeOf(sql)))].filter((shape) => often(after, shape) > Math.max(1, often(before, shape))).map((shape) => `${name}: asked ${often(before, shape)} times, ${often(after, shape)} with more history: ${shape}`);
  });
}

/** Lists of ids differ in length from look to look. */
function shapeOf(sql: string): string {
  return sql.replaceAll(/\bin \(\?(?:, \?)*\)/g, 'in (…)');
}

/**
 * Answers that hold more rows with more history, where neither a limit of the statement bounds them nor a list of what is
 * asked for: for each thing on such a list there is one answer of its own size.
 */
export function unboundedAnswers(pages: readonly Compared[]): readonly string[] {
  const most = (ran: readonly Ran[], shape: string): number => Math.max(0, ...ran.filter((item) => item.limit === null && shapeOf(item.sql) === shape).map(({ rows }) => rows));
  return pages.flatMap(({ name, before, after }) => [...new Set(after.map(({ sql }) => shapeOf(sql)))].filter((shape) => !shape.includes('in (…)') && most(after, shape) > most(before, shape)).map((shape) => `${name}: ${most(before, shape)} rows, ${most(after, shape)} with more history: ${shape}`));
}

/** What a statement asks for beyond its organisation’s rows. */
function isFiltered(sql: string): boolean {
  return /\bwhere "(?!\w+"\."organisation_id" = \?\))/.test(sql) || /\bwhere \(/.test(sql);
}

/**
 * Statements whose plan reads rows in step with history: they go through all rows of the organisation in a table that
 * grows, sort what grows before they take the first of it, or count it.
 * @param growing tables, as the database names them
 */
export function growingPlans(database: DatabaseSync, statements: Iterable<string>, growing: ReadonlySet<string>): readonly Growing[] {
  const byShape = new Map([...statements].map((sql) => [shapeOf(sql), sql]));
  return [...byShape].filter(([sql]) => /^\s*(?:select|with)\b/i.test(sql)).flatMap(([shape, sql]): readonly Growing[] => {
    const plan = database.prepare(`explain query plan ${sql}`).all().map(({ detail }) => String(detail));
    const touched = plan.flatMap((line) => {
      const [, how, table = ''] = /^(SCAN|SEARCH) (\S+)/.exec(line) ?? [];
      return how !== undefined && growing.has(table) ? [{ line, table, isWalk: how === 'SCAN' || line.endsWith('(organisation_id=?)') }] : [];
    });
    if (touched.length === 0) return [];
    const stops = /\blimit \?/.test(sql);
    // What sorts only the last terms sorts rows that are equal in the first.
    const sorts = plan.some((line) => line.includes('TEMP B-TREE FOR ORDER BY'));
    const walk = touched.find(({ isWalk }) => isWalk);
    if (walk !== undefined && (!stops || sorts || isFiltered(sql))) return [{ sql: shape, why: `goes through ${walk.table}: ${walk.line}` }];
    // What is found by its own id is one row.
    const many = touched.filter(({ line }) => !/\((?:organisation_id=\? AND )?(?:id|sequence)=\?\)/.test(line));
    if (many.length === 0) return [];
    const where = many.map(({ line }) => line).join('; ');
    if (stops && sorts) return [{ sql: shape, why: `sorts what it found before it takes the first: ${where}` }];
    if (/\b(?:count|sum|max|min)\(|\bdistinct\b/i.test(sql)) return [{ sql: shape, why: `counts: ${where}` }];
    return [];
  });
}

/** Tables that hold more rows in one database than in another. */
export function grownTables(before: DatabaseSync, after: DatabaseSync): ReadonlySet<string> {
  const names = after.prepare("select name from sqlite_master where type = 'table' and name not like 'sqlite_%'").all().map(({ name }) => String(name));
  const rows = (database: DatabaseSync, name: string): number => Number(database.prepare(`select count(*) as count from "${name}"`).get()?.['count'] ?? 0);
  return new Set(names.filter((name) => rows(after, name) > rows(before, name)));
}

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
  executeQuery(query: Queried): Promise<{ readonly rows: readonly unknown[] }>;
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

/** Pages that ask more statements when there is more history. */
export function moreStatements(pages: readonly Compared[]): readonly string[] {
  return pages.filter(({ before, after }) => after.length > before.length).map(({ name, before, after }) => `${name}: ${before.length} statements, ${after.length} with more history`);
}

/** Answers that hold more rows with more history, where no limit of the statement bounds them. */
export function unboundedAnswers(pages: readonly Compared[]): readonly string[] {
  return pages.flatMap(({ name, before, after }) => {
    const most = (ran: readonly Ran[], sql: string): number => Math.max(0, ...ran.filter((item) => item.sql === sql && item.limit === null).map(({ rows }) => rows));
    return [...new Set(after.map(({ sql }) => sql))].filter((sql) => most(after, sql) > most(before, sql)).map((sql) => `${name}: ${most(before, sql)} rows, ${most(after, sql)} with more history: ${sql}`);
  });
}

/**
 * Statements whose plan reads rows in step with history: they go through all rows of the organisation in a table that
 * grows, sort what grows before they take the first of it, or count it.
 * @param growing tables, as the database names them
 */
export function growingPlans(database: DatabaseSync, statements: Iterable<string>, growing: ReadonlySet<string>): readonly Growing[] {
  return [...new Set(statements)].filter((sql) => /^\s*(?:select|with)\b/i.test(sql)).flatMap((sql): readonly Growing[] => {
    const plan = database.prepare(`explain query plan ${sql}`).all().map(({ detail }) => String(detail));
    const touched = plan.flatMap((line) => {
      const [, how, table = ''] = /^(SCAN|SEARCH) (\S+)/.exec(line) ?? [];
      return how !== undefined && growing.has(table) ? [{ line, table, isWalk: how === 'SCAN' || /\(organisation_id=\?\)$/.test(line) }] : [];
    });
    if (touched.length === 0) return [];
    const stops = /\blimit \?/.test(sql);
    const sorts = plan.some((line) => line.includes('TEMP B-TREE FOR ORDER BY') || line.includes('TEMP B-TREE FOR LAST'));
    const walk = touched.find(({ isWalk }) => isWalk);
    if (walk !== undefined && (!stops || sorts)) return [{ sql, why: `goes through ${walk.table}: ${walk.line}` }];
    // What is found by its own id is one row.
    const many = touched.filter(({ line }) => !/\((?:organisation_id=\? AND )?(?:id|sequence)=\?\)/.test(line));
    if (stops && sorts && many.length > 0) return [{ sql, why: `sorts what it found in ${many.map(({ table }) => table).join(', ')} before it takes the first` }];
    if (/\b(?:count|sum|max|min)\(/i.test(sql) && many.length > 0) return [{ sql, why: `counts in ${many.map(({ table }) => table).join(', ')}: ${many.map(({ line }) => line).join('; ')}` }];
    return [];
  });
}

/** Tables that hold more rows in one database than in another. */
export function grownTables(before: DatabaseSync, after: DatabaseSync): ReadonlySet<string> {
  const names = after.prepare("select name from sqlite_master where type = 'table' and name not like 'sqlite_%'").all().map(({ name }) => String(name));
  const rows = (database: DatabaseSync, name: string): number => Number(database.prepare(`select count(*) as count from "${name}"`).get()?.['count'] ?? 0);
  return new Set(names.filter((name) => rows(after, name) > rows(before, name)));
}

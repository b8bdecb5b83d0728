import { StoreFailure, type StoreTrouble } from '../store-failure.ts';

const troubles: Readonly<Record<string, readonly [StoreTrouble, string]>> = {
  '53100': ['disk-full', 'The database server has no space left.'],
  '53200': ['overloaded', 'The database server has no memory left.'],
  '53300': ['overloaded', 'The database server takes no more connections.'],
  '25006': ['read-only', 'The database may only be read.'],
  '55P03': ['overloaded', 'Another process holds the organisation’s rows for too long.'],
  '57014': ['overloaded', 'A query took too long and was ended.'],
  '25P03': ['overloaded', 'A transaction was held for too long and was undone.'],
  XX001: ['damaged', 'The database server found damaged data.'],
  XX002: ['damaged', 'The database server found a damaged index.'],
  '42501': ['schema', 'The role of the database address lacks a privilege.'],
  '42P01': ['schema', 'The database has lost a table.'],
};
const broken = new Set(['ECONNREFUSED', 'ECONNRESET', 'ECONNABORTED', 'EPIPE', 'ETIMEDOUT', 'EHOSTUNREACH', 'ENETUNREACH', 'ENOTFOUND', 'EAI_AGAIN', 'ENOENT']);
const brokenWords = /connection terminated|timeout exceeded|not queryable|connection error|client was closed|server does not support ssl|self-signed|certificate/iu;

/** The store’s own trouble in an error of `pg`; undefined when the query itself was wrong. */
export function postgresqlTrouble(problem: unknown): StoreFailure | undefined {
  if (problem instanceof StoreFailure) return problem;
  if (!(problem instanceof Error)) return undefined;
  const code = codeOf(problem);
  const known = troubles[code];
  if (known !== undefined) return new StoreFailure(known[0], `${known[1]} (${code})`, { cause: problem });
  const isBroken = /^(08|28|3D|57P|58)/u.test(code) || broken.has(code) || brokenWords.test(problem.message);
  return isBroken ? new StoreFailure('unreachable', `The database does not answer (${code === '' ? problem.message : code}).`, { cause: problem }) : undefined;
}

/** Whether the database undid the transaction only because of others, and asks for it again. */
export function mayRepeat(problem: unknown): boolean {
  const code = codeOf(problem);
  return code === '40001' || code === '40P01';
}

function codeOf(problem: unknown): string {
  return problem instanceof Error && 'code' in problem && typeof problem.code === 'string' ? problem.code : '';
}

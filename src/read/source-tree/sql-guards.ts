import { escaped, type Expression, type Meaning } from './expression.ts';
import type { Guard } from './injection/guards.ts';
import { sqlMeaning } from './queries.ts';

/** What makes a piece of SQL safe, in a file with questions that confine names to a list or a pattern. */
export function guardedSql(guards: readonly Guard[]): Meaning {
  const bySubject = new Map<string, Guard[]>();
  for (const guard of guards) {
    if (!guard.weaknesses.includes('sql')) continue;
    for (const subject of guard.subjects) {
      const own = bySubject.get(subject);
      if (own === undefined) bySubject.set(subject, [guard]);
      else if (own.length < 50) own.push(guard);
    }
  }
  if (bySubject.size === 0) return sqlMeaning;
  const isGuarded = (written: string, at: number | undefined): boolean => at !== undefined && (bySubject.get(written) ?? []).some(({ start, end }) => start < at && at < end);
  const told = (expression: Expression): ReturnType<NonNullable<Meaning['told']>> => {
    if ((expression.kind === 'name' && isGuarded(expression.name, expression.at)) || (expression.kind === 'member' && isGuarded(expression.path, expression.at))) return escaped;
    return sqlMeaning.told?.(expression);
  };
  return { ...sqlMeaning, told };
}

import type { Tables } from '../../store/tables.ts';

/**
 * Whether answers must not be shown to the organisation yet: those of a tender until it closes, so that nobody’s answer
 * helps anybody else. Every act that gives answers, their files or replies asks this first.
 * @param at RFC 3339
 */
export function isSealed({ isTender, closesAt }: Pick<Tables['inquiry'], 'isTender' | 'closesAt'>, at: string): boolean {
  return isTender === 1 && (closesAt === null || at < closesAt);
}

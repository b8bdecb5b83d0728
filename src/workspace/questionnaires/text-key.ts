import { hash } from 'node:crypto';
import { plain } from '../../catalog/questions/match-question.ts';

/** The same for questions of the same words, whatever their marks and blanks. */
export function textKeyOf(text: string): string {
  return hash('sha256', plain(text), 'base64url').slice(0, 22);
}

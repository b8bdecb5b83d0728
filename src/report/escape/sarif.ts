import type { Text } from '../../model/text.ts';

/** A plain-text message of SARIF: square brackets would make an embedded link (SARIF 2.1.0, 3.11.6). */
export function sarifMessage(text: Text): string {
  return text.parts.map((part) => (typeof part === 'string' ? part : part.quote)).join('').replace(/[\\[\]]/g, '\\$&');
}

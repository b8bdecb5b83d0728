import { z } from 'zod';
import { fromBase64 } from '../attest/bytes.ts';
import { Refused } from '../attest/refusal.ts';

/**
 * Standard base64 of at most so many bytes. The library's own reader passes over whatever it does not know, so that one value had many spellings.
 * @param bytesMax bytes after decoding
 */
export function base64Text(bytesMax: number): z.ZodType<string> {
  return z.string().min(1).max(Math.ceil(bytesMax / 3) * 4).refine(isBase64, 'is not standard base64');
}

function isBase64(text: string): boolean {
  try {
    fromBase64(text);
    return true;
  } catch (problem) {
    if (problem instanceof Refused) return false;
    throw problem;
  }
}

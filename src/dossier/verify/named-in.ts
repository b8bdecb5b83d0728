import { z } from 'zod';
import { parseJson } from '../../read/gateway/json.ts';
import { quote, say } from '../../model/text.ts';
import { Unreadable } from '../../read/source.ts';
import { VerificationRefused } from './verification-refused.ts';

const envelope = z.object({ payload: z.base64() });
const statement = z.object({ predicate: z.object({ publisher: z.string().max(253).regex(/^[a-z0-9.-]+$/), product: z.object({ name: z.string().max(2_000) }) }) });

/**
 * Whom and what an envelope says that it is of, before anything of it is verified: only to choose which publisher's keys it is then
 * held to, when the customer names none.
 * @throws VerificationRefused when it does not even say that
 */
export function namedIn(bytes: Uint8Array): { readonly publisher: string; readonly product: string } {
  try {
    const { payload } = envelope.parse(parseJson(bytes, { stringBytesMax: 33_554_432 }));
    const { predicate } = statement.parse(parseJson(Uint8Array.fromBase64(payload)));
    return { publisher: predicate.publisher, product: predicate.product.name };
  } catch (problem) {
    if (!(problem instanceof Error)) throw problem;
    throw new VerificationRefused('unreadable', say`The envelope does not say whose dossier it is${problem instanceof Unreadable ? say` (it ${quote(problem.reason)})` : say``}.`);
  }
}

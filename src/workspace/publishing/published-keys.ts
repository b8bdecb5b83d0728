import { z } from 'zod';
import { keyFileShape, type KeyFile } from '../../attest/key-file.ts';

/** A key as the public key file lists it, and what it is good for at a time. */
export const keyShape = z.object({
  keyId: z.string(), purpose: z.enum(['keys', 'dossier', 'log']), publicKey: z.string(), validFrom: z.string(), validUntil: z.string(),
  /** `followed`: it still counts, and a later one signs. */
  state: z.enum(['signs', 'followed', 'ended', 'revoked']),
  revoked: z.object({ at: z.string(), reason: z.enum(['compromised', 'superseded', 'retired']), note: z.string().nullable() }).nullable(),
});

type ShownKey = z.infer<typeof keyShape>;

/**
 * The keys of the organisation’s own key file, which was verified when it was kept.
 * @param keyFile base64
 * @param at RFC 3339
 */
export function publishedKeys(keyFile: string, at: string): { readonly keyFileNumber: number; readonly keys: ShownKey[]; readonly anchors: string[] } {
  const { payload } = z.object({ payload: z.base64() }).parse(JSON.parse(Buffer.from(keyFile, 'base64').toString('utf8')));
  const { sequence, keys } = keyFileShape.parse(JSON.parse(Buffer.from(payload, 'base64').toString('utf8')));
  const shown = keys.map((key): ShownKey => {
    const { keyId, purpose, publicKey, validFrom, validUntil, revoked } = key;
    return { keyId, purpose, publicKey, validFrom, validUntil, state: stateOf(key, at), revoked: revoked === undefined ? null : { at: revoked.at, reason: revoked.reason, note: revoked.note ?? null } };
  });
  return { keyFileNumber: sequence, keys: shown, anchors: shown.filter(({ purpose, state }) => purpose === 'keys' && (state === 'signs' || state === 'followed')).map(({ publicKey }) => publicKey) };
}

function stateOf({ revoked, successor, validUntil }: KeyFile['keys'][number], at: string): ShownKey['state'] {
  if (revoked !== undefined) return 'revoked';
  if (Date.parse(validUntil) <= Date.parse(at)) return 'ended';
  return successor === undefined ? 'signs' : 'followed';
}

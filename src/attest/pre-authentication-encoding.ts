import { concat, utf8, type Bytes } from './bytes.ts';

/**
 * What a DSSE signature is over (DSSE v1, protocol): the type and the payload with their lengths in bytes, so that neither can be taken for the other.
 */
export function preAuthenticationEncoding(payloadType: string, payload: Uint8Array): Bytes {
  const type = utf8(payloadType);
  return concat(utf8(`DSSEv1 ${type.length} `), type, utf8(` ${payload.length} `), payload);
}

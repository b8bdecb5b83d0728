import { quote, say } from '../model/text.ts';
import { fromBase64, type Bytes } from './bytes.ts';
import type { JsonValue } from './canonical-json.ts';
import { preAuthenticationEncoding } from './pre-authentication-encoding.ts';
import type { Ed25519Key, KeyId } from './public-key.ts';
import { Refused } from './refusal.ts';
import { parseStrict, type JsonForm } from './strict-json.ts';

/** Bytes of a payload. A dossier with 20,000 files of evidence has about 6 MB. */
export const payloadSizeMax = 16 * 1_048_576;
export const signaturesMax = 16;
/** Base64 of the largest payload, and room for the rest. */
export const envelopeSizeMax = Math.ceil(payloadSizeMax / 3) * 4 + 16_384;

interface EnvelopeSignature {
  /** A hint; the signature is never trusted for it. */
  readonly keyId?: string;
  readonly bytes: Bytes;
}

/** What an envelope held, and who signed it. */
export interface Opened {
  readonly payload: Bytes;
  /** The different keys that signed, in the order in which they were given; at least one. */
  readonly signers: readonly [KeyId, ...KeyId[]];
}

/** A DSSE envelope whose payload can only be had by `open`, with the keys that must have signed it. */
export class Envelope {
  readonly payloadType: string;
  readonly #payload: Bytes;
  readonly #signatures: readonly EnvelopeSignature[];
  private constructor(payloadType: string, payload: Bytes, signatures: readonly EnvelopeSignature[]) {
    this.payloadType = payloadType;
    this.#payload = payload;
    this.#signatures = signatures;
  }

  /**
   * Reads an envelope (DSSE v1, section 3), strictly: exactly the fields `payload`, `payloadType` and `signatures` with `sig` and perhaps `keyid`.
   * In canonical form each signature has its `keyid` and they stand in its order, so that the same signatures have one spelling.
   * @throws Refused
   */
  static parse(bytes: Uint8Array, form: JsonForm): Envelope {
    const { payloadType, payload, signatures } = fieldsOf(parseStrict(bytes, form, envelopeSizeMax), ['payload', 'payloadType', 'signatures'], []);
    if (typeof payloadType !== 'string' || typeof payload !== 'string' || !Array.isArray(signatures)) throw new Refused('envelope-fields');
    if (signatures.length === 0) throw new Refused('no-signature');
    if (signatures.length > signaturesMax) throw new Refused('too-many-signatures', say`There are ${signatures.length}; at most ${signaturesMax} are read.`);
    const read = signatures.map(signatureOf);
    if (new Set(read.map((one) => one.bytes.toHex())).size !== read.length) throw new Refused('signature-repeated');
    if (form === 'canonical' && read.some(({ keyId }, index) => keyId === undefined || (index > 0 && !((read[index - 1]?.keyId ?? '') < keyId)))) throw new Refused('envelope-fields', say`Signatures stand in the order of their key ids, one for each.`);
    const content = fromBase64(payload);
    if (content.length > payloadSizeMax) throw new Refused('too-large', say`The payload has ${content.length} bytes; at most ${payloadSizeMax} are read.`);
    return new Envelope(payloadType, content, read);
  }

  /**
   * Gives the payload if at least one of the keys signed it.
   * A signature whose hint names another key than the one that it verifies under does not count.
   * @param payloadType the only type that is accepted
   * @throws Refused `payload-type`, `signature-unknown`
   */
  async open(payloadType: string, keys: readonly Ed25519Key[]): Promise<Opened> {
    if (this.payloadType !== payloadType) throw new Refused('payload-type', say`It says ${quote(this.payloadType)}; ${quote(payloadType)} was expected.`);
    const message = preAuthenticationEncoding(payloadType, this.#payload);
    const signers: KeyId[] = [];
    for (const key of keys) {
      for (const signature of this.#signatures) {
        if (signature.keyId !== undefined && signature.keyId !== key.keyId) continue;
        if (!signers.includes(key.keyId) && (await key.verifies(message, signature.bytes))) signers.push(key.keyId);
      }
    }
    const [first, ...others] = signers;
    if (first === undefined) throw new Refused('signature-unknown');
    // The very bytes that were verified, which end in the payload.
    return { payload: message.subarray(message.length - this.#payload.length), signers: [first, ...others] };
  }
}

function signatureOf(value: JsonValue): EnvelopeSignature {
  const { sig, keyid } = fieldsOf(value, ['sig'], ['keyid']);
  if (typeof sig !== 'string' || (keyid !== undefined && typeof keyid !== 'string')) throw new Refused('envelope-fields');
  const bytes = fromBase64(sig);
  if (bytes.length !== 64) throw new Refused('signature-length', say`It has ${bytes.length} bytes.`);
  return keyid === undefined ? { bytes } : { keyId: keyid, bytes };
}

function fieldsOf(value: JsonValue, required: readonly string[], optional: readonly string[]): { readonly [key: string]: JsonValue } {
  if (value === null || typeof value !== 'object' || Array.isArray(value)) throw new Refused('envelope-fields');
  const keys = Object.keys(value);
  if (!required.every((key) => keys.includes(key)) || !keys.every((key) => required.includes(key) || optional.includes(key))) throw new Refused('envelope-fields');
  return value as { readonly [key: string]: JsonValue };
}

import { joinText, ours, ownWords, type Text } from '../model/text.ts';

/** Every reason for which something signed is not trusted, with its sentence. Nothing else is ever thrown at bad input. */
export const refusalSentences = {
  'too-large': 'It is larger than what is read.',
  'not-utf-8': 'It is not UTF-8 text.',
  'not-json': 'It is not JSON.',
  'too-deep': 'It nests deeper than what is read.',
  'not-canonical': 'It is not written in the one form that is accepted: a key twice, white space, another order or another spelling hides a difference between readers.',
  'not-base64': 'A value is not standard base64 with its padding.',
  'envelope-fields': 'The envelope does not have exactly the fields of a DSSE envelope.',
  'payload-type': 'The envelope is for another type of payload.',
  'no-signature': 'The envelope holds no signature.',
  'too-many-signatures': 'There are more signatures than what is read.',
  'signature-repeated': 'The same signature stands there twice.',
  'signature-length': 'A signature does not have the 64 bytes of Ed25519.',
  'signature-unknown': 'No signature is by a key that is trusted for this.',
  'threshold-invalid': 'The number of keys that must have signed has to be a whole number from 1 to 16.',
  'threshold-not-met': 'Too few different trusted keys have signed.',
  'key-length': 'A public key does not have the 32 bytes of Ed25519.',
  'key-not-canonical': 'A public key is written in a form that readers understand differently.',
  'key-low-order': 'A public key is one of the few points under which anyone can sign.',
  'key-file-fields': 'The key file does not have exactly the fields of its format.',
  'key-file-contradicts': 'The key file contradicts itself.',
  'key-file-anchor': 'The key file is not signed by a key that it lists for signing key files.',
  'key-id-mismatch': 'A key id is not the digest of its key.',
  'key-unknown': 'The key is not in the publisher’s key file.',
  'key-not-yet-valid': 'The key was not valid yet.',
  'key-expired': 'The key was not valid any more.',
  'key-revoked': 'The key was revoked.',
  'key-time-future': 'A key cannot be judged for a time that has not come.',
  'publisher-unknown': 'There are no trusted keys of this publisher.',
  'publisher-mismatch': 'It is by another publisher.',
  'statement-fields': 'The payload does not have exactly the fields of an in-toto Statement v1 with SHA-256 digests.',
  'statement-type': 'The payload is another kind of statement.',
  'predicate-type': 'The statement says something of another type.',
  'predicate-fields': 'The statement’s predicate does not have the fields of its type.',
  'predicate-contradicts': 'The statement’s predicate contradicts itself.',
  'subject-mismatch': 'The statement’s subject is not the product that it speaks of.',
  'product-mismatch': 'It is about another product.',
  'release-mismatch': 'It is about another release.',
  'from-the-future': 'It says that it was published at a time that has not come.',
  'too-old': 'It was published before the time from which it may be.',
  'rolled-back': 'It is older than what was seen before.',
  'forked-sequence': 'It has the number of a publication that was seen before, and other contents.',
  'note-form': 'The signed note is not written as the format asks for.',
  'checkpoint-form': 'The checkpoint is not written as the format asks for.',
  'checkpoint-origin': 'The checkpoint is of another log.',
  'checkpoint-signature': 'The checkpoint is not signed by a key that is trusted for this log.',
  'log-shrunk': 'The publication log has become shorter: publications were taken back.',
  'log-forked': 'The publication log shows another history than before: publications were changed, taken out or put in.',
  'inclusion-unproven': 'The publication log is not shown to hold this.',
  'consistency-unproven': 'The publication log is not shown to go on from what it was.',
  'proof-form': 'The proof is not written as the format asks for.',
  'entry-too-large': 'An entry of the log is longer than 65,535 bytes.',
  'packet-fields': 'The disclosure does not have exactly the fields of its format.',
  'salt-length': 'A salt does not have 32 bytes.',
  'commitment-unknown': 'The statement holds no such commitment.',
  'file-mismatch': 'The file is not the one that was committed to.',
} as const satisfies Record<string, string>;

export type RefusalCode = keyof typeof refusalSentences;

/** Something signed was not trusted, and why. */
export class Refused extends Error {
  override readonly name = 'Refused';
  readonly code: RefusalCode;
  /** The sentence of the code, and what was seen. */
  readonly text: Text;
  constructor(code: RefusalCode, seen?: Text) {
    const text = seen === undefined ? ours(refusalSentences[code]) : joinText([ours(refusalSentences[code]), seen], ' ');
    super(ownWords(text));
    this.code = code;
    this.text = text;
  }
}

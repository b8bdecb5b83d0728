/** What a detached signature over some bytes shows. */
export type SignatureState = 'right' | 'wrong' | 'unknownKey' | 'notChecked';

/** Verifies detached OpenPGP signatures (RFC 9580). Where the library for it is not installed, none is verified. */
export interface Signatures {
  /**
   * @param signature and @param keys armoured
   * @param fingerprints of the keys that count, in lower case; all where left out
   * @returns the state as of the day on which the signature says it was made: what a clock says now decides nothing
   */
  verify(content: Uint8Array, signature: string, keys: readonly string[], fingerprints?: readonly string[]): Promise<SignatureState>;
}

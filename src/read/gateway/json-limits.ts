/** What a JSON document may hold. A limit is checked before anything of the document is built. */
export interface JsonLimits {
  /** Objects and arrays inside each other. */
  readonly depthMax: number;
  readonly keysPerObjectMax: number;
  readonly itemsPerArrayMax: number;
  /** Bytes of a string as written, without its quotes. */
  readonly stringBytesMax: number;
  /** Bytes of a key as written, without its quotes. */
  readonly keyBytesMax: number;
  readonly numberCharactersMax: number;
}

export const jsonLimits: JsonLimits = {
  depthMax: 64,
  keysPerObjectMax: 100_000,
  itemsPerArrayMax: 500_000,
  stringBytesMax: 1_000_000,
  keyBytesMax: 1000,
  numberCharactersMax: 40,
};

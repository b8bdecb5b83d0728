/** Seals what must be kept and read again (client secrets, seeds of one-time passwords) with the instance’s own secret. */
export interface Secrets {
  /** @param purpose what it is for; opened only for the same */
  readonly seal: (purpose: string, secret: Uint8Array) => string;
  /** @throws when it was sealed for something else, by another instance, or changed */
  readonly open: (purpose: string, sealed: string) => Uint8Array;
}

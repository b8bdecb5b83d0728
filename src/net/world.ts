import type { MailLook, NameLook, WebLook } from '../model/capture.ts';

/**
 * The world outside as a collector may see it: it can ask for a page, a name server's record, or whether a mail host encrypts,
 * and nothing else. The live one is guarded by `createWayOut`; a saved capture answers in the same words.
 * No method throws for what the other side does: it is told in the look.
 */
export interface World {
  web(request: WebRequest): Promise<{ readonly look: WebLook; readonly body?: Uint8Array }>;
  name(name: string, type: NameLook['type']): Promise<NameLook>;
  mail(host: string): Promise<MailLook>;
}

export interface WebRequest {
  readonly url: string;
  /** Bytes of the body that are accepted; a longer one ends in `size-limit`. */
  readonly limitBytes: number;
  /** Media types asked for (`accept` header). */
  readonly accept?: string;
  /** A page for people: robots.txt is obeyed (RFC 9309). Files at standard places are asked for as such. */
  readonly isPage?: boolean;
  /**
   * One of many files that the host's keeper put up to be fetched whole. More of them are asked for at a time and sooner after one
   * another, as long as the host does not say that it is busy; then it is waited for. A redirect to another host is followed at the usual pace.
   */
  readonly isOneOfMany?: boolean;
}

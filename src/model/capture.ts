import type { Digest } from './artifact.ts';

/** One question that went out and what came back, kept so that it stands in a dispute and can be re-derived from later. */
export type Look = WebLook | NameLook | MailLook;

/** Why nothing usable came back. `not-in-capture`: a saved capture is looked at, and this was never asked. */
export type LookProblem =
  | 'address-refused'
  | 'scheme-refused'
  | 'port-refused'
  | 'name-unknown'
  | 'name-failed'
  | 'connection-failed'
  | 'tls-failed'
  | 'time-limit'
  | 'size-limit'
  | 'header-limit'
  | 'redirect-limit'
  | 'encoding-refused'
  | 'answer-broken'
  | 'robots-refused'
  | 'not-in-capture';

interface LookBase {
  /** RFC 3339, UTC: when it was asked. */
  readonly askedAt: string;
  /**
   * `answered`: an answer came whole. `absent`: a name server says that there is no such record.
   * `refused`: Assay did not ask (address, scheme, robots). `failed`: asked, and no whole answer came.
   */
  readonly outcome: 'answered' | 'absent' | 'refused' | 'failed';
  readonly problem?: LookProblem;
  /** The problem as a predicate in our words: «answered with 12 redirects; at most 5 are followed». May hold evidence text. */
  readonly reason?: string;
}

/** A page or file asked for over HTTP. `answered` also with status 404: the status says what the host said. */
export interface WebLook extends LookBase {
  readonly look: 'web';
  readonly url: string;
  /** Each request in order: the first, then the redirects that were followed. Empty when nothing was asked. */
  readonly hops: readonly Hop[];
  /** Of the last hop; absent when no body came whole. */
  readonly body?: { readonly digest: Digest; readonly sizeBytes: number };
}

export interface Hop {
  readonly url: string;
  /** RFC 3339, UTC. */
  readonly at: string;
  /** The address connected to; absent behind a proxy. */
  readonly address?: string;
  readonly resolvedBy: 'assay' | 'proxy';
  readonly status?: number;
  /** As received, names in lower case, in order, cut to 1,000 characters each; `set-cookie` values are left out. */
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly tls?: TlsFacts;
}

export interface TlsFacts {
  /** `TLSv1.3`. */
  readonly protocol: string;
  readonly isTrusted: boolean;
  /** Why it is not trusted: `CERT_HAS_EXPIRED`. */
  readonly problem?: string;
  /** RFC 3339, UTC. */
  readonly validFrom?: string;
  readonly validTo?: string;
  /** `RSA 2048`, `EC prime256v1`. */
  readonly key?: string;
  /** SHA-256 of the certificate's DER bytes. */
  readonly certificate?: Digest;
}

/** A record asked of a name server. */
export interface NameLook extends LookBase {
  readonly look: 'name';
  /** Lower case, without the last dot. */
  readonly name: string;
  readonly type: 'TXT' | 'MX' | 'A' | 'AAAA' | 'CAA';
  /** TXT chunks joined; MX as `10 mail.acme.example`. Sorted. */
  readonly answers: readonly string[];
}

/** Whether a mail host offers encryption (SMTP STARTTLS, RFC 3207). No mail is sent. */
export interface MailLook extends LookBase {
  readonly look: 'mail';
  readonly host: string;
  readonly offersTls?: boolean;
  readonly tls?: TlsFacts;
}

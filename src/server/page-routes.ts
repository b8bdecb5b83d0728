import type { AnyAct } from '../workspace/act.ts';
import type { PageAssets } from './page/page-assets.ts';

/** What a page is made from. */
export interface PageVisit {
  /** Fields out of the path. */
  readonly path: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  /** Fields of a form that was sent here; empty for a look. */
  readonly form: URLSearchParams;
  /** Does one of the acts that the route names, in the visitor’s name. @throws ActRefused, StoreFailure */
  readonly perform: (act: AnyAct, input: unknown) => Promise<unknown>;
  /** Whether somebody is signed in. */
  readonly isSignedIn: boolean;
  /** Whether a maker’s contact came in by a link. */
  readonly isContact: boolean;
  /** Whether people sign in with passwords here at all. */
  readonly hasPasswords: boolean;
  /** Whether mails can be sent. */
  readonly hasMail: boolean;
  /** The workspace’s address as browsers see it. */
  readonly workspace: string;
  /** Megabytes of one file of evidence at most. */
  readonly megabytesMost: number;
  /** Days that a token lives at most. */
  readonly tokenDaysMost: number;
  /** RFC 3339. */
  readonly now: string;
  /** Of the request, for whoever asks the operator. */
  readonly requestId: string;
  readonly assets: PageAssets;
}

/** What a page answers: HTML, where to go next, or a file to be put away. */
export type PageAnswer = { readonly html: string; readonly status?: number } | { readonly goTo: string } | { readonly file: string; readonly name: string; readonly type: string };

/** One page: where it is, what it may do, and the function that shows it. */
export interface PageRoute {
  readonly method: 'GET' | 'POST';
  /** Fields as `{name}`. */
  readonly path: string;
  /** Acts that it may perform; no other can be reached from it. */
  readonly acts: readonly AnyAct[];
  /** A sign-in that comes back from a provider arrives from another site. */
  readonly isFromElsewhere?: true;
  readonly page: (visit: PageVisit) => Promise<PageAnswer>;
}

import type { z } from 'zod';
import type { AuditEvent } from '../audit/audit-event.ts';
import type { Actor } from '../identity/actor.ts';
import type { Reader, Writer } from '../store/store.ts';
import type { Services } from './services.ts';

/** What an act is done to. A policy knows these and their facts. */
export type ObjectKind = 'organisation' | 'account' | 'credential' | 'session' | 'token' | 'provider' | 'directory' | 'workload' | 'setting' | 'audit-log' | 'product' | 'release' | 'evidence' | 'assessment' | 'dossier' | 'publisher' | 'goal' | 'claim' | 'gate' | 'questionnaire' | 'report' | 'vendor' | 'purchase' | 'answer-sheet' | 'acceptance' | 'objection' | 'job';

/** The object of an act as policies see it, and whether there is one at all. */
export interface ObjectFacts {
  readonly kind: ObjectKind;
  readonly id: string;
  /** The product it belongs to, for roles held over one product. */
  readonly productId: string | null;
  /** The account it belongs to, for “one’s own”. */
  readonly accountId: string | null;
}

/** What an act has at hand while it runs. */
export interface ActContext<Rows> {
  readonly rows: Rows;
  readonly actor: Actor;
  readonly object: ObjectFacts;
  readonly services: Services;
  /** The time of the act, RFC 3339. */
  readonly at: string;
  /** Adds facts to the act’s entry in the audit log. Never secrets. */
  readonly note: (detail: AuditEvent['detail']) => void;
}

/** What an act has at hand before its transaction. */
export type PreparationContext = Omit<ActContext<never>, 'rows'>;

interface ActWords<Input, Output, Prepared> {
  /** Object and verb, for example `product.create`: also its name in policies, tokens and the audit log. */
  readonly id: string;
  /** What it does, a sentence for the API’s documentation and the table of roles. */
  readonly summary: string;
  readonly area: AuditEvent['area'];
  readonly object: ObjectKind;
  /** Sensitive: asks for a passkey shown at most five minutes ago. */
  readonly needsStepUp?: true;
  /** Four eyes: not to be done by the account that the object belongs to. */
  readonly needsSecondPerson?: true;
  /** A read that leaves no entry in the audit log, and why it need not. Every other read of a signed-in actor leaves one. */
  readonly unlogged?: string;
  /** May be done without being signed in: sign-in itself and what is public. */
  readonly isOpen?: true;
  /** Its output has the field `session` (`{ cookie, endsAt }`), which the server turns into a cookie and never lets into a body. */
  readonly opensSession?: true;
  /** Ends the session it was asked in: the server removes the cookie. */
  readonly endsSession?: true;
  /** Its body is bytes, not JSON: the server asks `permit`, puts them into the evidence store, and gives `digest` and `sizeBytes` as input. */
  readonly receivesBytes?: true;
  /** Megabytes of such a body at most, where it takes fewer than the setting allows. */
  readonly megabytesMost?: number;
  /** Its output names bytes (`{ digest, sizeBytes, fileName }`), which the server sends out of the evidence store as a download. */
  readonly givesBytes?: true;
  /** Where it is found in the API; `{name}` in the path is a field of the input, the rest comes from body or query. */
  readonly http: { readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'; readonly path: `/api/v1/${string}` };
  readonly input: z.ZodType<Input>;
  /** What may leave: anything that is not in it, does not. */
  readonly output: z.ZodType<Output>;
  /** Finds what the act is done to within the actor’s organisation; undefined when there is no such thing. */
  readonly find: (rows: Reader, input: Input, actor: Actor) => Promise<ObjectFacts | undefined>;
  /**
   * Work that waits for more than rows (signatures, slow hashes), and marks that stay although the act is refused (a
   * challenge that is used up, an attempt that failed). Runs once, after the act was permitted and before its
   * transaction, which asks again; `run` gets what it gives.
   */
  readonly prepare?: (context: PreparationContext, input: Input) => Promise<Prepared>;
}

export interface ReadingAct<Input, Output, Prepared> extends ActWords<Input, Output, Prepared> {
  readonly kind: 'read';
  readonly run: (context: ActContext<Reader>, input: Input, prepared: Prepared) => Promise<Output>;
}

export interface ChangingAct<Input, Output, Prepared> extends ActWords<Input, Output, Prepared> {
  readonly kind: 'change';
  readonly run: (context: ActContext<Writer>, input: Input, prepared: Prepared) => Promise<Output>;
}

/** One thing that can be done in a workspace: data for policies, API and documents, and the function that does it. */
// What an act prepares concerns nobody but itself.
// eslint-disable-next-line typescript/no-explicit-any
export type Act<Input, Output, Prepared = any> = ReadingAct<Input, Output, Prepared> | ChangingAct<Input, Output, Prepared>;

/** An act as lists hold it, whatever it takes and gives. */
// eslint-disable-next-line typescript/no-explicit-any
export type AnyAct = Act<any, any>;

/** Declares an act that changes something; types of input and output come from its schemas. */
export function changingAct<Input, Output, Prepared = undefined>(act: Omit<ChangingAct<Input, Output, Prepared>, 'kind'>): ChangingAct<Input, Output, Prepared> {
  return { kind: 'change', ...act };
}

/** Declares an act that only reads. */
export function readingAct<Input, Output, Prepared = undefined>(act: Omit<ReadingAct<Input, Output, Prepared>, 'kind'>): ReadingAct<Input, Output, Prepared> {
  return { kind: 'read', ...act };
}

import type { AuditEvent } from '../audit/audit-event.ts';
import type { Actor } from '../identity/actor.ts';
import type { AnyAct, ObjectFacts } from './act.ts';

/** Who acts, as the audit log names them: a token or a build by its own id. */
export function subjectOf({ kind, accountId, tokenId }: Actor): string {
  const id = tokenId ?? accountId;
  return id === null ? kind : `${kind}:${id}`;
}

/** An object, as the audit log names it. */
export function targetOf({ kind, id }: ObjectFacts): string {
  return `${kind}:${id}`;
}

/** An act’s entry in the audit log. @param target kind and id */
export function entryOf(actor: Actor, { id, area }: AnyAct, target: string, outcome: AuditEvent['outcome'], detail: AuditEvent['detail']): AuditEvent {
  const { sourceAddress, id: requestId } = actor.request;
  const account = actor.tokenId === null || actor.accountId === null ? {} : { account: actor.accountId };
  return { actor: subjectOf(actor), action: id, target, outcome, area, sourceAddress, requestId, detail: { ...detail, ...account } };
}

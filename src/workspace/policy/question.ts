import type { EntityJson, EntityUid, StatefulAuthorizationCall } from '@cedar-policy/cedar-wasm/nodejs';
import type { Actor, Role } from '../../identity/actor.ts';
import type { AnyAct, ObjectFacts, ObjectKind } from '../act.ts';

/** What policies know of an act, besides who asks and on what. */
export interface ActFacts {
  /** Its id, or `see` for whether the object may be seen at all. */
  readonly act: string;
  /** Groups that it belongs to; policies mostly name these. */
  readonly groups: readonly string[];
  readonly needsStepUp: boolean;
  /** Asks for a passkey shown, or changes how this instance is set up. */
  readonly isSensitive: boolean;
  readonly needsSecondPerson: boolean;
}

/** An act as policies know it. */
export function factsOf(act: AnyAct): ActFacts {
  const verb = act.kind === 'read' ? 'read' : 'change';
  const needsStepUp = act.needsStepUp === true;
  return {
    act: act.id,
    groups: [`${verb} ${act.object}`, ...(act.kind === 'read' ? ['reads'] : []), ...(act.isOpen === true ? ['open'] : [])],
    needsStepUp,
    isSensitive: needsStepUp || (act.kind === 'change' && act.area === 'configuration'),
    needsSecondPerson: act.needsSecondPerson === true,
  };
}

/** Whether an object of this kind may be seen: whoever may read its kind may. */
export function seeing(kind: ObjectKind): ActFacts {
  return { act: 'see', groups: [`read ${kind}`, 'reads'], needsStepUp: false, isSensitive: false, needsSecondPerson: false };
}

/** The name of an object's kind as a type of policies: `audit-log` is `AuditLog`. */
export function typeOf(kind: ObjectKind): string {
  return kind.split('-').map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join('');
}

/** The roles of an actor that reach an object: those held over the organisation, and those over its product. */
function rolesOver(actor: Actor, object: ObjectFacts): readonly Role[] {
  return actor.roles.filter(({ productId }) => productId === null || productId === object.productId).map(({ role }) => role);
}

/** What is at hand when it is asked, taken as given. */
export interface Shown {
  readonly isSteppedUp: boolean;
  readonly hasPasskey: boolean;
}

/** One question to the policies, in the form that Cedar takes. */
export function question(policySet: string, actor: Actor, facts: ActFacts, object: ObjectFacts, shown: Shown): StatefulAuthorizationCall {
  const principal: EntityUid = { type: 'Actor', id: actor.accountId ?? actor.kind };
  const resource: EntityUid = { type: typeOf(object.kind), id: object.id };
  const action: EntityUid = { type: 'Action', id: facts.act === 'see' ? `see ${object.kind}` : facts.act };
  const { acts: narrowedToActs, productIds: narrowedToProducts } = actor.narrowedTo ?? { acts: null, productIds: null };
  const entities: EntityJson[] = [
    {
      uid: principal,
      attrs: {
        kind: actor.kind,
        // A contact has no account; what belongs to it bears its own id.
        account: actor.accountId ?? (actor.kind === 'contact' ? actor.tokenId : null) ?? '',
        isMember: actor.accountId !== null,
        roles: [...rolesOver(actor, object)],
        rolesAnywhere: actor.roles.map(({ role }) => role),
        hasPasskey: shown.hasPasskey,
        ...(narrowedToActs === null ? {} : { narrowedToActs: [...narrowedToActs] }),
        ...(narrowedToProducts === null ? {} : { narrowedToProducts: [...narrowedToProducts] }),
      },
      parents: [],
    },
    { uid: resource, attrs: { ...(object.productId === null ? {} : { product: object.productId }), ...(object.accountId === null ? {} : { account: object.accountId }) }, parents: [] },
    { uid: action, attrs: {}, parents: facts.groups.map((id) => ({ type: 'Action', id })) },
  ];
  const { act, needsStepUp, isSensitive, needsSecondPerson } = facts;
  return { principal, action, resource, context: { act, needsStepUp, isSensitive, needsSecondPerson, isSteppedUp: shown.isSteppedUp }, preparsedPolicySetId: policySet, entities };
}

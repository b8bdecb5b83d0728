import type { SchemaJson } from '@cedar-policy/cedar-wasm/nodejs';
import type { AnyAct, ObjectKind } from '../act.ts';
import { factsOf, seeing, typeOf } from './question.ts';

const kinds: { readonly [Kind in ObjectKind]: true } = {
  organisation: true, account: true, credential: true, session: true, token: true, provider: true, directory: true, workload: true, setting: true, 'audit-log': true,
  product: true, release: true, evidence: true, assessment: true, dossier: true, publisher: true, goal: true, claim: true, gate: true, questionnaire: true, report: true, vendor: true, purchase: true, 'answer-sheet': true, acceptance: true, objection: true, job: true,
};

/** Every kind of object. */
const objectKinds = Object.keys(kinds) as readonly ObjectKind[];

const text = { type: 'String' } as const;
const flag = { type: 'Boolean' } as const;
const texts = { type: 'Set', element: text } as const;

/** The schema that the policies are checked against, made from the acts: a policy that names an act which does not exist, or a fact which is not there, is found before it decides anything. */
export function policySchema(acts: readonly AnyAct[]): SchemaJson<string> {
  const context = { type: 'Record', attributes: { act: text, needsStepUp: flag, isSensitive: flag, needsSecondPerson: flag, isSteppedUp: flag } } as const;
  const groups = ['reads', 'open', ...objectKinds.flatMap((kind) => [`read ${kind}`, `change ${kind}`])];
  const action = (kind: ObjectKind, memberOf: readonly string[]) => ({ memberOf: memberOf.map((id) => ({ id })), appliesTo: { principalTypes: ['Actor'], resourceTypes: [typeOf(kind)], context } });
  const actor = { kind: text, account: text, isMember: flag, roles: texts, rolesAnywhere: texts, hasPasskey: flag, narrowedToActs: { ...texts, required: false }, narrowedToProducts: { ...texts, required: false } };
  const object = { shape: { type: 'Record', attributes: { product: { ...text, required: false }, account: { ...text, required: false } } } } as const;
  return {
    '': {
      entityTypes: { Actor: { shape: { type: 'Record', attributes: actor } }, ...Object.fromEntries(objectKinds.map((kind) => [typeOf(kind), object])) },
      actions: {
        ...Object.fromEntries(groups.map((id) => [id, {}])),
        ...Object.fromEntries(objectKinds.map((kind) => [`see ${kind}`, action(kind, seeing(kind).groups)])),
        ...Object.fromEntries(acts.map((act) => [act.id, action(act.object, factsOf(act).groups)])),
      },
    },
  };
}

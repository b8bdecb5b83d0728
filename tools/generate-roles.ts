/** Writes which role may do which act, from decisions that were really asked, for people to read and for the report on unused privileges. */
import { roles, type Actor, type Role } from '../src/identity/actor.ts';
import { provenScope } from '../src/store/scope.ts';
import type { AnyAct, ObjectFacts } from '../src/workspace/act.ts';
import { acts } from '../src/workspace/acts/index.ts';
import { decide } from '../src/workspace/policy/decide.ts';
import { writeOrCheck } from './write-or-check.ts';

const at = '2026-01-01T00:00:00.000Z';
const moment = { at, stepUpMinutes: 5 };
const scope = provenScope('example');
const request = { id: '', sourceAddress: '', userAgent: '' };

function person(role: Role | undefined, productId: string | null): Actor {
  const session = { id: 'session', method: 'passkey', steppedUpAt: at };
  return { kind: 'person', scope, accountId: 'asker', displayName: '', roles: role === undefined ? [] : [{ role, productId }], hasPasskey: true, session, tokenId: null, narrowedTo: null, request };
}
const anonymous: Actor = { ...person(undefined, null), kind: 'anonymous', accountId: null, hasPasskey: false, session: null };
const build = (act: AnyAct): Actor => ({ ...person('security-lead', null), kind: 'build', session: null, tokenId: 'build', narrowedTo: { acts: [act.id], productIds: ['product'] } });

const ofProduct = new Set(['product', 'release', 'evidence', 'assessment', 'dossier', 'job']);
const isAllowed = (actor: Actor, act: AnyAct, object: ObjectFacts): boolean => decide(actor, act, object, moment).outcome === 'allowed';

/** The object of an act that is done to something as a whole, such as the list of products; undefined for one that has to be found. */
async function wholeOf(act: AnyAct): Promise<ObjectFacts | undefined> {
  try {
    // Nothing is there to be found: only what is always there comes back.
    return await act.find(undefined as never, {}, person(undefined, null));
  } catch {
    return undefined;
  }
}
const wholes = new Map(await Promise.all(acts.map(async (act) => [act.id, await wholeOf(act)] as const)));

/** How far it may: over everything or its product, over what is its own, or not at all. */
function reach(actor: (productId: string | null) => Actor, act: AnyAct): 'yes' | 'own' | '' {
  const whole = wholes.get(act.id);
  if (whole !== undefined) return isAllowed(actor(null), act, whole) || isAllowed(actor('product'), act, whole) ? 'yes' : '';
  const object = { kind: act.object, id: 'object', productId: ofProduct.has(act.object) ? 'product' : null, accountId: 'somebody' };
  const possible = [actor(null), ...(object.productId === null ? [] : [actor('product')])];
  if (possible.some((one) => isAllowed(one, act, object))) return 'yes';
  return possible.some((one) => isAllowed(one, act, { ...object, accountId: 'asker' })) ? 'own' : '';
}

const columns: readonly (readonly [string, (act: AnyAct) => string])[] = [
  ...roles.map((role): readonly [string, (act: AnyAct) => string] => [role, (act) => reach((productId) => person(role, productId), act)]),
  ['no role', (act) => reach(() => person(undefined, null), act)],
  ['build', (act) => reach(() => build(act), act)],
  ['not signed in', (act) => reach(() => anonymous, act)],
];
const lines = acts.toSorted((one, other) => (one.id < other.id ? -1 : 1)).map((act) => `| \`${act.id}\`${act.needsStepUp === true ? ' (passkey)' : ''} | ${columns.map(([, cell]) => cell(act)).join(' | ')} |`);
const sentences = acts.toSorted((one, other) => (one.id < other.id ? -1 : 1)).map((act) => `- \`${act.id}\`: ${act.summary}${act.unlogged === undefined ? '' : ` Leaves no entry in the audit log: ${act.unlogged}`}`);

writeOrCheck('docs/generated/roles.md', `# What each role may do

<!-- Written by tools/generate-roles.ts from the policies in src/workspace/policy/; change those and run npm run generate. -->

Each cell was asked of the policies: \`yes\`, \`list\` (the list, cut to what the asker may see), \`own\` (what belongs to the asker’s own account), or nothing. A role held over one product reaches only what belongs to it, and a list holds only what the asker may see. Acts with *(passkey)* ask for a passkey shown at most five minutes ago, and are never done by a token or a build. An API token does what its owner may, narrowed to the acts and products that it was made for; a build besides reads back no evidence.

| act | ${columns.map(([name]) => name).join(' | ')} |
|---|${columns.map(() => '---|').join('')}
${lines.join('\n')}

## The acts
${sentences.join('\n')}
`);

const ofRole = (role: Role): readonly string[] => acts.filter((act) => reach(() => person(undefined, null), act) !== 'yes' && reach((productId) => person(role, productId), act) === 'yes').map(({ id }) => id).toSorted();
writeOrCheck('src/workspace/policy/generated/acts-of-roles.ts', `// Written by tools/generate-roles.ts; run npm run generate.

/** The acts that each role gives beyond what everybody may do. */
export const actsOfRoles: Readonly<Record<string, readonly string[]>> = {
${roles.map((role) => `  '${role}': [${ofRole(role).map((id) => `'${id}'`).join(', ')}],`).join('\n')}
};
`);

import type { Role } from '../../../src/identity/actor.ts';
import type { AnyAct, ObjectKind } from '../../../src/workspace/act.ts';

/**
 * Who may do what, written by hand and apart from the policies: the tests hold the policies to it. A line is an act, or
 * `read` or `change` with a kind of object for all acts without a line of their own. `self` is whoever the object belongs to,
 * `member` everybody with an account, `nobody` nobody.
 */
const table = `
read organisation      | member
change organisation    | administrator
read account           | administrator auditor self
change account         | administrator
account.list           | administrator auditor
account.unused-privileges | administrator auditor
read credential        | administrator auditor self
change credential      | self
read session           | administrator auditor self
change session         | administrator self
read token             | administrator auditor self
change token           | administrator self
read provider          | administrator auditor
change provider        | administrator
read workload          | administrator auditor
change workload        | administrator
read directory         | nobody
change directory       | nobody
read setting           | administrator security-lead executive-sponsor auditor
change setting         | administrator
setting.loosen         | administrator executive-sponsor
read audit-log         | administrator auditor
change audit-log       | nobody
read product           | administrator security-lead product-owner executive-sponsor assessor approver auditor vendor-contact
change product         | administrator security-lead product-owner
read release           | security-lead product-owner executive-sponsor assessor approver auditor vendor-contact
change release         | security-lead product-owner
read evidence          | security-lead product-owner assessor approver auditor
change evidence        | security-lead product-owner
evidence.list          | security-lead product-owner assessor approver auditor vendor-contact
evidence.add           | security-lead product-owner assessor vendor-contact
evidence.read          | security-lead product-owner assessor approver auditor vendor-contact-self
evidence.download      | security-lead product-owner assessor approver auditor vendor-contact-self
evidence.read-text     | security-lead product-owner assessor approver auditor vendor-contact-self
evidence.contract      | security-lead product-owner assessor approver auditor vendor-contact-self
read assessment        | security-lead product-owner executive-sponsor assessor approver auditor
change assessment      | security-lead product-owner assessor
read dossier           | security-lead product-owner executive-sponsor assessor approver auditor
change dossier         | security-lead
dossier.approve        | security-lead executive-sponsor approver
dossier.decline        | security-lead executive-sponsor approver
read publisher         | administrator security-lead auditor
change publisher       | security-lead
read goal              | security-lead product-owner executive-sponsor auditor
change goal            | security-lead product-owner
read claim             | security-lead product-owner executive-sponsor auditor self
change claim           | security-lead product-owner
affirmation.answer     | self
affirmation.decline    | self
claim.withdraw         | security-lead product-owner self
claim.set-consent      | security-lead product-owner self
affirmation.withdraw   | security-lead product-owner self
affirmation.set-consent | security-lead product-owner self
read gate              | security-lead product-owner executive-sponsor auditor
change gate            | security-lead product-owner
read questionnaire     | security-lead product-owner auditor
change questionnaire   | security-lead product-owner
read report            | security-lead product-owner executive-sponsor auditor
change report          | security-lead
read vendor            | executive-sponsor assessor approver auditor
change vendor          | assessor
read purchase          | executive-sponsor assessor approver auditor
change purchase        | assessor
read acceptance        | executive-sponsor assessor approver auditor
change acceptance      | assessor
acceptance.record-board | executive-sponsor assessor approver
acceptance.approve     | executive-sponsor approver
acceptance.decline     | executive-sponsor approver
acceptance.revoke      | executive-sponsor approver
read objection         | executive-sponsor assessor approver auditor
change objection       | executive-sponsor assessor approver
objection.decide       | executive-sponsor approver
read answer-sheet      | nobody
change answer-sheet    | nobody
read job               | administrator security-lead product-owner executive-sponsor assessor approver auditor
change job             | security-lead product-owner
`;

const lines = new Map(table.trim().split('\n').map((line) => {
  const [what = '', who = ''] = line.split('|');
  return [what.trim(), new Set(who.trim().split(/\s+/u))] as const;
}));

/** How an actor stands to the object of an act. */
export interface Relation {
  readonly role: Role | undefined;
  /** Whether the role reaches the object: held over the organisation, or over the object’s product. */
  readonly reaches: boolean;
  /** Whether the object belongs to the actor’s own account. */
  readonly isSelf: boolean;
}

/** Who is named by the line of an act. */
function whoMay(what: string): ReadonlySet<string> {
  const line = lines.get(what);
  if (line === undefined) throw new Error(`The expected table has no line “${what}”.`);
  return line;
}

function holds(line: ReadonlySet<string>, { role, reaches, isSelf }: Relation): boolean {
  return line.has('member') || (isSelf && line.has('self')) || (role !== undefined && reaches && (line.has(role) || (isSelf && line.has(`${role}-self`))));
}

/** Whether a person of the table may do an act. */
export function isExpected(act: AnyAct, relation: Relation): boolean {
  // Whoever holds a role over a product may ask for the list of products and for the calendar, which then hold those; two roles are held over everything only.
  if (act.id === 'product.list' || act.id === 'calendar.read') return relation.role !== undefined && (relation.reaches || (relation.role !== 'administrator' && relation.role !== 'auditor'));
  // So with their newest assessments, which a contact at a vendor does not read at all.
  if (act.id === 'assessment.latest') return relation.role !== undefined && whoMay('read assessment').has(relation.role) && (relation.reaches || relation.role !== 'auditor');
  // And with the table of products by goals.
  if (act.id === 'goal.list') return relation.role !== undefined && whoMay('read goal').has(relation.role) && (relation.reaches || relation.role !== 'auditor');
  // And with the publications that wait for a second person.
  if (act.id === 'dossier.list-waiting') return (relation.role !== undefined && whoMay('dossier.approve').has(relation.role)) || holds(whoMay('read dossier'), relation);
  return holds(lines.get(act.id) ?? whoMay(`${act.kind} ${act.object}`), relation);
}

/** Whether a person of the table sees that there is such an object. */
export function isSeen(kind: ObjectKind, relation: Relation): boolean {
  return holds(whoMay(`read ${kind}`), relation) || (kind === 'evidence' && relation.isSelf && relation.reaches && relation.role === 'vendor-contact');
}

/** What a build may do, whoever it acts for. */
export const buildActs: ReadonlySet<string> = new Set([
  'product.read', 'product.list', 'product.set-statement', 'release.list', 'release.read', 'release.add', 'evidence.add', 'assessment.ask', 'assessment.list', 'assessment.read', 'assessment.read-requirement', 'assessment.download', 'assessment.export', 'assessment.history', 'assessment.compare', 'job.read',
  'product.read', 'product.list', 'product.set-statement', 'release.list', 'release.read', 'release.add', 'evidence.add', 'assessment.ask', 'assessment.list', 'assessment.read', 'assessment.read-requirement', 'assessment.download', 'assessment.compare', 'job.read', 'gate.pass',
]);

/** What no machine changes. */
export const forPeople: ReadonlySet<ObjectKind> = new Set(['account', 'credential', 'session', 'token', 'provider', 'workload', 'setting']);

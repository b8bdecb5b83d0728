import type { ControlForm, ControlOutcome } from '../../model/evidence/control-assessment.ts';
import { objectAt, objectsAt, stringAt, type JsonObject } from '../gateway/json-value.ts';

/** Controls that a document speaks of, each with what it says of it. */
export interface Controls {
  readonly listed: readonly { readonly id: string; readonly outcome: ControlOutcome }[];
  /** Items without an id or a state that is known. */
  readonly strangers: number;
  readonly openItems: number;
  readonly withRoles: number;
}

/** Keys of the four models of OSCAL that are read, with their form. */
export const models: ReadonlyMap<string, ControlForm> = new Map<string, ControlForm>([
  ['assessment-results', 'assessment-results'],
  ['component-definition', 'component-definition'],
  ['plan-of-action-and-milestones', 'plan-of-action'],
  ['catalog', 'catalogue'],
]);

/** Reads the controls of a document by its form. */
export function controlsOf(form: ControlForm, document: JsonObject): Controls {
  if (form === 'assessment-results') return ofResults(document);
  if (form === 'component-definition') return ofComponents(document);
  if (form === 'plan-of-action') return ofPlan(document);
  return { listed: idsIn(document, 0).map((id) => ({ id, outcome: 'stated' })), strangers: 0, openItems: 0, withRoles: 0 };
}

/** Findings say whether the objective of a control is satisfied; controls that were only reviewed are stated. */
function ofResults(document: JsonObject): Controls {
  const results = objectsAt(document, 'results');
  const listed: { id: string; outcome: ControlOutcome }[] = [];
  let strangers = 0;
  for (const finding of results.flatMap((result) => objectsAt(result, 'findings'))) {
    const target = objectAt(finding, 'target') ?? {};
    const id = stringAt(target, 'target-id');
    const state = stringAt(objectAt(target, 'status') ?? {}, 'state');
    if (id === undefined || !isId(id) || (state !== 'satisfied' && state !== 'not-satisfied')) strangers += 1;
    else listed.push({ id, outcome: state });
  }
  const reviewed = results.flatMap((result) => objectsAt(objectAt(result, 'reviewed-controls') ?? {}, 'control-selections').flatMap((selection) => objectsAt(selection, 'include-controls')));
  const judged = new Set(listed.map(({ id }) => controlIn(id)));
  for (const id of new Set(reviewed.flatMap((item) => stringAt(item, 'control-id') ?? []))) if (isId(id) && !judged.has(id)) listed.push({ id, outcome: 'stated' });
  return { listed, strangers, openItems: results.flatMap((result) => objectsAt(result, 'risks')).filter(isOpen).length, withRoles: 0 };
}

/** The objective `ac-6.1_obj` is of the control `ac-6.1`. */
function controlIn(objective: string): string {
  return objective.replace(/_(obj|smt|asm)\b.*$/, '');
}

function ofComponents(document: JsonObject): Controls {
  const implemented = [...objectsAt(document, 'components'), ...objectsAt(document, 'capabilities')].flatMap((component) => objectsAt(component, 'control-implementations').flatMap((list) => objectsAt(list, 'implemented-requirements')));
  const ids = implemented.flatMap((item) => stringAt(item, 'control-id') ?? []).filter(isId);
  const withRoles = implemented.filter((item) => objectsAt(item, 'responsible-roles').length > 0 || objectsAt(item, 'statements').some((statement) => objectsAt(statement, 'responsible-roles').length > 0)).length;
  return { listed: ids.map((id) => ({ id, outcome: 'stated' })), strangers: implemented.length - ids.length, openItems: 0, withRoles };
}

function ofPlan(document: JsonObject): Controls {
  return { listed: [], strangers: 0, openItems: Math.max(objectsAt(document, 'poam-items').length, objectsAt(document, 'risks').filter(isOpen).length), withRoles: 0 };
}

/** A risk is open until it is closed (OSCAL risk status). */
function isOpen(risk: JsonObject): boolean {
  return stringAt(risk, 'status') !== 'closed';
}

const nestingMax = 12;

function idsIn(group: JsonObject, depth: number): readonly string[] {
  if (depth > nestingMax) return [];
  const controls = objectsAt(group, 'controls');
  return [...controls.flatMap((control) => [...[stringAt(control, 'id') ?? ''].filter(isId), ...idsIn(control, depth + 1)]), ...objectsAt(group, 'groups').flatMap((inner) => idsIn(inner, depth + 1))];
}

function isId(id: string): boolean {
  return /^[\w.:-]{1,100}$/.test(id);
}

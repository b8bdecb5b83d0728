import type { AuditEvent } from '../../audit/audit-event.ts';

/** An entry of the audit log as far as notices look at it. */
export interface Noticed extends Pick<AuditEvent, 'actor' | 'action' | 'target' | 'detail'> {
  /** RFC 3339. */
  readonly at: string;
}

/** A kind of event: the act that it tells of, and the ids that its payload holds. Names, paths, texts and reasons stay here. */
interface WebhookEvent {
  readonly action: string;
  readonly summary: string;
  /** Facts of the entry’s detail that are told: ids and fixed words only. */
  readonly told: readonly string[];
  /** The page of the workspace that shows it. */
  readonly path: (entry: Noticed) => string;
}

const idOf = ({ target }: Noticed): string => target.slice(target.indexOf(':') + 1);
const told = ({ detail }: Noticed, name: string): string => String(detail[name] ?? '');

/** The page of the case that an act was done to. */
const caseOf = (entry: Noticed): string => `/purchases/${idOf(entry)}`;

/** Every kind of event that a webhook can be told of. */
export const webhookEvents = {
  'product.added': { action: 'product.create', summary: 'A product was added.', told: ['product'], path: (entry) => `/products/${told(entry, 'product')}` },
  'release.added': { action: 'release.add', summary: 'A release was added.', told: ['release'], path: (entry) => `/releases/${told(entry, 'release')}` },
  'evidence.added': { action: 'evidence.add', summary: 'Evidence was handed over.', told: ['evidence', 'digest', 'replaced'], path: (entry) => `/evidence/${told(entry, 'evidence')}` },
  'evidence.removed': { action: 'evidence.remove', summary: 'Evidence was removed.', told: ['digest'], path: () => '/products' },
  'assessment.finished': { action: 'assessment.complete', summary: 'An assessment is there.', told: ['release', 'job', 'digest'], path: (entry) => `/assessments/${idOf(entry)}` },
  'publication.asked': { action: 'dossier.request', summary: 'Somebody asks that a release is published.', told: ['product', 'request'], path: (entry) => `/products/${told(entry, 'product')}/publish` },
  'dossier.published': { action: 'dossier.publish', summary: 'A dossier became public.', told: ['product', 'release', 'sequence', 'payload'], path: (entry) => `/products/${told(entry, 'product')}/publish` },
  'dossier.withdrawn': { action: 'dossier.withdraw', summary: 'A dossier was withdrawn from the public.', told: ['product', 'payload'], path: (entry) => `/products/${told(entry, 'product')}/publish` },
  'vendor.changed': { action: 'vendor.alert', summary: 'Something changed, is due or went stale at a maker that is watched.', told: ['alert', 'changes', 'due', 'stale', 'gaps'], path: (entry) => `/alerts/${told(entry, 'alert')}` },
  'vendor.dossier-changed': { action: 'vendor.dossier-changed', summary: 'A maker’s dossier that is watched came out otherwise than before.', told: ['dossier', 'check', 'result', 'sequence'], path: (entry) => `/dossier-checks/${told(entry, 'check')}` },
  'purchase.opened': { action: 'purchase.open', summary: 'A case was opened.', told: ['purchase', 'criticality', 'isTender'], path: (entry) => `/purchases/${told(entry, 'purchase')}` },
  'purchase.candidate-added': { action: 'purchase.add-candidate', summary: 'A maker became a candidate of a case.', told: ['candidate', 'vendor'], path: caseOf },
  'purchase.findings-shown': { action: 'purchase.show-findings', summary: 'A maker is shown what was seen of it.', told: ['candidate', 'sheet'], path: (entry) => `${caseOf(entry)}/comparison` },
  'purchase.questions-sent': { action: 'inquiry.send', summary: 'Questions to makers were sent.', told: ['inquiry', 'closesAt', 'isTender'], path: (entry) => `${caseOf(entry)}/questions` },
  'purchase.answers-handed-in': { action: 'answer-sheet.hand-in', summary: 'A maker’s contact handed in.', told: ['sheet'], path: () => '/purchases' },
  'purchase.advanced': { action: 'purchase.advance', summary: 'A case went on to deciding.', told: ['stage'], path: caseOf },
  'purchase.risk-asked': { action: 'acceptance.ask', summary: 'An executive is asked to accept a risk.', told: ['acceptance', 'purchase', 'candidate', 'expiresOn'], path: (entry) => `/acceptances/${told(entry, 'acceptance')}` },
  'purchase.risk-accepted': { action: 'acceptance.approve', summary: 'An executive accepted a risk.', told: ['purchase', 'candidate', 'digest', 'keyId'], path: (entry) => `/acceptances/${idOf(entry)}` },
  'purchase.risk-declined': { action: 'acceptance.decline', summary: 'An executive declined to accept a risk.', told: ['purchase'], path: (entry) => `/acceptances/${idOf(entry)}` },
  'purchase.objection-raised': { action: 'objection.raise', summary: 'Somebody objects to a purchase.', told: ['objection', 'purchase', 'candidate'], path: (entry) => `/purchases/${told(entry, 'purchase')}/terms` },
  'purchase.objection-decided': { action: 'objection.decide', summary: 'An objection to a purchase was decided.', told: ['purchase', 'decision'], path: (entry) => `/purchases/${told(entry, 'purchase')}/terms` },
  'purchase.awarded': { action: 'purchase.award', summary: 'A case was awarded.', told: ['candidate'], path: caseOf },
  'purchase.dropped': { action: 'purchase.drop', summary: 'A case was dropped.', told: [], path: caseOf },
  'promise.due': { action: 'clause.due', summary: 'The day has come by which a maker keeps a promise or a clause.', told: ['clause', 'candidate', 'kind', 'dueOn'], path: (entry) => `/purchases/${idOf(entry)}/terms?candidate=${told(entry, 'candidate')}` },
  'report.written': { action: 'report.complete', summary: 'A report or a board pack is there.', told: ['job', 'kind', 'product'], path: (entry) => (told(entry, 'kind') === 'buyers-pack' ? '/portfolio#packs' : '/reports') },
  'chime.began': { action: 'chime.begin', summary: 'Something became unsafe.', told: ['chime', 'urgency'], path: () => '/posture' },
  'chime.ended': { action: 'chime.end', summary: 'Something unsafe was mended.', told: ['chime'], path: () => '/posture' },
  'setting.loosened': { action: 'setting.loosen', summary: 'A setting was made less safe.', told: ['setting', 'until'], path: () => '/posture' },
  'setting.tightened': { action: 'setting.tighten', summary: 'A loosened setting has its safe value again.', told: ['setting'], path: () => '/posture' },
  'role.granted': { action: 'account.grant-role', summary: 'Somebody was given a role.', told: ['role', 'product'], path: (entry) => `/people/${idOf(entry)}` },
} as const satisfies Readonly<Record<string, WebhookEvent>>;

export type WebhookEventName = keyof typeof webhookEvents;
export const webhookEventNames = Object.keys(webhookEvents) as [WebhookEventName, ...WebhookEventName[]];

/** The event that an entry is; undefined when no webhook is told of it. */
export function eventOf({ action }: Noticed): WebhookEventName | undefined {
  return webhookEventNames.find((name) => webhookEvents[name].action === action);
}

/**
 * What a webhook is sent: ids, fixed words and a link to the workspace, where whoever may see more looks.
 * @param id of the delivery, by which a receiver knows one that comes twice
 */
export function webhookBody(id: string, name: WebhookEventName, entry: Noticed, publicUrl: string): string {
  const event: WebhookEvent = webhookEvents[name];
  const data = Object.fromEntries(event.told.flatMap((field) => (entry.detail[field] === undefined ? [] : [[field, entry.detail[field]]])));
  return JSON.stringify({ schema: 'urn:assay:event:1', id, type: name, at: entry.at, actor: entry.actor, target: entry.target, data, link: new URL(event.path(entry), publicUrl).href });
}

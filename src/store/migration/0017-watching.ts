import type { TableDefinition } from './table-definition.ts';

export const watching: readonly TableDefinition[] = [
  {
    name: 'vendorWatch',
    columns: { vendorId: 'text', everyDays: 'integer', schedule: 'text', ownSchedule: 'text?', exposure: 'text', plannedAt: 'text?', startedAt: 'text', startedBy: 'text' },
    key: ['vendorId'], references: { vendorId: 'vendor' }, indexes: [['plannedAt']],
  },
  {
    name: 'vendorAlert',
    columns: { id: 'text', vendorId: 'text', lookId: 'text', beforeLookId: 'text?', at: 'text', digest: 'text', sizeBytes: 'bigint', changes: 'integer', due: 'integer', stale: 'integer', gaps: 'integer', dueOn: 'text?', seenAt: 'text?', seenBy: 'text?', note: 'text?' },
    key: ['id'], references: { vendorId: 'vendor', lookId: 'vendorLook', beforeLookId: 'vendorLook' }, indexes: [['at'], ['seenAt', 'at'], ['vendorId', 'at'], ['digest'], ['dueOn']],
  },
  {
    name: 'exploitedCatalogue',
    columns: { id: 'text', digest: 'text', sizeBytes: 'bigint', releasedAt: 'text?', entries: 'integer', importedAt: 'text', importedBy: 'text' },
    key: ['id'], indexes: [['importedAt'], ['digest']],
  },
  {
    name: 'vendorDossier',
    columns: { id: 'text', vendorId: 'text', address: 'text', publisher: 'text?', remembered: 'text?', jobId: 'text?', addedAt: 'text', addedBy: 'text', endedAt: 'text?' },
    key: ['id'], references: { vendorId: 'vendor' }, indexes: [['vendorId', 'endedAt'], ['endedAt']],
  },
  {
    name: 'dossierCheck',
    columns: { id: 'text', vendorDossierId: 'text', at: 'text', outcome: 'text', isNews: 'integer', reason: 'text?', sequence: 'integer?', logSize: 'integer?', counts: 'text', digest: 'text?', sizeBytes: 'bigint' },
    key: ['id'], references: { vendorDossierId: 'vendorDossier' }, indexes: [['vendorDossierId', 'at'], ['digest']],
  },
  {
    name: 'vendorIncident',
    columns: { id: 'text', vendorId: 'text', title: 'text', happenedOn: 'text', account: 'text', asked: 'text', askedOn: 'text?', answer: 'text', answeredOn: 'text?', recordedAt: 'text', recordedBy: 'text', changedAt: 'text' },
    key: ['id'], references: { vendorId: 'vendor' }, indexes: [['vendorId', 'happenedOn']],
  },
  {
    name: 'vendorPlan',
    columns: { vendorId: 'text', text: 'text', dueOn: 'text?', changedAt: 'text', changedBy: 'text' },
    key: ['vendorId'], references: { vendorId: 'vendor' },
  },
];

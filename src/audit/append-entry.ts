import { hash } from 'node:crypto';
import { canonicalJson } from '../attest/canonical-json.ts';
import { keptChange, keptQuery } from '../store/kept-query.ts';
import type { Writer } from '../store/store.ts';
import type { AuditTables } from '../store/table/audit.ts';
import type { AuditEvent } from './audit-event.ts';
import { beginning } from './beginning.ts';
import { indexWhenDue } from './index-of-log.ts';
import { withLeaf } from './tree-edge.ts';

/**
 * Adds one entry to the end of the organisation’s log, within the change that it tells of: both are kept, or neither.
 * An entry names the hash of the one before it, and its own hash is a leaf of the log’s Merkle tree (RFC 6962, 2.1).
 * @param at RFC 3339, UTC; a clock that went back is flagged, and the order stays that of the sequence
 * @returns the entry’s place in the log, from 0
 */
export async function appendEntry(rows: Writer, event: AuditEvent, at: string): Promise<number> {
  const [head] = await headOf(rows, {});
  const sequence = head?.size ?? 0;
  const isClockBack = head !== undefined && at < head.lastAt;
  const entry = canonicalJson({ ...event, at, sequence, previous: head?.hash ?? beginning, ...(isClockBack ? { clockBack: true } : {}) });
  const leaf = hash('sha256', Buffer.concat([Uint8Array.of(0), Buffer.from(entry)]), 'buffer');
  const edge = withLeaf(head === undefined ? [] : (JSON.parse(head.edge) as string[]), sequence, leaf);
  const { actor, action, target, outcome, area } = event;
  const own = leaf.toString('hex');
  await addEntry(rows, { sequence, at, entry, hash: own, actor, action, target, outcome, area });
  const next = { size: sequence + 1, hash: own, edge: JSON.stringify(edge), lastAt: isClockBack ? head.lastAt : at, clockBackAt: isClockBack ? at : (head?.clockBackAt ?? null) };
  if (head === undefined) await rows.insertInto('auditHead').values({ id: 'head', ...next, brokenAt: null, brokenProblem: null }).execute();
  else await moveHead(rows, next);
  await indexWhenDue(rows, next.size);
  return sequence;
}

const headOf = keptQuery((rows) => rows.selectFrom('auditHead').select(['size', 'hash', 'edge', 'lastAt', 'clockBackAt']));
const addEntry = keptChange((rows, entry: Readonly<AuditTables['auditEntry']>) => rows.insertInto('auditEntry').values(entry));
const moveHead = keptChange((rows, next: Readonly<Pick<AuditTables['auditHead'], 'size' | 'hash' | 'edge' | 'lastAt' | 'clockBackAt'>>) => rows.updateTable('auditHead').set(next));

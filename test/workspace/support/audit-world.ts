import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { appendEntry } from '../../../src/audit/append-entry.ts';
import type { AuditEvent } from '../../../src/audit/audit-event.ts';
import { exportLog, type ExportRange } from '../../../src/audit/export-log.ts';
import { logKey, type LogKey, type Seals } from '../../../src/audit/log-key.ts';
import { signCheckpoints } from '../../../src/audit/sign-checkpoints.ts';
import type { Ports } from '../../../src/model/ports.ts';
import { openStore } from '../../../src/store/open-store.ts';
import { provenScope, type Scope } from '../../../src/store/scope.ts';
import type { Store } from '../../../src/store/store.ts';

/** An audit log of an invented organisation, in a store of its own; its clock moves by a second with each entry. */
export interface AuditWorld {
  readonly store: Store;
  readonly scope: Scope;
  readonly folder: string;
  readonly ports: Ports;
  readonly seals: Seals;
  readonly publicUrl: string;
  readonly key: () => Promise<LogKey>;
  /** Adds entries. @returns the number of the last one */
  readonly log: (count: number, event?: Partial<AuditEvent>) => Promise<number>;
  /** @param milliseconds may be negative */
  readonly pass: (milliseconds: number) => void;
  readonly sign: () => Promise<number>;
  readonly exported: (range?: ExportRange) => Promise<string>;
  readonly close: () => Promise<void>;
}

export const someEvent: AuditEvent = { actor: 'person:alex', action: 'product.read', target: 'product:p1', outcome: 'success', area: 'business-data', sourceAddress: '192.0.2.7', requestId: 'request-1', detail: {} };

export async function openAuditWorld(beginsAt = '2026-06-01T09:00:00.000Z'): Promise<AuditWorld> {
  const folder = mkdtempSync(join(tmpdir(), 'assay-audit-'));
  let time = Date.parse(beginsAt);
  let count = 0;
  const ports: Ports = { now: () => new Date(time), randomBytes: (length) => new Uint8Array(createHash('shake256', { outputLength: length }).update(`${folder} ${(count += 1)}`).digest()) };
  const seals: Seals = { seal: (purpose, secret) => `${purpose} ${Buffer.from(secret).toString('hex')}`, open: (purpose, sealed) => {
    if (!sealed.startsWith(`${purpose} `)) throw new Error('sealed for something else');
    return Buffer.from(sealed.slice(purpose.length + 1), 'hex');
  } };
  const store = await openStore({ dataFolder: folder }, ports.now);
  await store.addOrganisation({ id: 'acme', name: 'Acme', createdAt: ports.now().toISOString() });
  const scope = provenScope('acme');
  const publicUrl = 'https://assay.acme.example';
  const key = async (): Promise<LogKey> => logKey(store, scope, seals, ports, publicUrl);
  return {
    store, scope, folder, ports, seals, publicUrl, key,
    log: async (entries, event = {}) => {
      let last = -1;
      for (let index = 0; index < entries; index += 1) {
        time += 1000;
        last = await store.write(scope, async (rows) => appendEntry(rows, { ...someEvent, ...event }, ports.now().toISOString()));
      }
      return last;
    },
    pass: (milliseconds) => void (time += milliseconds),
    sign: async () => signCheckpoints(store, scope, await key(), ports, true),
    exported: async (range = {}) => {
      let text = '';
      for await (const lines of exportLog(store, scope, range, ports.now().toISOString())) text += lines;
      return text;
    },
    close: async () => {
      await store.close();
      rmSync(folder, { recursive: true });
    },
  };
}

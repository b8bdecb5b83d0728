import { createHash, createPrivateKey, createPublicKey, hash, sign } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { writeText, type Generator, type Put } from './cached-input.ts';
import { Random } from './random.ts';

const origin = 'assay.acme.example/audit/home';
const checkpointEvery = 1000;
const startsAt = Date.UTC(2026, 0, 1);
const seed = Buffer.alloc(32, 7);
const privateKey = createPrivateKey({ key: Buffer.concat([Buffer.from('302e020100300506032b657004220420', 'hex'), seed]), format: 'der', type: 'pkcs8' });
const publicKey = createPublicKey(privateKey).export({ format: 'der', type: 'spki' }).subarray(-32);
const keyHash = createHash('sha256').update(`${origin}\n`).update(Uint8Array.of(1)).update(publicKey).digest().subarray(0, 4);
const keyLine = `${origin}+${keyHash.toString('hex')}+${Buffer.concat([Uint8Array.of(1), publicKey]).toString('base64')}`;

/** A tree of which the right edge is kept, written apart from the product’s own (RFC 6962, section 2.1). */
class Edge {
  readonly #nodes: { readonly root: Buffer; readonly width: number }[] = [];

  add(leaf: Buffer): void {
    let node = { root: leaf, width: 1 };
    for (let last = this.#nodes.at(-1); last?.width === node.width; last = this.#nodes.at(-1)) {
      this.#nodes.pop();
      node = { root: joined(last.root, node.root), width: 2 * node.width };
    }
    this.#nodes.push(node);
  }

  root(): Buffer {
    return this.#nodes.map(({ root }) => root).reduceRight((right, left) => joined(left, right));
  }
}

function joined(left: Buffer, right: Buffer): Buffer {
  return createHash('sha256').update(Uint8Array.of(1)).update(left).update(right).digest();
}

/** An export of an audit log, signed every thousand entries. */
function exportLines(count: number, put: Put): { readonly entries: number } {
  const edge = new Edge();
  let previous = '0'.repeat(64);
  put(`${JSON.stringify({ exportedAt: '2026-07-01T00:00:00.000Z', from: { edge: [], previous, size: 0 }, keptFrom: 0, keys: [keyLine], origin, schema: 'urn:assay:audit-export:1' })}\n`);
  for (let sequence = 0; sequence < count; sequence += 1) {
    const random = new Random(sequence + 1);
    const entry = `{"action":"product.change","actor":"person:${random.hex(26)}","area":"business-data","at":"${new Date(startsAt + sequence * 500).toISOString()}","detail":{"fields":"name"},"outcome":"success","previous":"${previous}","requestId":"${random.hex(26)}","sequence":${sequence},"sourceAddress":"203.0.113.${random.below(250)}","target":"product:${random.hex(26)}"}`;
    previous = hash('sha256', Buffer.concat([Uint8Array.of(0), Buffer.from(entry)]), 'hex');
    edge.add(Buffer.from(previous, 'hex'));
    put(`${entry}\n`);
    if ((sequence + 1) % checkpointEvery !== 0) continue;
    const text = `${origin}\n${sequence + 1}\n${edge.root().toString('base64')}\n`;
    put(`${JSON.stringify({ checkpoint: `${text}\n— ${origin} ${Buffer.concat([keyHash, sign(null, Buffer.from(text), privateKey)]).toString('base64')}\n` })}\n`);
  }
  return { entries: count };
}

export const auditExportInput: Generator = {
  name: 'audit-export', sources: [import.meta.url, import.meta.resolve('./random.ts')], file: 'log.jsonl',
  make: (count, path) => {
    writeFileSync(join(dirname(path), 'key'), `${keyLine}\n`);
    return writeText(path, (put) => ({ ...exportLines(count, put) }));
  },
};

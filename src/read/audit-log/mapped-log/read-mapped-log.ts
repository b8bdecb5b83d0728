import { quote, say } from '../../../model/text.ts';
import { parseYaml } from '../../gateway/yaml.ts';
import { unreadable, type Reading } from '../../reader.ts';
import { headBytes, Unreadable, type Source } from '../../source.ts';
import { readJsonLog } from '../json-log.ts';
import { productFormat } from '../product-log/format.ts';
import { productOfMapping } from './mapping.ts';

const format = 'mapped-log';

/** Reads the mapping, then the log below the line that ends it. Rows count from the first line of the log. */
export function readMappedLog(source: Source): Reading<'audit-log'> {
  const end = mappingEnd(source.head);
  if (end === undefined) return unreadable('audit-log', format, say`The mapping does not end: a line of three hyphens between it and the log is expected, in the first 64 KiB.`, { line: 1 });
  try {
    const product = productOfMapping(parseYaml(source.head.subarray(0, end.mapping), { failsafe: true }));
    return typeof product === 'string' ? unreadable('audit-log', format, say`The mapping can't be used: ${{ parts: [product] }}.`, { line: 1 }) : readJsonLog(below(source, end.log), productFormat(product, ''));
  } catch (problem) {
    if (!(problem instanceof Unreadable)) throw problem;
    return unreadable('audit-log', format, say`The mapping ${quote(problem.reason)}.`, problem.at);
  }
}

/** Where the mapping ends, and where the log begins: around a line of three hyphens. */
function mappingEnd(head: Uint8Array): { readonly mapping: number; readonly log: number } | undefined {
  for (let at = head.indexOf(0x0a); at !== -1; at = head.indexOf(0x0a, at + 1)) {
    if (head[at + 1] !== 0x2d || head[at + 2] !== 0x2d || head[at + 3] !== 0x2d) continue;
    const after = head[at + 4] === 0x0d ? at + 5 : at + 4;
    if (head[after] === 0x0a) return { mapping: at + 1, log: after + 1 };
  }
  return undefined;
}

/** The source from a byte on. */
function below(source: Source, start: number): Source {
  let head = source.head.subarray(start);
  return {
    name: source.name,
    sizeBytes: source.sizeBytes - start,
    get head() {
      // What was left of the first bytes may be short: the layout of the log is told by its own first bytes.
      if (head.length < headBytes && head.length < source.sizeBytes - start) head = firstBytes(this.chunks());
      return head;
    },
    bytes: (limitBytes) => source.bytes(limitBytes + start).subarray(start),
    *chunks() {
      let toSkip = start;
      for (const chunk of source.chunks()) {
        const skipped = Math.min(toSkip, chunk.length);
        toSkip -= skipped;
        if (skipped < chunk.length) yield chunk.subarray(skipped);
      }
    },
  };
}

function firstBytes(chunks: Iterable<Uint8Array>): Uint8Array {
  for (const chunk of chunks) return chunk.slice(0, headBytes);
  return new Uint8Array(0);
}

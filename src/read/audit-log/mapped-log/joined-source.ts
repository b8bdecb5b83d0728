import { headBytes, Unreadable, type Source } from '../../source.ts';

const separator = new TextEncoder().encode('\n---\n');
const mappingBytesMax = 32_768;

/**
 * A mapping and the log that it is for, as one source for the reader of mapped logs.
 * @throws Unreadable when the mapping is longer than 32 KiB
 */
export function joinedSource(mapping: Source, log: Source): Source {
  const first = mapping.bytes(mappingBytesMax);
  const start = new Uint8Array(first.length + separator.length);
  start.set(first);
  start.set(separator, first.length);
  const head = new Uint8Array(Math.min(headBytes, start.length + log.head.length));
  head.set(start);
  head.set(log.head.subarray(0, head.length - start.length), start.length);
  const sizeBytes = start.length + log.sizeBytes;
  return {
    name: log.name,
    sizeBytes,
    head,
    bytes: (limitBytes) => {
      if (sizeBytes > limitBytes) throw new Unreadable(`is ${sizeBytes} bytes long; at most ${limitBytes} are read`);
      const whole = new Uint8Array(sizeBytes);
      whole.set(start);
      whole.set(log.bytes(limitBytes), start.length);
      return whole;
    },
    *chunks() {
      yield start;
      yield* log.chunks();
    },
  };
}

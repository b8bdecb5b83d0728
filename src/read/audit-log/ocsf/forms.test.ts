import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import type { Source } from '../../source.ts';
import { sourceOf } from '../../source.ts';
import { ocsf } from './index.ts';

const sourceOfText = (text: string): Source => sourceOf('sample.log', new TextEncoder().encode(text));

/** Mostly the first of the values, as in a real log. */
const mostly = <Value>(usual: Value, ...others: readonly Value[]): fc.Arbitrary<Value> => fc.oneof({ arbitrary: fc.constant(usual), weight: 12 }, fc.constantFrom(...others));
const text = mostly('a', 'b', '', null, 'Zoë "Z"');

const event = fc.record({
  class_uid: fc.constantFrom(3001, 3002, 4001, 5001, 77),
  category_uid: mostly(3, 4),
  activity_id: mostly(1, 2, 99, 0, 57),
  type_uid: mostly(300101, 400101),
  severity_id: fc.constant(1),
  time: fc.oneof({ arbitrary: fc.integer({ min: 1_780_000_000_000, max: 1_780_300_000_000 }), weight: 12 }, fc.constantFrom(1_780_000_000, 1.5, 'now')),
  metadata: mostly<object | null>({ version: '1.3.0', correlation_uid: 'c' }, { version: '1.3.0' }, null),
  actor: mostly<object>({ user: { uid: 'u-1', name: 'n' } }, { user: {} }, {}),
  user: fc.record({ uid: text }),
  device: mostly<object | undefined>(undefined, { hostname: 'h' }),
  resources: mostly<readonly object[]>([{ uid: 'r' }], []),
  status_id: mostly(1, 2, 0),
  status: mostly<string | undefined>(undefined, 'Success'),
});

describe('rows of an OCSF log', () => {
  // In an array each event is walked in full; on lines most are told by the form of earlier ones.
  it('say the same on lines and in an array', () => {
    fc.assert(
      fc.property(fc.array(event, { minLength: 150, maxLength: 300 }), (events) => {
        const rows = events.map((one) => JSON.stringify(one));
        assert.deepEqual(ocsf.read(sourceOfText(`${rows.join('\n')}\n`)), ocsf.read(sourceOfText(`[${rows.join(',')}]`)));
      }),
      { numRuns: 30, seed: 17 },
    );
  });
});

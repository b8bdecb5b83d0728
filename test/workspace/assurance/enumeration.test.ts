import assert from 'node:assert/strict';
import { after, before, describe, mock, test } from 'node:test';
import { SqliteConnection } from '../../../src/store/sqlite/sqlite-connection.ts';
import { probed, type Probed, type Question } from '../../enumeration/probes.ts';
import type { Answered } from '../support/web-client.ts';

/** What a stranger gets to see, but for what differs from request to request. */
function seenIn({ status, headers, text }: Answered): string {
  const kept = [...headers].filter(([name]) => !['date', 'x-request-id', 'content-length'].includes(name)).toSorted(([one], [other]) => (one < other ? -1 : 1));
  return JSON.stringify([status, kept, text.replaceAll(/"requestId":"[^"]*"/g, '"requestId":""')]);
}

/** What the database is asked while somebody waits for an answer, without what a workspace asks for itself; every 64th entry of the log brings those before it into its index, whoever makes it. */
async function askedFor(question: Question): Promise<readonly string[]> {
  const { mock: watched } = mock.method(SqliteConnection.prototype, 'executeQuery');
  try {
    await question();
    return watched.calls.map(({ arguments: [{ sql }] }) => sql).filter((sql) => !/ "(?:job|organisation|loosening|audit_index)"/.test(sql));
  } finally {
    watched.restore();
  }
}

let world: Probed;
const whats = ['passkey with a wrong signature', 'passkey of a deactivated account', 'name with a wrong password', 'recovery code that was used', 'invitation that was taken', 'link for an affirmation that was given', 'setup link after setup', 'token that was revoked', 'session that ended', 'organisation of a session', 'provider that was disabled'];

/** The times of these are compared by `npm run enumeration`. */
describe('somebody who asks what is there', () => {
  before(async () => { world = await probed(); });
  after(async () => {
    assert.deepEqual(world.host.defects, []);
    await world.host.close();
  });

  test('asks of everything that has a secret or a name', () => assert.deepEqual(world.probes.map(({ what }) => what), whats));

  for (const what of whats) {
    test(`${what}: known and unknown get the same answer, byte for byte`, async () => {
      const probe = world.probes.find((one) => one.what === what);
      assert.ok(probe !== undefined);
      const [known, unknown] = [await (await probe.known())(), await (await probe.unknown())()];
      assert.ok(known.status >= 400, String(known.status));
      assert.equal(seenIn(known), seenIn(unknown));
    });

    test(`${what}: known and unknown ask the database for the same`, async () => {
      const probe = world.probes.find((one) => one.what === what);
      assert.ok(probe !== undefined);
      // Refusals of the minutes before are over: beyond a number a minute they are only counted.
      world.host.pass(2);
      const known = await askedFor(await probe.known());
      assert.ok(known.length > 0);
      assert.deepEqual(await askedFor(await probe.unknown()), known);
    });
  }
});

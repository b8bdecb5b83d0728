import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, describe, it } from 'node:test';
import type { Actor } from '../../../src/identity/actor.ts';
import type { Scope } from '../../../src/store/scope.ts';
import { readPurchase } from '../../../src/workspace/acts/purchases/read-purchase.ts';
import { openPurchase } from '../../../src/workspace/acts/purchases/open-purchase.ts';
import { linkAlert, linkCase, unlinkAlert, unlinkCase } from '../../../src/workspace/acts/trackers/tracker-links.ts';
import { importExploited } from '../../../src/workspace/acts/watching/import-exploited.ts';
import { keepOwnExploited } from '../../../src/workspace/acts/watching/keep-own-exploited.ts';
import { readPortfolio } from '../../../src/workspace/acts/watching/read-portfolio.ts';
import { exploitedFacts } from '../../../src/workspace/watching/exploited-facts.ts';
import { refusalOf } from '../support/refusal-of.ts';
import { openWorld, type World } from '../support/world.ts';

describe('lists and links of one’s own', () => {
  let world: World;
  let home: Scope;
  let assessor: Actor;
  before(async () => {
    world = await openWorld();
    home = await world.organisation('home');
    assessor = await world.person(home, { roles: [{ role: 'assessor', productId: null }] });
  });
  after(async () => world.close());

  it('an own list of exploited vulnerabilities counts beside the published catalogue, which comes first', async () => {
    const entries = async (): Promise<unknown> => (await exploitedFacts(world.services, home)).catalogue?.facts.entries.map(({ cveId, vendor }) => [cveId, vendor]);
    const refused = await refusalOf(world.door.perform(assessor, keepOwnExploited, { list: 'CVE-2026-90001, Granite, Gate, 2026-05-30\nCVE-2026-90001, Granite, Gate, 2026-05-30\nno id, Granite, Gate, 2026-05-30\nCVE-2026-90002, Granite\nCVE-2026-90003, Granite, Gate, soon' }));
    assert.deepEqual(refused?.problems.map(({ message }) => message.slice(0, 7)), ['Line 2:', 'Line 3:', 'Line 4:', 'Line 5:']);
    assert.deepEqual(await world.door.perform(assessor, keepOwnExploited, { list: 'CVE-2026-90001, Granite, "Gate, large", 2026-05-30\nCVE-2026-41001, Ours, Ours, 2026-05-30\n' }), { entries: 2 });
    assert.deepEqual(await entries(), [['CVE-2026-90001', 'Granite'], ['CVE-2026-41001', 'Ours']]);
    const bytes = readFileSync(new URL('../../../fixtures/read/kev/valid-two-entries.json', import.meta.url));
    const kept = await world.services.evidence.put(home, (async function* once(): AsyncGenerator<Uint8Array> { yield bytes; })(), 100_000);
    assert.equal((await world.door.perform(assessor, importExploited, { path: 'kev.json', ...kept })).entries, 2);
    assert.deepEqual(await entries(), [['CVE-2026-41001', 'Acme'], ['CVE-2025-40777', 'Larkspur Systems'], ['CVE-2026-90001', 'Granite']]);
    const { exploited, ownExploited } = await world.door.perform(assessor, readPortfolio, {});
    assert.deepEqual([exploited?.entries, ownExploited?.entries, ownExploited?.list.trim().split('\n').length], [2, 2, 2]);
    await world.door.perform(assessor, keepOwnExploited, { list: '' });
    assert.deepEqual(await entries(), [['CVE-2026-41001', 'Acme'], ['CVE-2025-40777', 'Larkspur Systems']]);
  });

  it('a link into a tracker is a whole https address, once, and only of the thing that it stands on', async () => {
    const { id: purchase } = await world.door.perform(assessor, openPurchase, { title: 'Gateway' });
    for (const address of ['http://tracker.example/1', 'javascript:alert(1)', '//tracker.example/1', 'https://user:pass@tracker.example/1', 'https://tracker.example/a b', 'tracker.example']) assert.equal((await refusalOf(world.door.perform(assessor, linkCase, { purchase, address, words: 'SEC-1' })))?.refusal, 'invalid-input', address);
    assert.equal((await refusalOf(world.door.perform(assessor, linkCase, { purchase, clause: 'elsewhere', address: 'https://tracker.example/1', words: 'SEC-1' })))?.problems[0]?.path, 'clause');
    const { id: link } = await world.door.perform(assessor, linkCase, { purchase, address: 'https://tracker.example/browse/SEC-1', words: 'SEC-1' });
    assert.equal((await refusalOf(world.door.perform(assessor, linkCase, { purchase, address: 'https://tracker.example/browse/SEC-1', words: 'Again' })))?.refusal, 'conflict');
    const shown = async (): Promise<unknown> => (await world.door.perform(assessor, readPurchase, { purchase })).trackerLinks.map(({ words, address }) => [words, address]);
    assert.deepEqual(await shown(), [['SEC-1', 'https://tracker.example/browse/SEC-1']]);
    // By the act of another kind of thing it is not there.
    assert.equal((await refusalOf(world.door.perform(assessor, unlinkAlert, { trackerLink: link })))?.refusal, 'not-found');
    assert.equal((await refusalOf(world.door.perform(assessor, linkAlert, { alert: 'none', address: 'https://tracker.example/1', words: 'SEC-1' })))?.refusal, 'not-found');
    await world.door.perform(assessor, unlinkCase, { trackerLink: link });
    assert.deepEqual(await shown(), []);
  });
});

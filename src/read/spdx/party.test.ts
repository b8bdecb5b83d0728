import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { parseParty, partyFact } from './party.ts';
import { parseTool } from './tool.ts';

describe('parties of SPDX 2', () => {
  it('an organisation keeps its name, and of its contact only that there is one', () => {
    assert.deepEqual(partyFact(parseParty('Organization: Example Works (security@example.com)')), { name: 'Example Works', kind: 'organisation', hasEmail: true });
    assert.deepEqual(partyFact(parseParty('Organization: Example Works (https://example.com)')), { name: 'Example Works', url: 'https://example.com', kind: 'organisation' });
  });

  it('brackets that hold no address belong to the name', () => {
    assert.equal(parseParty('Organization: Example Works (Europe)').name, 'Example Works (Europe)');
    assert.equal(parseParty('Organization: Example Works ()').name, 'Example Works');
  });

  it('nothing of a person reaches the facts', () => {
    const fact = partyFact(parseParty('Person: Vera Planted (vera.planted@example.com)'));
    assert.deepEqual(fact, { kind: 'person', hasName: true, hasEmail: true });
    assert.doesNotMatch(JSON.stringify(fact), /planted/i);
  });

  it('NOASSERTION is declared unknown, also behind a prefix', () => {
    assert.equal(parseParty('Organization: NOASSERTION').isDeclaredUnknown, true);
    assert.equal(parseParty('NOASSERTION').name, undefined);
  });
});

describe('tools of SPDX 2', () => {
  it('the version begins where digits and a full stop follow a hyphen', () => {
    assert.deepEqual(parseTool('sbom-maker-2.1.0'), { name: 'sbom-maker', version: '2.1.0' });
    assert.deepEqual(parseTool('maker-v1.2.3-beta'), { name: 'maker', version: 'v1.2.3-beta' });
    assert.deepEqual(parseTool('sbom4maker-7'), { name: 'sbom4maker', version: '7' });
    assert.deepEqual(parseTool('sbom-maker'), { name: 'sbom-maker' });
  });
});

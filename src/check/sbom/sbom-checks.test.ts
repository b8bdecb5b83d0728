import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Check } from '../../model/check.ts';
import { checks } from '../index.ts';
import { sbomChecks } from './sbom-checks.ts';

test('the checks of an SBOM alone are all those that need nothing else, in the same order', () => {
  const every: readonly Check[] = checks;
  assert.deepEqual(sbomChecks, every.filter(({ needs, uses = [] }) => (needs.length === 0 ? uses.includes('sbom') : needs.every((kind) => kind === 'sbom'))));
});

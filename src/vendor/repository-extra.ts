import { z } from 'zod';
import type { Repository } from '../model/evidence/repository.ts';
import type { Evidence } from '../model/evidence.ts';
import type { Capture } from './capture/open-capture.ts';
import { readExtraFacts } from './read-extra.ts';

const name = z.string().max(1_000);
const repositoryShape = z.strictObject({
  commit: z.exactOptional(z.string().regex(/^[0-9a-f]{7,64}$/)),
  securityPolicies: z.array(name).max(200),
  releases: z.array(z.strictObject({ name, at: z.exactOptional(name) })).max(200),
  releasesOmitted: z.int().min(0),
  advisories: z.array(name).max(200),
  advisoriesOmitted: z.int().min(0),
  newCode: z.exactOptional(z.strictObject({
    from: name,
    to: name,
    commits: z.int().min(0),
    isCut: z.boolean(),
    languages: z.array(z.strictObject({ name, lines: z.int().min(0), memorySafety: z.enum(['memory-safe', 'not-memory-safe', 'not-classified']) })).max(1_000),
  })),
});

/** Facts of the maker's repository that the capture holds, as evidence. */
export function repositoryExtra(capture: Capture): readonly Evidence<'repository'>[] {
  const facts: Repository | undefined = readExtraFacts(capture, 'repository.json', repositoryShape);
  const kept = capture.record.extras.find((item) => item.name === 'repository.json');
  if (facts === undefined || kept === undefined) return [];
  return [{ kind: 'repository', format: 'repository', artifact: { path: kept.name, digest: kept.digest, sizeBytes: kept.sizeBytes, origin: 'collected' }, facts, complete: facts.releasesOmitted + facts.advisoriesOmitted === 0 && facts.newCode?.isCut !== true }];
}

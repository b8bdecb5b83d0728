import { z } from 'zod';

/** A path or pattern within a release, as an allow-list names files. */
const namedPathShape = z.string().trim().min(1).max(300).refine((path) => !path.startsWith('/') && !/^[A-Za-z]:/u.test(path) && !path.split(/[\\/]/u).includes('..') && !/\p{C}/u.test(path), 'Expected a path inside the release, such as docs/policy.md, a folder, or a pattern such as logs/*.jsonl.');

/** Files that become public, and files that are committed to by a salted digest. What is in neither stays private. */
export const publishListShape = z.object({ public: z.array(namedPathShape).max(1000), withheld: z.array(namedPathShape).max(1000) });

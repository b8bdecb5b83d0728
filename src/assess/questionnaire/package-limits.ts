import { archiveLimits, type ArchiveLimits } from '../../collect/archive/limits.ts';
import { questionnaireLimits as most } from '../../read/questionnaire/limits.ts';

/** What an Office file may be at most: far less than an archive of evidence, and sheets of blanks pack better. */
export const packageLimits: ArchiveLimits = { ...archiveLimits, archiveBytesMax: most.fileBytes, entriesMax: 5000, memberBytesMax: most.memberBytes, totalBytesMax: 256_000_000, ratioMax: 250 };

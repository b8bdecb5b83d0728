import type { AnyRow } from './all-rows.ts';

/** The digests of evidence that a row names, and that must therefore be there. */
export function namedDigests(table: string, row: AnyRow): readonly string[] {
  switch (table) {
    case 'evidenceFile': return row['removedAt'] === null && typeof row['digest'] === 'string' ? [row['digest']] : [];
    case 'assessment': case 'reportFile': return typeof row['digest'] === 'string' ? [row['digest']] : [];
    case 'questionnaire': return [row['digest'], row['readingDigest']].filter((digest) => typeof digest === 'string');
    case 'questionnaireExport': return typeof row['digest'] === 'string' ? [row['digest']] : [];
    case 'publishedDossier': return row['withdrawnAt'] === null && typeof row['files'] === 'string' ? (JSON.parse(row['files']) as readonly { readonly digest: string }[]).map(({ digest }) => digest) : [];
    default: return [];
  }
}

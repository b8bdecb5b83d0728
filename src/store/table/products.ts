/** What a manufacturer measures, from what, and what came out. */
export interface ProductTables {
  product: {
    id: string;
    /** Unique in the organisation; part of addresses. */
    slug: string;
    name: string;
    /** The product’s own statement (assay.yaml), as text; empty when there is none. */
    statement: string;
    createdAt: string;
    changedAt: string;
    archivedAt: string | null;
  };
  release: {
    id: string;
    productId: string;
    version: string;
    createdAt: string;
  };
  /** One file of evidence. Its bytes lie in the evidence store under their digest. */
  evidenceFile: {
    id: string;
    releaseId: string;
    /** The release’s product, here too: when it last got evidence is then found by one look into an index. */
    productId: string;
    path: string;
    /** SHA-256, hexadecimal. */
    digest: string;
    sizeBytes: number;
    origin: 'collected' | 'handed-over' | 'declared';
    /** JSON: what the file is, read when it came in (kind, format, summary, notes). */
    reading: string | null;
    /** JSON list of the kinds of evidence in it; null when it was not looked at. */
    kinds: string | null;
    receivedAt: string;
    receivedBy: string;
    removedAt: string | null;
  };
  assessment: {
    id: string;
    releaseId: string;
    /** The release’s product, here too: the newest of a product is then found by one look into an index. */
    productId: string;
    at: string;
    ruleVersion: string;
    /** Digest of the whole assessment (JSON) in the evidence store. */
    digest: string;
    sizeBytes: number;
    /** JSON: how many requirements have which verdict, and each goal’s verdict. */
    summary: string;
    askedBy: string;
  };
  /** The public read model: only what was published. */
  publishedDossier: {
    id: string;
    productId: string;
    slug: string;
    /** As the dossier names product, maker and release. */
    name: string;
    maker: string;
    version: string | null;
    publishedAt: string;
    /** Publications of one product are numbered from 1. */
    sequence: number;
    /** Digest of the signed payload, `sha256:` and 64 digits. */
    payload: string;
    /** JSON: number, title and published verdict of each goal. */
    goals: string;
    /** JSON: the published figures, on which the progress in later publications rests. */
    measures: string;
    /** JSON list of path, digest, size; empty once it was replaced or withdrawn. */
    files: string;
    /** When a later one took its place. */
    replacedAt: string | null;
    withdrawnAt: string | null;
    withdrawnReason: string | null;
  };
}

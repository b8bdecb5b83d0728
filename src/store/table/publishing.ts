/** Under which name and keys a manufacturer publishes, what may become public, who let it pass, and the log of what was. */
export interface PublishingTables {
  publisher: {
    /** The domain under which it publishes; one an organisation. */
    domain: string;
    /** Goes up with every change of keys or log, so that what was made from an older state is never kept. */
    revision: number;
    /** Private keys and salts, sealed with the instance’s secret. */
    sealed: string;
    /** The signed key file, base64: public. */
    keyFile: string;
    /** The newest signed head of the publication log; empty before the first entry. */
    checkpoint: string;
    createdAt: string;
    createdBy: string;
    changedAt: string;
  };
  /** The publication log, one entry a row. A place that is taken can’t be taken again, so that the log has one history. */
  publication: {
    /** Place in the log, from 0. */
    position: number;
    kind: 'publication' | 'withdrawal';
    /** The entry’s bytes, base64. */
    entry: string;
    productId: string;
    /** As the dossier names the product: publications of one name are numbered. */
    productName: string;
    sequence: number;
    /** Digest of the dossier’s payload, `sha256:` and 64 digits. */
    payload: string;
    at: string;
  };
  /** Files of a product as somebody sorted them in the workspace; it takes the place of the statement’s own section. */
  publishList: {
    productId: string;
    /** JSON lists of paths and patterns. */
    publicPaths: string;
    withheldPaths: string;
    changedAt: string;
    changedBy: string;
  };
  /** That a person whom the statement names agreed to being named in public. */
  nameConsent: {
    id: string;
    productId: string;
    name: string;
    /** How it was given. */
    words: string;
    recordedAt: string;
    recordedBy: string;
    withdrawnAt: string | null;
  };
  /** Somebody asks that a release is published. It binds whoever approves to exactly what they saw. */
  dossierRequest: {
    id: string;
    productId: string;
    releaseId: string;
    state: 'open' | 'declined' | 'publishing' | 'published' | 'failed';
    /** Digest of all that would become public, 64 digits. */
    planDigest: string;
    askedAt: string;
    askedBy: string;
    decidedAt: string | null;
    decidedBy: string | null;
    jobId: string | null;
    /** Why it was declined or failed. */
    problem: string | null;
    dossierId: string | null;
  };
}

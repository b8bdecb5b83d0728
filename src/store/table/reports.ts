/** Reports that were written. One is never changed: another takes its place beside it. */
export interface ReportTables {
  report: {
    id: string;
    /** The product that it is about; all of the organisation when null. */
    productId: string | null;
    kind: string;
    /** Name and edition of its form. */
    form: string;
    /** What it is about, as it was named then. */
    subject: string;
    /** Days. */
    periodFrom: string;
    periodTo: string;
    at: string;
    ruleVersion: string;
    /** JSON list of `{ productId, assessmentId, digest }` of the assessments that it was written from. */
    sources: string;
    madeBy: string;
  };
  /** A report’s bytes in the evidence store, one in each format. */
  reportFile: {
    reportId: string;
    format: 'html' | 'pdf' | 'json';
    /** SHA-256, hexadecimal. */
    digest: string;
    sizeBytes: number;
  };
}

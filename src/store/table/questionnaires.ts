/** Questions of customers, and the answers to them. */
export interface QuestionnaireTables {
  questionnaire: {
    id: string;
    productId: string;
    title: string;
    /** Form that it came in and goes back in. */
    form: 'xlsx' | 'csv' | 'docx' | 'json' | 'shipped';
    /** Digest of the original’s bytes in the evidence store; null for one that ships with Assay. */
    digest: string | null;
    createdBy: string;
    createdAt: string;
  };
  question: {
    id: string;
    questionnaireId: string;
    position: number;
    /** Where it stands in the original, for example `Sheet1!B7`. */
    place: string;
    text: string;
    /** JSON: state, text, reason, sources; null while nobody answered. */
    answer: string | null;
    changedAt: string;
  };
}

/** Questions of customers, the answers to them, and what of these may be said again. */
export interface QuestionnaireTables {
  questionnaire: {
    id: string;
    productId: string;
    title: string;
    /** Form that it came in and goes back in. */
    form: 'xlsx' | 'csv' | 'docx' | 'json' | 'shipped';
    /** Of one that ships with Assay: which. */
    questionSet: string | null;
    fileName: string;
    /** Digest of the original’s bytes in the evidence store; null for one that ships with Assay. */
    digest: string | null;
    /** Digest of what was read in it, JSON in the evidence store. */
    readingDigest: string | null;
    /** JSON: where in the file questions stand and answers go. */
    mapping: string | null;
    /** `draft` until a person has looked at where its questions stand. */
    state: 'draft' | 'open' | 'closed';
    /** Whom it came from, as the person who brought it in calls them. */
    customer: string;
    /** Day by which answers are wanted, RFC 3339 date. */
    dueOn: string | null;
    /** The assessment that the proposals rest on. */
    assessmentId: string | null;
    createdBy: string;
    createdAt: string;
    changedAt: string;
  };
  question: {
    id: string;
    questionnaireId: string;
    position: number;
    /** JSON: where its answer goes in the original; null for a set that ships with Assay. */
    place: string | null;
    /** Number or id that the questionnaire gives it. */
    reference: string;
    section: string;
    text: string;
    /** The same for questions of the same wording. */
    textKey: string;
    /** JSON: words to choose from. */
    choices: string;
    /** JSON: ids of the requirements that it asks for. */
    requirements: string;
    confidence: 'sure' | 'close' | 'none';
    /** JSON: the answer that evidence gives; null when it gives none. */
    proposal: string | null;
    proposedState: string | null;
    answerState: string;
    /** JSON; null while nobody answered. */
    answer: string | null;
    review: 'none' | 'proposed' | 'reviewed' | 'final';
    answeredBy: string | null;
    reviewedBy: string | null;
    reviewedAt: string | null;
    finalBy: string | null;
    finalAt: string | null;
    /** JSON: a later assessment that says something else than the one the answer rests on. */
    contradiction: string | null;
    changedAt: string;
  };
  libraryAnswer: {
    id: string;
    /** Null for one that holds for every product. */
    productId: string | null;
    textKey: string;
    questionText: string;
    /** JSON: ids of requirements. */
    requirements: string;
    state: string;
    /** JSON: as in `question`. */
    answer: string;
    ownedBy: string;
    approvedBy: string;
    approvedAt: string;
    expiresAt: string;
    retiredAt: string | null;
  };
  /** What was handed out, to whom it was shown by whom. */
  questionnaireExport: {
    id: string;
    questionnaireId: string;
    at: string;
    by: string;
    fileName: string;
    digest: string;
    sizeBytes: number;
    /** Whether only final answers are in it. */
    onlyFinal: number;
    answered: number;
    /** JSON: answers for which the file has no place, and why. */
    notPlaced: string;
  };
}

/** Questions to makers, the way in of a maker’s contact, and the answers. */
export interface InquiryTables {
  /** One set of questions: to one candidate, or the same to all candidates of a tender. Once sent it never changes. */
  inquiry: {
    id: string;
    purchaseId: string;
    /** As the contact reads it: no internal words. */
    subject: string;
    /** 1 when it goes to all candidates alike and answers stay sealed until it closes. */
    isTender: number;
    state: 'draft' | 'sent';
    /** `findings`: it asks nothing, and shows one candidate what was seen of it; null for a set of questions. */
    purpose: 'findings' | null;
    /** RFC 3339; null while it is a draft. */
    closesAt: string | null;
    createdAt: string;
    createdBy: string;
    sentAt: string | null;
    sentBy: string | null;
  };
  inquiryQuestion: {
    id: string;
    inquiryId: string;
    position: number;
    kind: 'requirement' | 'criterion' | 'document' | 'own';
    /** Id of the requirement, of the criterion, or kind of the document; empty for a question of the assessor’s own. */
    reference: string;
    ask: string;
    why: string;
    goodAnswer: string;
    level: 'must' | 'should';
  };
  /** What one candidate answers to one set. */
  answerSheet: {
    id: string;
    inquiryId: string;
    candidateId: string;
    /** The look that the questions came from; null when there was none. */
    lookId: string | null;
    state: 'open' | 'handed-in' | 'set-aside';
    handedInAt: string | null;
    setAsideReason: string | null;
    setAsideAt: string | null;
    setAsideBy: string | null;
  };
  sheetAnswer: {
    sheetId: string;
    questionId: string;
    /** What was seen when the question was made: the verdict, and the sentence (JSON of a text); null when nothing was looked at. */
    seenVerdict: string | null;
    seen: string | null;
    state: 'unanswered' | 'yes-with-evidence' | 'yes' | 'partly' | 'planned' | 'no' | 'not-applicable';
    text: string;
    /** Day for which it is promised. */
    plannedOn: string | null;
    answeredAt: string | null;
    /** What the files that were handed in show, read by the same rules: the verdict and the sentence; null while unknown. */
    filesVerdict: string | null;
    filesShow: string | null;
    /** What the assessor says of an answer that may differ from what was seen; null while nobody looked. */
    difference: 'confirmed' | 'dismissed' | null;
    differenceAt: string | null;
    differenceBy: string | null;
  };
  /** A file that a contact attached: hostile. */
  answerFile: {
    id: string;
    sheetId: string;
    questionId: string | null;
    path: string;
    digest: string;
    sizeBytes: number;
    /** JSON: what was read in it. */
    reading: string;
    receivedAt: string;
    removedAt: string | null;
  };
  /** One link for one contact: bound to an address, until a day. */
  sheetContact: {
    id: string;
    sheetId: string;
    mail: string;
    /** SHA-256 of the link’s secret, hexadecimal. */
    hash: string;
    /** SHA-256 of the code that was handed over beside the link, then of the contact’s own that took its place; null when codes go by mail. */
    handedCodeHash: string | null;
    /** 1 once the code is the contact’s own, which nobody here ever saw. */
    hasOwnCode: number;
    /** SHA-256 of the code that was mailed last. */
    codeHash: string | null;
    codeExpiresAt: string | null;
    codeSentAt: string | null;
    codesSent: number;
    /** SHA-256 of the code that counted last, so that one which comes twice is no guess. */
    usedCodeHash: string | null;
    /** Wrong codes since the last right one. */
    wrongCodes: number;
    expiresAt: string;
    createdAt: string;
    createdBy: string;
    enteredAt: string | null;
    revokedAt: string | null;
  };
  contactSession: {
    id: string;
    contactId: string;
    /** SHA-256 of the secret, hexadecimal. */
    hash: string;
    createdAt: string;
    lastSeenAt: string;
    endsAt: string;
    endedAt: string | null;
  };
  clarification: {
    id: string;
    inquiryId: string;
    sheetId: string;
    text: string;
    askedAt: string;
    answer: string | null;
    answeredAt: string | null;
    answeredBy: string | null;
  };
  /** A maker’s own words beside a finding about it. */
  findingReply: {
    id: string;
    sheetId: string;
    candidateId: string;
    vendorId: string;
    requirement: string;
    text: string;
    repliedAt: string;
  };
}

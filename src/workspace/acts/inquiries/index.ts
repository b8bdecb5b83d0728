import type { AnyAct } from '../../act.ts';
import { addAnswerFile, removeAnswerFile } from './answer-files.ts';
import { answerClarification } from './answer-clarification.ts';
import { askBack, replyToFinding } from './ask-back.ts';
import { addQuestion, discardInquiry, removeQuestion } from './change-questions.ts';
import { askContactCode, enterAsContact, leaveAsContact } from './contact-entrance.ts';
import { downloadAnswerFile } from './download-answer-file.ts';
import { inviteContact, revokeContact } from './invite-contact.ts';
import { judgeDifference } from './judge-difference.ts';
import { makeInquiry } from './make-inquiry.ts';
import { readInquiries } from './read-inquiries.ts';
import { readOwnSheet } from './read-own-sheet.ts';
import { sendInquiry } from './send-inquiry.ts';
import { setSheetAside } from './set-sheet-aside.ts';
import { exportOwnSheet, exportSheet, importOwnSheet, importSheet } from './workbooks.ts';
import { handIn, writeAnswer } from './write-answers.ts';

/** What is asked of makers, and what their contacts do on the sheet that they were given. */
export const inquiryActs: readonly AnyAct[] = [
  readInquiries,
  makeInquiry,
  addQuestion,
  removeQuestion,
  discardInquiry,
  sendInquiry,
  inviteContact,
  revokeContact,
  setSheetAside,
  answerClarification,
  judgeDifference,
  downloadAnswerFile,
  exportSheet,
  importSheet,
  askContactCode,
  enterAsContact,
  leaveAsContact,
  readOwnSheet,
  writeAnswer,
  addAnswerFile,
  removeAnswerFile,
  askBack,
  replyToFinding,
  exportOwnSheet,
  importOwnSheet,
  handIn,
];

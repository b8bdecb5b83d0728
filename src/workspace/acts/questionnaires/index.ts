import type { AnyAct } from '../../act.ts';
import { answerQuestion } from './answer-question.ts';
import { closeQuestionnaire } from './close-questionnaire.ts';
import { discardQuestionnaire } from './discard-questionnaire.ts';
import { downloadExport } from './download-export.ts';
import { exportQuestionnaire } from './export-questionnaire.ts';
import { importQuestionnaire } from './import-questionnaire.ts';
import { keepLibraryAnswer } from './keep-library-answer.ts';
import { keepQuestions } from './keep-questions.ts';
import { listExports } from './list-exports.ts';
import { listLibraryAnswers } from './list-library-answers.ts';
import { listQuestionnaires } from './list-questionnaires.ts';
import { listQuestions } from './list-questions.ts';
import { readMapping } from './read-mapping.ts';
import { readQuestion } from './read-question.ts';
import { readQuestionnaire } from './read-questionnaire.ts';
import { refreshProposals } from './refresh-proposals.ts';
import { renewLibraryAnswer } from './renew-library-answer.ts';
import { retireLibraryAnswer } from './retire-library-answer.ts';
import { reviewQuestions } from './review-questions.ts';
import { setMapping } from './set-mapping.ts';
import { shareLibraryAnswer } from './share-library-answer.ts';
import { startQuestionnaire } from './start-questionnaire.ts';
import { takeLibraryAnswer } from './take-library-answer.ts';
import { takeProposals } from './take-proposals.ts';
import { writeQuestionnaire } from './write-questionnaire.ts';

export const questionnaireActs: readonly AnyAct[] = [
  importQuestionnaire, writeQuestionnaire, startQuestionnaire, listQuestionnaires, readQuestionnaire, readMapping, setMapping, keepQuestions, discardQuestionnaire, closeQuestionnaire,
  listQuestions, readQuestion, answerQuestion, takeProposals, takeLibraryAnswer, reviewQuestions, refreshProposals, exportQuestionnaire, listExports, downloadExport,
  keepLibraryAnswer, listLibraryAnswers, renewLibraryAnswer, retireLibraryAnswer, shareLibraryAnswer,
];

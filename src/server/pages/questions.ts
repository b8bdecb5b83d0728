import { libraryPage } from '../../pages/questions/library.ts';
import { mappingPage } from '../../pages/questions/mapping.ts';
import { questionPage } from '../../pages/questions/question.ts';
import { narrowedQuestions, questionnairePage } from '../../pages/questions/questionnaire.ts';
import { questionnairesPage } from '../../pages/questions/questionnaires.ts';
import { readProduct } from '../../workspace/acts/products/read-product.ts';
import { answerQuestion } from '../../workspace/acts/questionnaires/answer-question.ts';
import { closeQuestionnaire } from '../../workspace/acts/questionnaires/close-questionnaire.ts';
import { discardQuestionnaire } from '../../workspace/acts/questionnaires/discard-questionnaire.ts';
import { exportQuestionnaire } from '../../workspace/acts/questionnaires/export-questionnaire.ts';
import { keepLibraryAnswer } from '../../workspace/acts/questionnaires/keep-library-answer.ts';
import { keepQuestions } from '../../workspace/acts/questionnaires/keep-questions.ts';
import { listExports } from '../../workspace/acts/questionnaires/list-exports.ts';
import { listLibraryAnswers } from '../../workspace/acts/questionnaires/list-library-answers.ts';
import { listQuestionnaires } from '../../workspace/acts/questionnaires/list-questionnaires.ts';
import { listQuestions } from '../../workspace/acts/questionnaires/list-questions.ts';
import { readMapping } from '../../workspace/acts/questionnaires/read-mapping.ts';
import { readQuestion } from '../../workspace/acts/questionnaires/read-question.ts';
import { readQuestionnaire } from '../../workspace/acts/questionnaires/read-questionnaire.ts';
import { refreshProposals } from '../../workspace/acts/questionnaires/refresh-proposals.ts';
import { renewLibraryAnswer } from '../../workspace/acts/questionnaires/renew-library-answer.ts';
import { retireLibraryAnswer } from '../../workspace/acts/questionnaires/retire-library-answer.ts';
import { reviewQuestions } from '../../workspace/acts/questionnaires/review-questions.ts';
import { setMapping } from '../../workspace/acts/questionnaires/set-mapping.ts';
import { shareLibraryAnswer } from '../../workspace/acts/questionnaires/share-library-answer.ts';
import { startQuestionnaire } from '../../workspace/acts/questionnaires/start-questionnaire.ts';
import { takeLibraryAnswer } from '../../workspace/acts/questionnaires/take-library-answer.ts';
import { takeProposals } from '../../workspace/acts/questionnaires/take-proposals.ts';
import { writeQuestionnaire } from '../../workspace/acts/questionnaires/write-questionnaire.ts';
import type { AnyAct } from '../../workspace/act.ts';
import { ActRefused } from '../../workspace/act-refused.ts';
import type { PageRoute } from '../page-routes.ts';
import { lookAt, sentTo, type Look, type Visit } from './page.ts';
import { mappingIn } from './question-mapping.ts';

const questionnaires: Look = {
  acts: [readProduct, listQuestionnaires],
  show: async ({ path, query, visitor, ask, sent, megabytesMost }) => {
    const product = await ask(readProduct, { product: path['product'] });
    const after = query.get('after');
    return questionnairesPage(visitor, product, { ...(await ask(listQuestionnaires, { product: product.id, ...(after === null ? {} : { after }) })), megabytesMost, sent });
  },
};

const mapping: Look = {
  acts: [readQuestionnaire, readMapping],
  show: async ({ path, ask, sent }) => mappingPage(await ask(readQuestionnaire, { questionnaire: path['questionnaire'] }), await ask(readMapping, { questionnaire: path['questionnaire'] }), sent),
};

/** Questions of one page of the working table. */
const questionsShown = 40;

const questionnaire: Look = {
  acts: [readQuestionnaire, listQuestions, listExports],
  show: async ({ path, query, visitor, ask, sent, now }) => {
    const shown = await ask(readQuestionnaire, { questionnaire: path['questionnaire'] });
    const narrowed = narrowedQuestions(query);
    const after = Number(query.get('after') ?? '0');
    const { state, review, confidence, section, words, changed } = narrowed;
    const found = await ask(listQuestions, { questionnaire: shown.id, limit: questionsShown, after: Number.isSafeInteger(after) && after > 0 ? after : 0, ...given({ state, review, confidence, section, words }), ...(changed ? { changed } : {}) });
    return questionnairePage(visitor, shown, { ...found, narrowed, exports: (await ask(listExports, { questionnaire: shown.id, limit: 5 })).exports, now, sent });
  },
};

const question: Look = { acts: [readQuestion], show: async ({ path, visitor, ask, now, sent }) => questionPage(visitor, await ask(readQuestion, { question: path['question'] }), { now, sent }) };

const library: Look = {
  acts: [readProduct, listLibraryAnswers],
  show: async ({ path, query, visitor, ask, sent, now }) => {
    const product = await ask(readProduct, { product: path['product'] });
    const words = (query.get('words') ?? '').slice(0, 100).trim();
    const expired = query.get('expired') === 'true';
    const found = await ask(listLibraryAnswers, { product: product.id, ...given({ words, after: query.get('after') ?? '' }), ...(expired ? { expired } : {}) });
    return libraryPage(visitor, product, { ...found, words, expired, sent, now });
  },
};

/** Fields that say something. */
function given(fields: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== ''));
}

function text(values: URLSearchParams, name: string): string {
  // Browsers send line ends as forms have them, CR and LF.
  return (values.get(name) ?? '').replaceAll('\r\n', '\n').trim();
}

function orNull(value: string): string | null {
  return value === '' ? null : value;
}

/** Back to the table as it was narrowed. */
function backTo({ path, query }: Visit): string {
  return `/questionnaires/${path['questionnaire'] ?? ''}${query.size === 0 ? '' : `?${query.toString()}`}`;
}

async function answersDeed({ path, ask, sent: { values } }: Visit): Promise<void> {
  const questions = values.getAll('question');
  const deed = values.get('deed') ?? '';
  if (questions.length === 0) throw new ActRefused('invalid-input', 'No question is ticked.');
  if (deed === 'take') await ask(takeProposals, { questionnaire: path['questionnaire'], questions });
  else await ask(reviewQuestions, { questionnaire: path['questionnaire'], questions, review: deed });
}

const onLibrary = (path: string, act: AnyAct): PageRoute => sentTo(`/products/{product}/answers/{answer}/${path}`, [act], async ({ path: fields, ask, sent: { values } }) => {
  await ask(act, { answer: fields['answer'], ...(path === 'renewal' ? { expiresOn: values.get('expiresOn') ?? '' } : {}) });
  return `/products/${fields['product'] ?? ''}/answers`;
}, library);

export const questionPages: readonly PageRoute[] = [
  lookAt('/products/{product}/questions', questionnaires),
  sentTo('/products/{product}/questions/sets', [startQuestionnaire], async ({ path, ask, sent: { values } }) => `/questionnaires/${(await ask(startQuestionnaire, { product: path['product'], questionSet: values.get('questionSet'), customer: text(values, 'customer') })).id}`, questionnaires),
  sentTo('/products/{product}/questions/text', [writeQuestionnaire], async ({ path, ask, sent: { values } }) => `/questionnaires/${(await ask(writeQuestionnaire, { product: path['product'], title: text(values, 'title'), questions: text(values, 'questions') })).id}/mapping`, questionnaires),
  lookAt('/questionnaires/{questionnaire}/mapping', mapping),
  sentTo('/questionnaires/{questionnaire}/mapping', [setMapping, keepQuestions], async ({ path, ask, sent: { values } }) => {
    const id = path['questionnaire'] ?? '';
    const { mapping: before } = await ask(readMapping, { questionnaire: id });
    await ask(setMapping, { questionnaire: id, mapping: mappingIn(values, before) });
    if (values.get('deed') !== 'keep') return `/questionnaires/${id}/mapping`;
    await ask(keepQuestions, { questionnaire: id, title: text(values, 'title'), customer: text(values, 'customer'), dueOn: orNull(text(values, 'dueOn')) });
    return `/questionnaires/${id}`;
  }, mapping),
  sentTo('/questionnaires/{questionnaire}/discarding', [discardQuestionnaire], async ({ path, ask }) => {
    const { product } = await ask(readQuestionnaire, { questionnaire: path['questionnaire'] });
    await ask(discardQuestionnaire, { questionnaire: path['questionnaire'] });
    return `/products/${product.id}/questions`;
  }, mapping),
  lookAt('/questionnaires/{questionnaire}', questionnaire),
  sentTo('/questionnaires/{questionnaire}/answers', [takeProposals, reviewQuestions], async (visit) => {
    await answersDeed(visit);
    return backTo(visit);
  }, questionnaire),
  sentTo('/questionnaires/{questionnaire}/proposals', [takeProposals], async (visit) => {
    await visit.ask(takeProposals, { questionnaire: visit.path['questionnaire'] });
    return backTo(visit);
  }, questionnaire),
  sentTo('/questionnaires/{questionnaire}/refresh', [refreshProposals], async (visit) => {
    await visit.ask(refreshProposals, { questionnaire: visit.path['questionnaire'] });
    return backTo(visit);
  }, questionnaire),
  sentTo('/questionnaires/{questionnaire}/state', [closeQuestionnaire], async (visit) => {
    await visit.ask(closeQuestionnaire, { questionnaire: visit.path['questionnaire'], state: visit.sent.values.get('state') });
    return backTo(visit);
  }, questionnaire),
  sentTo('/questionnaires/{questionnaire}/exports', [exportQuestionnaire], async (visit) => {
    const form = visit.sent.values.get('form');
    await visit.ask(exportQuestionnaire, { questionnaire: visit.path['questionnaire'], onlyFinal: visit.sent.values.get('only') !== 'all', ...(form === null ? {} : { form }) });
    return `${backTo(visit)}#out-title`;
  }, questionnaire),
  lookAt('/questions/{question}', question),
  sentTo('/questions/{question}/answer', [answerQuestion], async ({ path, ask, sent: { values } }) => {
    const id = path['question'] ?? '';
    await ask(answerQuestion, { question: id, ifMatch: values.get('revision') ?? undefined, answer: { state: values.get('state') ?? '', text: text(values, 'text'), choice: text(values, 'choice'), basis: text(values, 'basis'), plannedOn: orNull(text(values, 'plannedOn')), commitment: orNull(text(values, 'commitment').toLowerCase()), evidence: text(values, 'evidence') } });
    const next = values.get('next') ?? '';
    return `/questions/${/^[A-Za-z0-9_-]{1,64}$/.test(next) ? next : id}`;
  }, question),
  sentTo('/questions/{question}/proposal', [takeProposals], async ({ path, ask }) => {
    const { questionnaire: { id } } = await ask(readQuestion, { question: path['question'] });
    await ask(takeProposals, { questionnaire: id, questions: [path['question']] });
    return `/questions/${path['question'] ?? ''}`;
  }, question),
  sentTo('/questions/{question}/library-answer', [takeLibraryAnswer], async ({ path, ask, sent: { values } }) => {
    await ask(takeLibraryAnswer, { question: path['question'], answer: values.get('answer') ?? '' });
    return `/questions/${path['question'] ?? ''}`;
  }, question),
  sentTo('/questions/{question}/review', [reviewQuestions], async ({ path, ask, sent: { values } }) => {
    const { questionnaire: { id } } = await ask(readQuestion, { question: path['question'] });
    await ask(reviewQuestions, { questionnaire: id, questions: [path['question']], review: values.get('review') });
    return `/questions/${path['question'] ?? ''}`;
  }, question),
  sentTo('/questions/{question}/library', [keepLibraryAnswer], async ({ path, ask, sent: { values } }) => {
    const { product } = await ask(readQuestion, { question: path['question'] });
    await ask(keepLibraryAnswer, { question: path['question'], expiresOn: values.get('expiresOn') ?? '' });
    return `/products/${product.id}/answers`;
  }, question),
  lookAt('/products/{product}/answers', library),
  onLibrary('renewal', renewLibraryAnswer),
  onLibrary('sharing', shareLibraryAnswer),
  onLibrary('retirement', retireLibraryAnswer),
];

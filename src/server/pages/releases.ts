import { jobPage } from '../../pages/job.ts';
import { evidencePage, releasePage } from '../../pages/release.ts';
import { offers, offersAnywhere } from '../../pages/visitor.ts';
import { askAssessment } from '../../workspace/acts/products/ask-assessment.ts';
import { cancelJob } from '../../workspace/acts/products/cancel-job.ts';
import { listAssessments } from '../../workspace/acts/products/list-assessments.ts';
import { listEvidence } from '../../workspace/acts/products/list-evidence.ts';
import { readContract } from '../../workspace/acts/products/read-contract.ts';
import { readEvidence } from '../../workspace/acts/products/read-evidence.ts';
import { readJob } from '../../workspace/acts/products/read-job.ts';
import { readRelease } from '../../workspace/acts/products/read-release.ts';
import { removeEvidence } from '../../workspace/acts/products/remove-evidence.ts';
import type { PageRoute } from '../page-routes.ts';
import { lookAt, sentTo, type Look } from './page.ts';

const release: Look = {
  acts: [readRelease, listEvidence, listAssessments, readContract],
  show: async ({ path, query, visitor, ask, sent, workspace, megabytesMost, now }) => {
    const shown = await ask(readRelease, { release: path['release'] });
    const may = (act: string): boolean => offers(visitor, act, shown.product.id);
    const [file, after] = [query.get('file'), query.get('after')];
    const evidence = may(listEvidence.id) ? await ask(listEvidence, { release: shown.id, ...(file === null ? {} : { after: file }) }) : undefined;
    const history = may(listAssessments.id) ? await ask(listAssessments, { release: shown.id, ...(after === null ? {} : { after }) }) : undefined;
    const wanted = may(readContract.id) ? (await ask(readContract, { release: shown.id })).wanted : undefined;
    const received = /^\d{1,4}$/.exec(query.get('received') ?? '')?.[0];
    return releasePage(visitor, shown, { files: evidence?.files, nextFile: evidence?.next ?? null, assessments: history?.assessments, nextAssessment: history?.next ?? null, wanted, workspace, megabytesMost, received: Number(received ?? '0'), now, sent });
  },
};

const evidence: Look = {
  acts: [readEvidence, readRelease],
  show: async ({ path, visitor, ask }) => {
    const file = await ask(readEvidence, { evidence: path['evidence'] });
    return evidencePage(await ask(readRelease, { release: file.releaseId }), file, visitor);
  },
};

const job: Look = {
  acts: [readJob],
  show: async ({ path, visitor, ask }) => jobPage(await ask(readJob, { job: path['job'] }), offersAnywhere(visitor, cancelJob.id), offersAnywhere(visitor, 'report.read')),
};

export const releasePages: readonly PageRoute[] = [
  lookAt('/releases/{release}', release),
  sentTo('/releases/{release}/assessments', [askAssessment], async ({ ask, path }) => `/jobs/${(await ask(askAssessment, { release: path['release'] })).job}`, release),
  lookAt('/evidence/{evidence}', evidence),
  sentTo('/evidence/{evidence}/removal', [readEvidence, removeEvidence], async ({ ask, path }) => {
    const { releaseId } = await ask(readEvidence, { evidence: path['evidence'] });
    await ask(removeEvidence, { evidence: path['evidence'] });
    return `/releases/${releaseId}`;
  }, evidence),
  lookAt('/jobs/{job}', job),
  sentTo('/jobs/{job}/cancellation', [cancelJob], async ({ ask, path }) => {
    await ask(cancelJob, { job: path['job'] });
    return `/jobs/${path['job'] ?? ''}`;
  }, job),
];

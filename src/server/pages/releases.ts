import { assessmentPage, narrowedBy } from '../../pages/assessment.ts';
import { differencePage } from '../../pages/difference.ts';
import { jobPage } from '../../pages/job.ts';
import { evidencePage, releasePage } from '../../pages/release.ts';
import { requirementPage } from '../../pages/requirement.ts';
import { offers, offersAnywhere } from '../../pages/visitor.ts';
import { askAssessment } from '../../workspace/acts/products/ask-assessment.ts';
import { cancelJob } from '../../workspace/acts/products/cancel-job.ts';
import { compareAssessment } from '../../workspace/acts/products/compare-assessment.ts';
import { listAssessments } from '../../workspace/acts/products/list-assessments.ts';
import { listEvidence } from '../../workspace/acts/products/list-evidence.ts';
import { readAssessment } from '../../workspace/acts/products/read-assessment.ts';
import { readEvidence } from '../../workspace/acts/products/read-evidence.ts';
import { readJob } from '../../workspace/acts/products/read-job.ts';
import { readRelease } from '../../workspace/acts/products/read-release.ts';
import { readRequirement } from '../../workspace/acts/products/read-requirement.ts';
import { removeEvidence } from '../../workspace/acts/products/remove-evidence.ts';
import type { PageRoute } from '../page-routes.ts';
import { lookAt, sentTo, type Look } from './page.ts';

const release: Look = {
  acts: [readRelease, listEvidence, listAssessments],
  show: async ({ path, query, visitor, ask, sent, workspace, megabytesMost }) => {
    const shown = await ask(readRelease, { release: path['release'] });
    const may = (act: string): boolean => offers(visitor, act, shown.product.id);
    const [file, after] = [query.get('file'), query.get('after')];
    const evidence = may(listEvidence.id) ? await ask(listEvidence, { release: shown.id, ...(file === null ? {} : { after: file }) }) : undefined;
    const history = may(listAssessments.id) ? await ask(listAssessments, { release: shown.id, ...(after === null ? {} : { after }) }) : undefined;
    return releasePage(visitor, shown, { files: evidence?.files, nextFile: evidence?.next ?? null, assessments: history?.assessments, nextAssessment: history?.next ?? null, workspace, megabytesMost, sent });
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
  show: async ({ path, visitor, ask }) => jobPage(await ask(readJob, { job: path['job'] }), offersAnywhere(visitor, cancelJob.id)),
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
  lookAt('/assessments/{assessment}', {
    acts: [readAssessment, readRelease],
    show: async ({ path, query, ask }) => {
      const shown = await ask(readAssessment, { assessment: path['assessment'] });
      return assessmentPage(await ask(readRelease, { release: shown.releaseId }), shown, narrowedBy(query));
    },
  }),
  lookAt('/assessments/{assessment}/requirement', {
    acts: [readAssessment, readRelease, readRequirement],
    show: async ({ path, query, ask }) => {
      const assessment = path['assessment'] ?? '';
      const { releaseId } = await ask(readAssessment, { assessment });
      return requirementPage(await ask(readRelease, { release: releaseId }), assessment, await ask(readRequirement, { assessment, requirement: query.get('id') ?? '' }));
    },
  }),
  lookAt('/assessments/{assessment}/difference', {
    acts: [readAssessment, readRelease, compareAssessment],
    show: async ({ path, ask }) => {
      const assessment = path['assessment'] ?? '';
      const { releaseId } = await ask(readAssessment, { assessment });
      return differencePage(await ask(readRelease, { release: releaseId }), assessment, await ask(compareAssessment, { assessment }));
    },
  }),
];

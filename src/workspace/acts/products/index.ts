import type { AnyAct } from '../../act.ts';
import { addEvidence } from './add-evidence.ts';
import { addRelease } from './add-release.ts';
import { archiveProduct } from './archive-product.ts';
import { askAssessment } from './ask-assessment.ts';
import { cancelJob } from './cancel-job.ts';
import { compareAssessment } from './compare-assessment.ts';
import { createProduct } from './create-product.ts';
import { downloadAssessment } from './download-assessment.ts';
import { downloadEvidence } from './download-evidence.ts';
import { exportAssessment } from './export-assessment.ts';
import { latestAssessments } from './latest-assessments.ts';
import { listAssessments } from './list-assessments.ts';
import { listEvidence } from './list-evidence.ts';
import { listHistory } from './list-history.ts';
import { listProducts } from './list-products.ts';
import { listReleases } from './list-releases.ts';
import { readAssessment } from './read-assessment.ts';
import { readContract } from './read-contract.ts';
import { readEvidence } from './read-evidence.ts';
import { readEvidenceText } from './read-evidence-text.ts';
import { readJob } from './read-job.ts';
import { readProduct } from './read-product.ts';
import { readRelease } from './read-release.ts';
import { readRequirement } from './read-requirement.ts';
import { removeEvidence } from './remove-evidence.ts';
import { setConditions } from './set-conditions.ts';
import { setScope } from './set-scope.ts';
import { setStatement } from './set-statement.ts';

export const productsActs: readonly AnyAct[] = [
  createProduct, listProducts, readProduct, archiveProduct, setStatement, setConditions, setScope, addRelease, listReleases, readRelease, addEvidence, listEvidence, readEvidence, readEvidenceText, downloadEvidence, removeEvidence, readContract,
  askAssessment, listAssessments, listHistory, latestAssessments, readAssessment, readRequirement, downloadAssessment, exportAssessment, compareAssessment, readJob, cancelJob,
];

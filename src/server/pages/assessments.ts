import { assessmentPage, narrowedBy, type ExportForm } from '../../pages/assessment.ts';
import { differencePage } from '../../pages/difference.ts';
import { evidenceTextPage } from '../../pages/evidence-text.ts';
import { historyPage } from '../../pages/history.ts';
import { requirementPage } from '../../pages/requirement.ts';
import { ActRefused } from '../../workspace/act-refused.ts';
import { compareAssessment } from '../../workspace/acts/products/compare-assessment.ts';
import { listHistory } from '../../workspace/acts/products/list-history.ts';
import { readAssessment } from '../../workspace/acts/products/read-assessment.ts';
import { readEvidenceText } from '../../workspace/acts/products/read-evidence-text.ts';
import { readProduct } from '../../workspace/acts/products/read-product.ts';
import { readRelease } from '../../workspace/acts/products/read-release.ts';
import { readRequirement } from '../../workspace/acts/products/read-requirement.ts';
import { assessmentForms } from '../../workspace/measured/export-forms.ts';
import type { PageRoute } from '../page-routes.ts';
import { lookAt, type Look } from './page.ts';

const forms: readonly ExportForm[] = Object.entries(assessmentForms).map(([format, { title, purpose }]) => ({ format, title, purpose }));

const difference: Look = {
  acts: [compareAssessment, readRelease],
  show: async ({ path, query, visitor, ask }) => {
    const assessment = path['assessment'] ?? '';
    const to = query.get('to');
    const { releaseId, difference: shown } = await ask(compareAssessment, { assessment, ...(to === null ? {} : { to }) });
    return differencePage(visitor, await ask(readRelease, { release: releaseId }), shown?.after.id ?? assessment, shown);
  },
};

/** A file opened at a place. `look` is set when somebody leafs on: then no finding points at the line. */
const evidenceText: Look = {
  acts: [readEvidenceText, readRelease],
  show: async ({ path, query, visitor, ask }) => {
    const [member, line, place] = [query.get('member'), query.get('line'), query.get('place')];
    const id = path['evidence'] ?? '';
    const { releaseId, excerpt, ...file } = await ask(readEvidenceText, { evidence: id, ...(member === null ? {} : { member }), ...(line === null ? {} : { line: Number(line) }), ...(place === null ? {} : { jsonPointer: place }) });
    return evidenceTextPage(visitor, await ask(readRelease, { release: releaseId }), { id, ...file, member: member ?? undefined, excerpt: excerpt.state === 'text' && query.has('look') ? { ...excerpt, at: null } : excerpt });
  },
};

export const assessmentPages: readonly PageRoute[] = [
  lookAt('/assessments/{assessment}', {
    acts: [readAssessment, readRelease],
    show: async ({ path, query, visitor, ask }) => {
      const shown = await ask(readAssessment, { assessment: path['assessment'] });
      return assessmentPage(visitor, await ask(readRelease, { release: shown.releaseId }), shown, narrowedBy(query), forms);
    },
  }),
  lookAt('/assessments/{assessment}/requirement', {
    acts: [readRequirement, readRelease],
    show: async ({ path, query, visitor, ask }) => {
      const assessment = path['assessment'] ?? '';
      const shown = await ask(readRequirement, { assessment, requirement: query.get('id') ?? '' });
      return requirementPage(visitor, await ask(readRelease, { release: shown.releaseId }), assessment, shown);
    },
  }),
  lookAt('/assessments/{assessment}/difference', difference),
  lookAt('/products/{product}/assessments', {
    acts: [readProduct, listHistory],
    show: async ({ path, query, visitor, ask }) => {
      const after = query.get('after');
      return historyPage(visitor, await ask(readProduct, { product: path['product'] }), await ask(listHistory, { product: path['product'], limit: 25, ...(after === null ? {} : { after }) }));
    },
  }),
  lookAt('/products/{product}/difference', {
    acts: difference.acts,
    show: async (visit) => {
      const [before, after] = [visit.query.get('before'), visit.query.get('after')];
      if (before === null || after === null) throw new ActRefused('invalid-input', 'Choose two assessments to compare.');
      return difference.show({ ...visit, path: { assessment: after }, query: new URLSearchParams({ to: before }) });
    },
  }),
  lookAt('/evidence/{evidence}/text', evidenceText),
];

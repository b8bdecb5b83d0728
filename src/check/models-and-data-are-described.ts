import { defineCheck } from '../model/check.ts';
import type { Evidence } from '../model/evidence.ts';
import type { SbomComponent } from '../model/evidence/sbom.ts';
import type { Finding } from '../model/finding.ts';
import { ours, say } from '../model/text.ts';
import { allComponents } from './sbom/all-components.ts';
import { findingOf } from './sbom/finding-of.ts';
import { listedOnly } from './sbom/listed.ts';
import { quotedList } from './sbom/quoted-list.ts';

/** Judges the models and data sets that SBOMs list: version, producer, and what is told of training and use. */
export const modelsAndDataAreDescribed = defineCheck({
  id: 'models-and-data-are-described',
  title: 'Models and data sets are listed with version, producer, training and use',
  failTitle: 'Models or data sets are listed without version, producer, training or use',
  why: 'A model does what its data taught it. Who does not know where both are from cannot tell what it may do.',
  fix: 'List each model and data set as a component with version and producer, with a model card (CycloneDX modelCard, or the AI profile of SPDX 3) that tells how it was trained and what it is for, and with the contents of each data set.',
  references: ['White paper, what’s new: artificial intelligence', 'CycloneDX specification, ML-BOM', 'SPDX specification 3.0.1, AI and dataset profiles'],
  needs: ['sbom'],
  uses: ['product-statement'],
  run: (evidence) => {
    const { sboms, findings } = listedOnly(evidence.sbom);
    const found = sboms.flatMap(findingsAbout);
    if (found.length > 0) return { findings: found };
    const [statement] = evidence['product-statement'];
    const says = statement?.facts.conditions['artificial-intelligence'];
    if (says?.holds === false) return { findings: [{ outcome: 'not-applicable', subject: 'models', pointers: [], message: ours('The product statement says that no artificial intelligence is part of the product, and no SBOM lists a model.') }] };
    if (statement !== undefined && says?.holds === true && sboms.length > 0) return { findings: [...findings, { outcome: 'fail', subject: 'models', pointers: [{ artifact: statement.artifact.digest, path: statement.artifact.path }], message: say`The product statement says that artificial intelligence is part of the product, and none of the ${sboms.length} SBOMs lists a model; one is expected.` }] };
    return { findings: [...findings, { outcome: 'unknown', subject: 'models', pointers: [], message: say`${sboms.length === 1 ? ours('The SBOM lists no model and no data set') : say`None of the ${sboms.length} SBOMs lists a model or a data set`}; whether the product has any cannot be told from that.` }] };
  },
});

const types: ReadonlySet<string> = new Set(['machine-learning-model', 'data', 'model']);

function findingsAbout(item: Evidence<'sbom'>): readonly Finding[] {
  const all = allComponents(item.facts).filter(({ type }) => type !== undefined && types.has(type));
  const good = all.filter(isDescribed);
  const others = all.filter((component) => !isDescribed(component));
  return [
    ...(good.length === 0 ? [] : [findingOf(item, 'models and data', 'pass', say`${good.length} of ${all.length} models and data sets have version and producer, and tell of training and use, or of contents.`, good.length, good)]),
    ...(others.length === 0 ? [] : [findingOf(item, 'models and data without description', 'fail', say`${others.length} of ${all.length} models and data sets lack version or producer, or tell nothing of training and use, or of contents: ${quotedList(others.map(({ name, reference }) => name ?? reference))}.`, others.length, others)]),
  ];
}

function isDescribed({ type, version, producer, model, tellsContents }: SbomComponent): boolean {
  if (version.state !== 'present' || producer.state !== 'present') return false;
  return type === 'data' ? tellsContents === true : model?.tellsTraining === true && model.tellsUse;
}

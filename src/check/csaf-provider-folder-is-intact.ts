import { defineCheck } from '../model/check.ts';
import type { CsafProviderFolder } from '../model/evidence/csaf-provider-folder.ts';
import type { Evidence } from '../model/evidence.ts';
import type { Finding } from '../model/finding.ts';
import { joinText, ours, quote, say, type Text } from '../model/text.ts';
import { pointerTo } from './document/artifact-pointer.ts';

/** Looks at the files alone: whether they are served as they lie there, and whose the keys are, it does not tell. */
export const csafProviderFolderIsIntact = defineCheck({
  id: 'csaf-provider-folder-is-intact',
  title: 'The CSAF provider’s folder is whole: all listed, every hash and signature right',
  failTitle: 'In the CSAF provider’s folder documents are missing, or hashes or signatures are wrong',
  why: 'Tools fetch by the lists and check hash and signature. What is not listed nobody gets, and what does not match is thrown away.',
  fix: 'Let one program write documents, lists, hashes and signatures together, and check the folder before it is served.',
  references: ['CSAF 2.0, sections 5.1 and 7.1.11 to 7.1.20'],
  needs: ['csaf-provider-folder'],
  run: (evidence) => ({ findings: evidence['csaf-provider-folder'].flatMap((folder) => [lists(folder), hashes(folder), signatures(folder)]) }),
});

type Folder = Evidence<'csaf-provider-folder'>;

function finding({ artifact }: Folder, what: string, outcome: Finding['outcome'], message: Text): Finding {
  return { outcome, subject: `${artifact.path} ${what}`, message, pointers: [pointerTo(artifact)] };
}

function lists(folder: Folder): Finding {
  const { documents, lists: found, listedAndMissing, notListed, misnamed } = folder.facts;
  const problems = [
    ...(found.length === 0 ? [ours('holds no list of its documents')] : []),
    ...(listedAndMissing > 0 ? [say`lists ${listedAndMissing} documents that it does not hold`] : []),
    ...(found.length > 0 && notListed > 0 ? [say`holds ${notListed} documents that no list names`] : []),
    ...(misnamed > 0 ? [say`holds ${misnamed} documents whose file name is not that of their tracking id`] : []),
  ];
  if (problems.length === 0) return finding(folder, 'lists', 'pass', say`${quote(folder.artifact.path)} lists each of its ${documents} documents, and holds each that it lists.`);
  return finding(folder, 'lists', 'fail', say`${quote(folder.artifact.path)} ${joinText(problems, ', ')}${named(folder.facts, 'listed and missing', 'not listed', 'misnamed')}; every document listed and named by its id was expected.`);
}

function hashes(folder: Folder): Finding {
  const { documents, role, hashes: { right, wrong, missing } } = folder.facts;
  if (wrong > 0) return finding(folder, 'hashes', 'fail', say`Of ${documents} documents in ${quote(folder.artifact.path)} ${wrong} have another hash than the file beside them says${named(folder.facts, 'wrong hash')}; the same was expected.`);
  if (missing === 0) return finding(folder, 'hashes', 'pass', say`Each of ${documents} documents in ${quote(folder.artifact.path)} has the hash that the file beside it says.`);
  const message = say`${missing} of ${documents} documents in ${quote(folder.artifact.path)} have no hash beside them; of the others ${right} are right.`;
  return finding(folder, 'hashes', role === 'csaf_trusted_provider' ? 'fail' : 'unknown', role === 'csaf_trusted_provider' ? say`${message} A trusted provider must give one for each.` : message);
}

function signatures(folder: Folder): Finding {
  const { documents, role, signatures: { right, wrong, missing, unknownKey, notChecked } } = folder.facts;
  if (wrong > 0) return finding(folder, 'signatures', 'fail', say`Of ${documents} documents in ${quote(folder.artifact.path)} ${wrong} have a signature that does not match${named(folder.facts, 'wrong signature')}; a right one was expected.`);
  if (right === documents) return finding(folder, 'signatures', 'pass', say`Each of ${documents} documents in ${quote(folder.artifact.path)} is signed by a key that lies in the folder.`);
  const message = say`Of ${documents} documents in ${quote(folder.artifact.path)} ${right} are signed rightly, ${missing} not at all, ${unknownKey} by a key that is not in the folder, and ${notChecked} signatures could not be checked.`;
  const isMissing = role === 'csaf_trusted_provider' && missing > 0;
  return finding(folder, 'signatures', isMissing ? 'fail' : 'unknown', isMissing ? say`${message} A trusted provider must sign each.` : message);
}

/** The first documents with some problems, in brackets. */
function named({ problems }: CsafProviderFolder, ...wanted: readonly CsafProviderFolder['problems'][number]['problem'][]): Text {
  const documents = problems.filter(({ problem }) => wanted.includes(problem)).slice(0, 3).map(({ document }) => say`${quote(document, 100)}`);
  return documents.length === 0 ? ours('') : say` (${joinText(documents, ', ')})`;
}

import { defineCheck } from '../model/check.ts';
import type { CsafProviderFolder } from '../model/evidence/csaf-provider-folder.ts';
import type { Evidence } from '../model/evidence.ts';
import type { Finding } from '../model/finding.ts';
import { counted, joinText, ours, quote, say, type Text } from '../model/text.ts';
import { pointerTo } from './document/artifact-pointer.ts';

/**
 * Of a folder that was handed over it looks at the files alone: whether they are served as they lie there, and whose the keys are, it does
 * not tell. Of what was fetched it speaks of the newest documents, and says out of how many.
 */
export const csafProviderFolderIsIntact = defineCheck({
  id: 'csaf-provider-folder-is-intact',
  title: 'The CSAF provider’s folder is whole: all listed, every hash and signature right',
  failTitle: 'In the CSAF provider’s folder documents are missing, or hashes or signatures are wrong',
  why: 'Tools fetch by the lists and check hash and signature. What is not listed nobody gets, and what does not match is thrown away.',
  fix: 'Let one program write documents, lists, hashes and signatures together, and check the folder before it is served.',
  references: ['CSAF 2.0, sections 5.1 and 7.1.11 to 7.1.20'],
  needs: [],
  uses: ['csaf-provider-folder', 'advisory-feed'],
  run: (evidence) => ({ findings: [...evidence['csaf-provider-folder'].flatMap((folder) => (folder.facts.documents === 0 ? [lists(folder)] : [lists(folder), hashes(folder), signatures(folder)])), ...evidence['advisory-feed'].map(feedEntries)] }),
});

type Folder = Evidence<'csaf-provider-folder'>;

function finding({ artifact }: Folder, what: string, outcome: Finding['outcome'], message: Text): Finding {
  return { outcome, subject: `${artifact.path} ${what}`, message, pointers: [pointerTo(artifact)] };
}

function lists(folder: Folder): Finding {
  const { documents, lists: found, listedAndMissing, notListed, misnamed, fetched } = folder.facts;
  const problems = [
    ...(found.length === 0 && fetched === undefined ? [ours('holds no list of its documents')] : []),
    ...(listedAndMissing > 0 ? [say`lists ${listedAndMissing} documents that ${ours(fetched === undefined ? 'it does not hold' : 'are not where the lists say')}`] : []),
    ...(found.length > 0 && notListed > 0 ? [say`holds ${notListed} documents that no list names`] : []),
    ...(misnamed > 0 ? [say`holds ${misnamed} documents whose file name is not that of their tracking id`] : []),
  ];
  if (problems.length > 0) return finding(folder, 'lists', 'fail', say`${quote(folder.artifact.path)} ${joinText(problems, ', ')}${named(folder.facts, 'listed and missing', 'not listed', 'misnamed')}; every document listed and named by its id was expected.`);
  if (fetched === undefined) return finding(folder, 'lists', 'pass', say`${quote(folder.artifact.path)} lists each of its ${documents} documents, and holds each that it lists.`);
  const unseen = fetched.asked - documents;
  if (unseen > 0) return finding(folder, 'lists', 'unknown', say`${unseen} of the ${listedText(folder)} could not be looked at, or can’t be read.`);
  return finding(folder, 'lists', 'pass', say`Each of the ${listedText(folder)} stood where the lists say.`);
}

function hashes(folder: Folder): Finding {
  const { role, hashes: { right, wrong, missing, notLooked = 0 } } = folder.facts;
  if (wrong > 0) return finding(folder, 'hashes', 'fail', say`Of ${documentsIn(folder)} ${wrong} have another hash than the file beside them says${named(folder.facts, 'wrong hash')}; the same was expected.`);
  if (missing + notLooked === 0) return finding(folder, 'hashes', 'pass', say`${each(folder.facts.documents)} ${documentsIn(folder)} has the hash that the file beside it says.`);
  if (missing === 0) return finding(folder, 'hashes', 'unknown', say`Of ${documentsIn(folder)} ${right} have the hash that the file beside them says; whether the other ${notLooked} have one beside them could not be looked at.`);
  const message = say`${missing} of ${documentsIn(folder)} have no hash beside them; of the others ${right} are right.`;
  return finding(folder, 'hashes', role === 'csaf_trusted_provider' ? 'fail' : 'unknown', role === 'csaf_trusted_provider' ? say`${message} A trusted provider must give one for each.` : message);
}

function signatures(folder: Folder): Finding {
  const { documents, role, fetched, signatures: { right, wrong, missing, unknownKey, notChecked } } = folder.facts;
  const keys = fetched === undefined ? 'a key that lies in the folder' : 'a key that the metadata names';
  if (wrong > 0) return finding(folder, 'signatures', 'fail', say`Of ${documentsIn(folder)} ${wrong} have a signature that does not match${named(folder.facts, 'wrong signature')}; a right one was expected.`);
  if (right === documents) return finding(folder, 'signatures', 'pass', say`${each(folder.facts.documents)} ${documentsIn(folder)} is signed by ${ours(keys)}.`);
  const message = say`Of ${documentsIn(folder)} ${right} are signed rightly, ${missing} not at all, ${unknownKey} by another key than ${ours(keys)}, and ${notChecked} signatures could not be checked.`;
  const isMissing = role === 'csaf_trusted_provider' && missing > 0;
  return finding(folder, 'signatures', isMissing ? 'fail' : 'unknown', isMissing ? say`${message} A trusted provider must sign each.` : message);
}

/** The word before a count in a sentence about each of them. */
function each(count: number): Text {
  return ours(count === 1 ? 'The' : 'Each of');
}

/** «12 documents in "csaf"», or what they are out of where they were fetched from public places. */
function documentsIn(folder: Folder): Text {
  const { documents, fetched } = folder.facts;
  return fetched === undefined ? say`${counted(documents, 'document', 'documents')} in ${quote(folder.artifact.path)}` : say`${counted(documents, 'advisory', 'advisories')} read, of the ${listedText(folder)},`;
}

/** «12 newest of 340 advisories that the lists of "https://…" name». */
function listedText({ artifact, facts: { fetched } }: Folder): Text {
  const { asked, listed, listsUnread } = fetched ?? { asked: 0, listed: 0, listsUnread: 0 };
  const isAll = asked === listed && listsUnread === 0;
  return say`${isAll ? ours('') : say`${asked} newest of `}${ours(listsUnread > 0 ? 'at least ' : '')}${counted(listed, 'advisory', 'advisories')} that the lists of ${quote(artifact.path)} name`;
}

/** What a feed leads to. Whether the addresses answer is not tried. */
function feedEntries({ artifact, facts }: Evidence<'advisory-feed'>): Finding {
  const { entries, withDocument, withHash, withSignature } = facts;
  const place = { subject: `${artifact.path} entries`, pointers: [pointerTo(artifact)] };
  if (entries === 0) return { ...place, outcome: 'unknown', message: say`The feed ${quote(artifact.path)} holds no entry.` };
  if (withDocument < entries) return { ...place, outcome: 'fail', message: say`${entries - withDocument} of ${entries} entries of the feed ${quote(artifact.path)} lead to no document by https; one for each was expected.` };
  if (withHash === entries && withSignature === entries) return { ...place, outcome: 'pass', message: say`${each(entries)} ${counted(entries, 'entry', 'entries')} of the feed ${quote(artifact.path)} leads to a document, its hash and its signature; whether they answer was not tried.` };
  return { ...place, outcome: 'unknown', message: say`${each(entries)} ${counted(entries, 'entry', 'entries')} of the feed ${quote(artifact.path)} leads to a document, ${withHash} to a hash and ${withSignature} to a signature; a trusted provider must give both for each.` };
}

/** The first documents with some problems, in brackets. */
function named({ problems }: CsafProviderFolder, ...wanted: readonly CsafProviderFolder['problems'][number]['problem'][]): Text {
  const documents = problems.filter(({ problem }) => wanted.includes(problem)).slice(0, 3).map(({ document }) => say`${quote(document, 100)}`);
  return documents.length === 0 ? ours('') : say` (${joinText(documents, ', ')})`;
}

import type { Lesson } from '../lesson.ts';
import { suite, tested } from '../proof.ts';
import { archive, evidenceFolder, failures, idToken, products } from '../suites.ts';

const vectors = suite('test/attest-vectors.test.ts');
const forgery = suite('test/attest-forgery.test.ts');
const merkle = suite('src/attest/merkle-proof.test.ts');
const verified = suite('src/attest/verified-statement.test.ts');
const remembered = suite('src/attest/remembered-log.test.ts');
const commandLine = suite('test/command-line.test.ts');
const dossierCommand = suite('test/dossier-command.test.ts');
const dossierAttacks = suite('test/dossier-attacks.test.ts');
const keyRing = suite('src/dossier/keys/key-ring.test.ts');

/** Signatures, logs and files. */
export const verificationLessons: readonly Lesson[] = [
  { id: 'D01', reports: ['CVE-2023-30551', 'CVE-2026-48702'], was: 'gzip without end', against: 'The size is bounded before and while it is unpacked.', proof: tested(archive('bombs, and more than the limits allow')) },
  { id: 'D02', reports: ['CVE-2023-33199', 'CVE-2026-23831'], was: 'a panic on a malformed entry', against: 'Whatever is read ends as read or refused; 3,000 forgeries and all vectors do.', proof: tested([forgery('of 3,000 single-change forgeries of envelopes, key file, checkpoint and proofs none is accepted'), vectors('${names.length} vectors end as their names say')]) },
  { id: 'D03', reports: ['CVE-2026-24117', 'CVE-2026-22772'], was: 'an address of a key inside a document is asked', against: 'Keys and their addresses inside documents are refused; nothing is fetched while something is verified.', proof: tested([idToken('a token ${what} is refused'), vectors('${names.length} vectors end as their names say')]) },
  { id: 'D04', reports: ['CVE-2026-22703', 'CVE-2024-51746'], was: 'any entry of a log proves any signature', against: 'A proof is for the hash of this envelope at its place.', proof: tested([merkle('a leaf is shown at its place only'), merkle('a node cannot be passed off as an entry')]) },
  { id: 'D05', reports: ['CVE-2026-39395'], was: 'what can’t be parsed is reported as verified', against: 'Contents come only out of a verified statement, which is a type.', proof: tested([verified('nobody else can make one, and an envelope shows nothing of its payload'), vectors('${names.length} vectors end as their names say')]) },
  { id: 'D06', reports: ['CVE-2026-44310'], was: 'a crash that ends with success', against: 'What could not be looked at ends with its own exit code.', proof: tested([commandLine('ends with 2 when named evidence can’t be read, and says which'), dossierCommand('ends with 2 and a code when the dossier is refused')]) },
  { id: 'D07', reports: ['CVE-2026-24122'], was: 'an expired key taken when a check is left out', against: 'Times are looked at always.', proof: tested([vectors('${names.length} vectors end as their names say'), keyRing('a key that has ended signs nothing, and the sentence says how to go on')]) },
  { id: 'D08', reports: ['CVE-2026-49834'], was: 'a threshold met by one witness counted twice', against: 'Keys are counted by what they are, once.', proof: tested(vectors('${names.length} vectors end as their names say')) },
  { id: 'D09', reports: ['CVE-2022-29173', 'GO-2022-1004', 'CVE-2026-23992'], was: 'a rollback, a key id twice, a threshold of nothing', against: 'Each has a vector, and what was seen is remembered.', proof: tested([vectors('${names.length} vectors end as their names say'), remembered('may not be shorter than with the same thing, and says since when')]) },
  { id: 'D10', reports: ['CVE-2026-24137'], was: 'names used as paths', against: 'A name is held to a form and its place before anything is written; evidence lies under its digest.', proof: tested([evidenceFolder('follows no link, and takes no name that leads elsewhere'), products('a path that leads elsewhere, collides or stands for the statement is refused')]) },
  { id: 'D11', reports: ['CVE-2022-35929'], was: 'the kind of an attestation not looked at', against: 'It is part of what is verified.', proof: tested(vectors('${names.length} vectors end as their names say')) },
  { id: 'D12', reports: ['CVE-2023-33957'], was: 'data without end', against: 'Length and counts are bounded before anything is decoded.', proof: tested(dossierAttacks('a statement with 100,000 pieces of evidence: refused for its length or their number, within seconds and little memory')) },
  { id: 'D13', reports: ['CVE-2026-49835'], was: 'labels of metrics made from requests', against: 'Labels are routes of the table.', proof: tested(failures('metrics are there for the token only, and hold no ids')) },
];

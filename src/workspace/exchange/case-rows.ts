import { hash } from 'node:crypto';
import type { Reader } from '../../store/store.ts';
import { ActRefused } from '../act-refused.ts';
import { shownInquiries } from '../inquiries/shown-inquiries.ts';
import { wantedArtifacts } from '../purchases/artifacts.ts';
import { candidatesOf } from '../purchases/candidates.ts';
import { keptVerdicts } from '../purchases/kept-verdicts.ts';
import { newestLookFor } from '../purchases/newest-looks.ts';
import { purchaseOf } from '../purchases/purchase-shape.ts';
import { acceptancesOf } from '../terms/acceptance-shape.ts';
import { clausesOf } from '../terms/clause-shape.ts';
import { responsibilitiesOf } from '../terms/responsibility-shape.ts';
import type { CaseFile } from './case-shape.ts';
import type { CaseMember } from './case-statement.ts';

/** Acceptances and objections of a case that are read at once; with as many there could be more, which an archive must not leave out unsaid. */
const most = { acceptances: 400, objections: 2000 };

interface Asked {
  readonly purchase: string;
  /** Whether addresses of contacts go out. */
  readonly withMail: boolean;
  /** RFC 3339: what is sealed then stays out. */
  readonly at: string;
  /** The key that signs the archive. */
  readonly key: CaseFile['keys'][number];
  readonly organisation: string;
}

/** A case as it is kept outside, and the signed acceptances by their place in the archive. @throws ActRefused when it has more than one archive tells */
export async function caseRows(rows: Reader, { purchase, withMail, at, key, organisation }: Asked): Promise<{ readonly file: CaseFile; readonly envelopes: ReadonlyMap<string, string> }> {
  const { owner, ...row } = await rows.selectFrom('purchase').innerJoin('account', 'account.id', 'purchase.ownerId').selectAll('purchase').select('account.displayName as owner').where('purchase.id', '=', purchase).executeTakeFirstOrThrow();
  const candidates = [];
  const lookIds = new Set<string>();
  for (const candidate of await candidatesOf(rows, purchase)) {
    const look = (await newestLookFor(rows, candidate.vendorId, candidate.product))?.id ?? null;
    if (look !== null) lookIds.add(look);
    const kept = await rows.selectFrom('wantedArtifact').selectAll().where('candidateId', '=', candidate.id).execute();
    const answers = await rows.selectFrom('criterionAnswer').selectAll().where('candidateId', '=', candidate.id).orderBy('criterionId').execute();
    candidates.push({
      ...candidate, look,
      artifacts: wantedArtifacts.map(({ kind, title }) => {
        const found = kept.find((one) => one.kind === kind);
        return { kind, title, state: found?.state ?? ('wanted' as const), note: found?.note ?? '', changedAt: found?.changedAt ?? null };
      }),
      criteria: answers.map(({ criterionId, text, isMet, note, answeredAt }) => ({ criterion: criterionId, text, isMet: isMet === 1, note, answeredAt })),
      clauses: [...(await clausesOf(rows, candidate.id))], responsibilities: [...(await responsibilitiesOf(rows, candidate.id))],
    });
  }
  const inquiries = await inquiriesOf(rows, purchase, withMail, at);
  for (const { sheets } of inquiries) for (const { lookId } of sheets) if (lookId !== null) lookIds.add(lookId);
  const { acceptances, envelopes, keyIds } = await acceptancesIn(rows, purchase, at);
  for (const { lookId } of acceptances) if (lookId !== null) lookIds.add(lookId);
  const objections = await rows.selectFrom('objection').select(['id', 'candidateId', 'byName', 'byOffice', 'reason', 'enteredAt', 'escalatedTo', 'escalatedOn', 'decision', 'decisionReason', 'decidedAt', 'decidedByName', 'withdrawnAt', 'withdrawnReason']).where('purchaseId', '=', purchase).orderBy('enteredAt').orderBy('id').limit(most.objections).execute();
  if (objections.length === most.objections) throw tooMany('objections');
  const waiver = await rows.selectFrom('findingsWaiver').select(['reason', 'at', 'byName as by']).where('purchaseId', '=', purchase).executeTakeFirst();
  const keys = keyIds.length === 0 ? [] : await rows.selectFrom('acceptanceSigningKey').select(['keyId', 'publicKey']).where('keyId', 'in', keyIds).execute();
  return {
    file: {
      schema: 'urn:assay:case-file:1', organisation, purchase: purchaseOf(row, owner), candidates, findingsWaiver: waiver ?? null, looks: await looksOf(rows, [...lookIds]), inquiries, acceptances, objections,
      keys: [...keys.filter(({ keyId }) => keyId !== key.keyId), key].toSorted((one, other) => (one.keyId < other.keyId ? -1 : 1)),
    },
    envelopes,
  };
}

async function inquiriesOf(rows: Reader, purchase: string, withMail: boolean, at: string): Promise<CaseFile['inquiries']> {
  const shown = await shownInquiries(rows, purchase, at);
  const stored = await rows.selectFrom('answerFile').innerJoin('answerSheet', 'answerSheet.id', 'answerFile.sheetId').innerJoin('inquiry', 'inquiry.id', 'answerSheet.inquiryId').select(['answerFile.id', 'answerFile.digest', 'answerFile.sizeBytes']).where('inquiry.purchaseId', '=', purchase).where('answerFile.removedAt', 'is', null).execute();
  const contents = new Map(stored.map(({ id, digest, sizeBytes }) => [id, { path: `answers/${id}`, sha256: digest, sizeBytes: Number(sizeBytes) }]));
  return shown.map(({ sheets, ...inquiry }) => ({
    ...inquiry,
    sheets: sheets.map(({ contact, files, ...sheet }) => ({
      ...sheet,
      contact: contact === null ? null : { createdAt: contact.createdAt, expiresAt: contact.expiresAt, enteredAt: contact.enteredAt, isMailed: contact.isMailed, ...(withMail ? { mail: contact.mail } : {}) },
      // Files of a sealed or unfinished sheet are not among those that are shown, so their bytes are not named either.
      files: files?.map((file) => ({ ...file, content: contents.get(file.id) ?? unknownFile(file.id) })) ?? null,
    })),
  }));
}

function unknownFile(id: string): never {
  throw new RangeError(`The file ${id} that is shown has no row.`);
}

async function acceptancesIn(rows: Reader, purchase: string, at: string): Promise<{ readonly acceptances: CaseFile['acceptances']; readonly envelopes: ReadonlyMap<string, string>; readonly keyIds: readonly string[] }> {
  const shown = await acceptancesOf(rows, { purchaseId: purchase }, at);
  if (shown.length === most.acceptances) throw tooMany('acceptances');
  const decided = shown.length === 0 ? [] : await rows.selectFrom('acceptanceDecision').select(['acceptanceId', 'envelope']).where('acceptanceId', 'in', shown.map(({ id }) => id)).execute();
  const envelopes = new Map<string, string>(decided.flatMap(({ acceptanceId, envelope }) => (envelope === null ? [] : [[`acceptances/${acceptanceId}.dsse.json`, envelope] as const])));
  return {
    envelopes,
    acceptances: shown.toReversed().map((acceptance) => {
      const path = `acceptances/${acceptance.id}.dsse.json`;
      const envelope = envelopes.get(path);
      return { ...acceptance, envelope: envelope === undefined ? null : memberOf(path, Buffer.from(envelope)) };
    }),
    keyIds: [...new Set(shown.flatMap(({ decision }) => decision?.keyId ?? []))],
  };
}

async function looksOf(rows: Reader, ids: readonly string[]): Promise<CaseFile['looks']> {
  if (ids.length === 0) return [];
  const found = await rows.selectFrom('vendorLook').selectAll().where('id', 'in', ids).orderBy('endedAt').orderBy('id').execute();
  const looks = [];
  for (const { id, vendorId, product, startedAt, endedAt, engineVersion, catalogVersion, positionDigest, positionBytes, captureDigest, captureBytes } of found) {
    looks.push({
      id, vendorId, product, startedAt, endedAt, engineVersion, catalogVersion, verdicts: Object.fromEntries(await keptVerdicts(rows, id)),
      position: { path: `looks/${id}/position.json`, sha256: positionDigest, sizeBytes: Number(positionBytes) }, capture: { path: `looks/${id}/capture.zip`, sha256: captureDigest, sizeBytes: Number(captureBytes) },
    });
  }
  return looks;
}

/** Bytes by their place and digest. */
export function memberOf(path: string, bytes: Uint8Array): CaseMember {
  return { path, sha256: hash('sha256', bytes, 'hex'), sizeBytes: bytes.length };
}

function tooMany(what: string): ActRefused {
  return new ActRefused('too-large', `The case has more ${what} than one archive tells.`);
}

import type { AnyAct } from '../../act.ts';
import { approvePublication } from './approve-publication.ts';
import { chooseFiles } from './choose-files.ts';
import { createPublisher } from './create-publisher.ts';
import { declinePublication } from './decline-publication.ts';
import { downloadDossier } from './download-dossier.ts';
import { listPublications } from './list-publications.ts';
import { listWaiting } from './list-waiting.ts';
import { previewPublication } from './preview-publication.ts';
import { publishAlone } from './publish-alone.ts';
import { readDossier } from './read-dossier.ts';
import { readPublisher } from './read-publisher.ts';
import { recordConsent } from './record-consent.ts';
import { requestPublication } from './request-publication.ts';
import { revokeKey } from './revoke-key.ts';
import { rotateKey } from './rotate-key.ts';
import { withdrawConsent } from './withdraw-consent.ts';
import { withdrawDossier } from './withdraw-dossier.ts';

export const publishingActs: readonly AnyAct[] = [
  createPublisher, readPublisher, rotateKey, revokeKey, listPublications,
  readDossier, listWaiting, chooseFiles, recordConsent, withdrawConsent, previewPublication, requestPublication, approvePublication, declinePublication, publishAlone, withdrawDossier, downloadDossier,
];

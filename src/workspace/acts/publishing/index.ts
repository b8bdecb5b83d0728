import type { AnyAct } from '../../act.ts';
import { approvePublication } from './approve-publication.ts';
import { chooseFiles } from './choose-files.ts';
import { createPublisher } from './create-publisher.ts';
import { declinePublication } from './decline-publication.ts';
import { previewPublication } from './preview-publication.ts';
import { publishAlone } from './publish-alone.ts';
import { readDossier } from './read-dossier.ts';
import { readPublisher } from './read-publisher.ts';
import { requestPublication } from './request-publication.ts';

export const publishingActs: readonly AnyAct[] = [createPublisher, readPublisher, readDossier, chooseFiles, previewPublication, requestPublication, approvePublication, declinePublication, publishAlone];

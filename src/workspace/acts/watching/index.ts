import type { AnyAct } from '../../act.ts';
import { addDossier } from './add-dossier.ts';
import { changeVendorIncident } from './change-incident.ts';
import { checkDossier } from './check-dossier.ts';
import { downloadPack } from './download-pack.ts';
import { endDossier } from './end-dossier.ts';
import { endWatch } from './end-watch.ts';
import { importExploited } from './import-exploited.ts';
import { importVendors } from './import-vendors.ts';
import { keepOwnExploited } from './keep-own-exploited.ts';
import { listAlerts } from './list-alerts.ts';
import { listDossiers } from './list-dossiers.ts';
import { listPacks } from './list-packs.ts';
import { readAlert } from './read-alert.ts';
import { readDossierCheck } from './read-dossier-check.ts';
import { readPortfolio } from './read-portfolio.ts';
import { readWatch } from './read-watch.ts';
import { recordVendorIncident } from './record-incident.ts';
import { schedulePack } from './schedule-pack.ts';
import { seeAlert } from './see-alert.ts';
import { setPlan } from './set-plan.ts';
import { setWatch } from './set-watch.ts';
import { writePack } from './write-pack.ts';

/** What is done to watch makers after something was bought from them. */
export const watchingActs: readonly AnyAct[] = [
  readPortfolio,
  readWatch,
  setWatch,
  endWatch,
  listAlerts,
  readAlert,
  seeAlert,
  setPlan,
  recordVendorIncident,
  changeVendorIncident,
  importExploited,
  keepOwnExploited,
  importVendors,
  listDossiers,
  addDossier,
  checkDossier,
  endDossier,
  readDossierCheck,
  listPacks,
  writePack,
  schedulePack,
  downloadPack,
];

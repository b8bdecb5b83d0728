import type { AnyAct } from '../../act.ts';
import { changeIncident } from './change-incident.ts';
import { chooseGate } from './choose-gate.ts';
import { endException } from './end-exception.ts';
import { exceptRequirement } from './except.ts';
import { listIncidents } from './list-incidents.ts';
import { passGate } from './pass-gate.ts';
import { readGate } from './read-gate.ts';
import { readIncident } from './read-incident.ts';
import { recordIncident } from './record-incident.ts';
import { writePledgeMail } from './write-pledge-mail.ts';

export const gatesActs: readonly AnyAct[] = [
  readGate,
  chooseGate,
  exceptRequirement,
  endException,
  passGate,
  listIncidents,
  recordIncident,
  readIncident,
  changeIncident,
  writePledgeMail,
];

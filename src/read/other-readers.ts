import { cef } from './audit-log/cef/index.ts';
import { ecs } from './audit-log/ecs/index.ts';
import { ocsf } from './audit-log/ocsf/index.ts';
import { plainLog } from './audit-log/plain-log/index.ts';
import { syslog } from './audit-log/syslog/index.ts';
import { awsCredentialReport } from './aws-credential-report/index.ts';
import { disclosurePolicy } from './disclosure-policy/index.ts';
import { document } from './document/index.ts';
import { entraRegistration } from './entra-registration/index.ts';
import { mfaAdoption } from './mfa-adoption/index.ts';
import { patchAdoption } from './patch-adoption/index.ts';
import type { Reader } from './reader.ts';
import { securityTxt } from './security-txt/index.ts';

/** Tables, logs and texts, in the order of detection: asked when none of the `dataReaders` accepts. */
export const otherReaders: readonly Reader[] = [entraRegistration, mfaAdoption, patchAdoption, awsCredentialReport, ocsf, ecs, plainLog, cef, syslog, securityTxt, document, disclosurePolicy];

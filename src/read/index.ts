import { assayYamlReader } from './assay-yaml/index.ts';
import { cveReader } from './cve/index.ts';
import { cyclonedx } from './cyclonedx/index.ts';
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
import { securityTxt } from './security-txt/index.ts';
import type { Reader } from './reader.ts';
import { spdx3 } from './spdx-3/index.ts';
import { spdxJson } from './spdx-json/index.ts';
import { spdxTagValue } from './spdx-tag-value/index.ts';

/** All readers, in the order of detection: the first that accepts an artifact reads it. */
export const readers: readonly Reader[] = [
  assayYamlReader,
  cveReader,
  cyclonedx,
  spdxJson,
  spdx3,
  spdxTagValue,
  entraRegistration,
  mfaAdoption,
  patchAdoption,
  awsCredentialReport,
  ocsf,
  ecs,
  plainLog,
  cef,
  syslog,
  securityTxt,
  document,
  disclosurePolicy,
];

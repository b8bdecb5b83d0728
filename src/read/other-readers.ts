import { cef } from './audit-log/cef/index.ts';
import { ecs } from './audit-log/ecs/index.ts';
import { mappedLog } from './audit-log/mapped-log/index.ts';
import { ocsf } from './audit-log/ocsf/index.ts';
import { plainLog } from './audit-log/plain-log/index.ts';
import { productLog } from './audit-log/product-log/index.ts';
import { syslog } from './audit-log/syslog/index.ts';
import { awsCredentialReport } from './aws-credential-report/index.ts';
import { componentAdvisories } from './component-advisories/index.ts';
import { csafAggregator } from './csaf-aggregator/index.ts';
import { csafChecker } from './csaf-checker/index.ts';
import { csafProviderMetadata } from './csaf-provider-metadata/index.ts';
import { csaf } from './csaf/index.ts';
import { cyclonedxDeclarations } from './cyclonedx-declarations/index.ts';
import { directoryExport } from './directory-export/index.ts';
import { disclosurePolicy } from './disclosure-policy/index.ts';
import { document } from './document/index.ts';
import { entraRegistration } from './entra-registration/index.ts';
import { evaluationLog } from './evaluation-log/index.ts';
import { fixDeployments } from './fix-deployments/index.ts';
import { htmlPage } from './html-page/index.ts';
import { inToto } from './in-toto/index.ts';
import { logRetention } from './log-retention/index.ts';
import { mfaAdoption } from './mfa-adoption/index.ts';
import { npmAttestations } from './npm-attestations/index.ts';
import { openSourceStewardship } from './open-source-stewardship/index.ts';
import { openidConfiguration } from './openid-configuration/index.ts';
import { openssfScorecard } from './openssf-scorecard/index.ts';
import { openvex } from './openvex/index.ts';
import { oscal } from './oscal/index.ts';
import { patchAdoption } from './patch-adoption/index.ts';
import { productLifecycles } from './product-lifecycles/index.ts';
import { privilegeGrants } from './privilege-grants/index.ts';
import { protocolUse } from './protocol-use/index.ts';
import type { Reader } from './reader.ts';
import { rolie } from './rolie/index.ts';
import { samlMetadata } from './saml-metadata/index.ts';
import { sarif } from './sarif/index.ts';
import { sbomqs } from './sbomqs/index.ts';
import { securityInsights } from './security-insights/index.ts';
import { securityTxt } from './security-txt/index.ts';
import { updateChecks } from './update-checks/index.ts';
import { usageFiguresReader } from './usage-figures/index.ts';
import { settingsRegister } from './settings-register/index.ts';

/** Tables, published metadata, advisories, statements, results of other tools, logs and texts, in the order of detection: asked when none of the `dataReaders` accepts. */
export const otherReaders: readonly Reader[] = [
  entraRegistration,
  mfaAdoption,
  patchAdoption,
  awsCredentialReport,
  directoryExport,
  usageFiguresReader,
  privilegeGrants,
  protocolUse,
  updateChecks,
  fixDeployments,
  csaf,
  openvex,
  rolie,
  csafProviderMetadata,
  csafAggregator,
  openidConfiguration,
  samlMetadata,
  npmAttestations,
  componentAdvisories,
  productLifecycles,
  settingsRegister,
  openSourceStewardship,
  inToto,
  sarif,
  openssfScorecard,
  sbomqs,
  csafChecker,
  evaluationLog,
  oscal,
  cyclonedxDeclarations,
  securityInsights,
  logRetention,
  ocsf,
  ecs,
  plainLog,
  mappedLog,
  productLog,
  cef,
  syslog,
  securityTxt,
  document,
  disclosurePolicy,
  htmlPage,
];

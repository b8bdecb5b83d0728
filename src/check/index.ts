import { advisoryAndRecordAgreeOnWeakness } from './advisory-and-record-agree-on-weakness.ts';
import { advisoryComesWithItsRecord } from './advisory-comes-with-its-record.ts';
import { advisoryCoversLessSevereFlaws } from './advisory-covers-less-severe-flaws.ts';
import { advisoryFollowsCsaf } from './advisory-follows-csaf.ts';
import { advisoryIdentifiesEachFlaw } from './advisory-identifies-each-flaw.ts';
import { advisoryIdentifiesItsProducts } from './advisory-identifies-its-products.ts';
import { advisoryNamesTheWeakness } from './advisory-names-the-weakness.ts';
import { advisorySaysWhatToDo } from './advisory-says-what-to-do.ts';
import { advisoryStatesSeverity } from './advisory-states-severity.ts';
import { advisoryTellsItsHistory } from './advisory-tells-its-history.ts';
import { annualReportNamesTheProgramme } from './annual-report-names-the-programme.ts';
import { artifactsForOutsidersAreListed } from './artifacts-for-outsiders-are-listed.ts';
import { attestedArtifactIsUnchanged } from './attested-artifact-is-unchanged.ts';
import { automaticUpdatesAreOnByDefault } from './automatic-updates-are-on-by-default.ts';
import { callsGoThroughOwnModules } from './calls-go-through-own-modules.ts';
import { codeIsMemorySafe } from './code-is-memory-safe.ts';
import { commandsKeepValuesApart } from './commands-keep-values-apart.ts';
import { boardReportIsRecent } from './board-report-is-recent.ts';
import { buildHasLeastRights } from './build-has-least-rights.ts';
import { buildProvenanceIsVerified } from './build-provenance-is-verified.ts';
import { buildProvenanceNamesSourceAndBuilder } from './build-provenance-names-source-and-builder.ts';
import { changesAreReviewedBeforeTheyMerge } from './changes-are-reviewed-before-they-merge.ts';
import { checkableArtifactsArePublic } from './checkable-artifacts-are-public.ts';
import { codeIsStaticallyAnalysed } from './code-is-statically-analysed.ts';
import { componentFixesAreTakenUp } from './component-fixes-are-taken-up.ts';
import { componentsAreSupported } from './components-are-supported.ts';
import { configurationTemplatesArePublished } from './configuration-templates-are-published.ts';
import { councilMet } from './council-met.ts';
import { csafProviderFolderIsIntact } from './csaf-provider-folder-is-intact.ts';
import { csafProviderMetadataIsPublished } from './csaf-provider-metadata-is-published.ts';
import { csafProviderMetadataIsValid } from './csaf-provider-metadata-is-valid.ts';
import { customerCouncilSpokeOfSecurity } from './customer-council-spoke-of-security.ts';
import { customerExerciseIsReported } from './customer-exercise-is-reported.ts';
import { customersOffDefaultPasswordsAreCounted } from './customers-off-default-passwords-are-counted.ts';
import { cvePolicyIsPublished } from './cve-policy-is-published.ts';
import { cveRecordHasCpe } from './cve-record-has-cpe.ts';
import { cveRecordHasCwe } from './cve-record-has-cwe.ts';
import { cveRecordHasMappableCwe } from './cve-record-has-mappable-cwe.ts';
import { cveRecordIsEnriched } from './cve-record-is-enriched.ts';
import { cveRecordIsTimely } from './cve-record-is-timely.ts';
import { cveRecordStatesDecisionPoints } from './cve-record-states-decision-points.ts';
import { cveRecordsWereLookedAt } from './cve-records-were-looked-at.ts';
import { cveWeaknessClassesAreKnown } from './cve-weakness-classes-are-known.ts';
import { dataIsDeserialisedSafely } from './data-is-deserialised-safely.ts';
import { defaultCredentialsAreAbsent } from './default-credentials-are-absent.ts';
import { deprecatedProtocolsAreOff } from './deprecated-protocols-are-off.ts';
import { defaultSettingsAreSafe } from './default-settings-are-safe.ts';
import { defectCostMethodIsShared } from './defect-cost-method-is-shared.ts';
import { dependenciesAreVettedByTools } from './dependencies-are-vetted-by-tools.ts';
import { dependenciesAreVetted } from './dependencies-are-vetted.ts';
import { dependenciesHaveProvenance } from './dependencies-have-provenance.ts';
import { developerTrainingIsRecorded } from './developer-training-is-recorded.ts';
import { developmentControlsAreEvaluated } from './development-controls-are-evaluated.ts';
import { disclosurePolicyIsAPublicPage } from './disclosure-policy-is-a-public-page.ts';
import { disclosurePolicyWasLookedFor } from './disclosure-policy-was-looked-for.ts';
import { endOfLifeDateIsStated } from './end-of-life-date-is-stated.ts';
import { endOfLifePageIsPublished } from './end-of-life-page-is-published.ts';
import { executiveIsNamed } from './executive-is-named.ts';
import { filePathsAreConfined } from './file-paths-are-confined.ts';
import { fuzzingHarnessesAreKept } from './fuzzing-harnesses-are-kept.ts';
import { htmlOutputIsEscaped } from './html-output-is-escaped.ts';
import { joinedQueriesAreBannedByLint } from './joined-queries-are-banned-by-lint.ts';
import { executiveMandateIsStated } from './executive-mandate-is-stated.ts';
import { executivesMetOnProductSecurity } from './executives-met-on-product-security.ts';
import { exploitedComponentsAreReplaced } from './exploited-components-are-replaced.ts';
import { fieldTestIsReported } from './field-test-is-reported.ts';
import { firmwareModelsAndDataAreListed } from './firmware-models-and-data-are-listed.ts';
import { hardeningGuideIsPublished } from './hardening-guide-is-published.ts';
import { hardeningGuideShrinks } from './hardening-guide-shrinks.ts';
import { importantSafeguardsAreOn } from './important-safeguards-are-on.ts';
import { incentivePolicyCoversCareers } from './incentive-policy-covers-careers.ts';
import { incentivePolicyCoversFunctions } from './incentive-policy-covers-functions.ts';
import { incentivePolicyCoversPay } from './incentive-policy-covers-pay.ts';
import { incentivePolicyCoversTeams } from './incentive-policy-covers-teams.ts';
import { incentivePolicyLooksAtSideEffects } from './incentive-policy-looks-at-side-effects.ts';
import { incidentAccountIsPublished } from './incident-account-is-published.ts';
import { incidentAccountNamesPrevention } from './incident-account-names-prevention.ts';
import { independentAssessmentIsRecent } from './independent-assessment-is-recent.ts';
import { leavingADefaultWarns } from './leaving-a-default-warns.ts';
import { legacyUseIsCounted } from './legacy-use-is-counted.ts';
import { lessonsFromReportsAreShared } from './lessons-from-reports-are-shared.ts';
import { logAnswersFirstQuestions } from './log-answers-first-questions.ts';
import { logCoversConfiguration } from './log-covers-configuration.ts';
import { logCoversDataAccess } from './log-covers-data-access.ts';
import { logCoversIdentity } from './log-covers-identity.ts';
import { logEventsAreComplete } from './log-events-are-complete.ts';
import { logFeedsDetections } from './log-feeds-detections.ts';
import { logPolicyIsPublished } from './log-policy-is-published.ts';
import { logRetentionIsSixMonths } from './log-retention-is-six-months.ts';
import { logRoadmapIsCurrent } from './log-roadmap-is-current.ts';
import { logTimesAreUtc } from './log-times-are-utc.ts';
import { looseningGuideIsPublished } from './loosening-guide-is-published.ts';
import { memoryMitigationsAreBuiltIn } from './memory-mitigations-are-built-in.ts';
import { looseningGuideNamesRisks } from './loosening-guide-names-risks.ts';
import { mainBranchIsProtected } from './main-branch-is-protected.ts';
import { memorySafetyRoadmapIsCurrent } from './memory-safety-roadmap-is-current.ts';
import { mfaAdoptionIsMeasured } from './mfa-adoption-is-measured.ts';
import { mfaAdoptionIsSplitByRoleAndFactor } from './mfa-adoption-is-split-by-role-and-factor.ts';
import { mfaIsOnByDefault } from './mfa-is-on-by-default.ts';
import { newCodeIsMemorySafe } from './new-code-is-memory-safe.ts';
import { modelsAndDataAreDescribed } from './models-and-data-are-described.ts';
import { monitoringGuideIsPublished } from './monitoring-guide-is-published.ts';
import { noExtraChargeCommitmentIsPublished } from './no-extra-charge-commitment-is-published.ts';
import { openSourceOfficeIsNamed } from './open-source-office-is-named.ts';
import { openSourcePolicyIsPublished } from './open-source-policy-is-published.ts';
import { outgoingRequestsGoToKnownHosts } from './outgoing-requests-go-to-known-hosts.ts';
import { packageProvenanceIsPublished } from './package-provenance-is-published.ts';
import { patchAdoptionIsMeasured } from './patch-adoption-is-measured.ts';
import { patchReachIsTimed } from './patch-reach-is-timed.ts';
import { pledgePageIsPublished } from './pledge-page-is-published.ts';
import { pledgePageWasLookedFor } from './pledge-page-was-looked-for.ts';
import { policyAllowsPublicDisclosure } from './policy-allows-public-disclosure.ts';
import { policyAuthorisesTesting } from './policy-authorises-testing.ts';
import { policyCoversAllProducts } from './policy-covers-all-products.ts';
import { policyNamesAChannel } from './policy-names-a-channel.ts';
import { policyPromisesNoLegalAction } from './policy-promises-no-legal-action.ts';
import { policyStatesDisclosureTime } from './policy-states-disclosure-time.ts';
import { pricePageChargesNothingExtraForSecurity } from './price-page-charges-nothing-extra-for-security.ts';
import { pricePageWasLookedFor } from './price-page-was-looked-for.ts';
import { productIsDynamicallyTested } from './product-is-dynamically-tested.ts';
import { productsWithDefaultPasswordsAreCounted } from './products-with-default-passwords-are-counted.ts';
import { progressReportIsPublished } from './progress-report-is-published.ts';
import { progressReportTreatsDefaultPasswords } from './progress-report-treats-default-passwords.ts';
import { progressReportTreatsPatching } from './progress-report-treats-patching.ts';
import { progressReportTreatsSignIn } from './progress-report-treats-sign-in.ts';
import { protocolsAreListedFromSource } from './protocols-are-listed-from-source.ts';
import { qualityProgrammeIsDescribed } from './quality-programme-is-described.ts';
import { queriesAreParameterised } from './queries-are-parameterised.ts';
import { releasesWaitForChecks } from './releases-wait-for-checks.ts';
import { reportingAddressIsReachable } from './reporting-address-is-reachable.ts';
import { reportingMailIsProtected } from './reporting-mail-is-protected.ts';
import { runtimeIsConfined } from './runtime-is-confined.ts';
import { releaseIsVerifiedBeforeItShips } from './release-is-verified-before-it-ships.ts';
import { releasesAreSigned } from './releases-are-signed.ts';
import { repositoryIsFuzzed } from './repository-is-fuzzed.ts';
import { researchDataIsDescribed } from './research-data-is-described.ts';
import { retirementPlanIsCurrent } from './retirement-plan-is-current.ts';
import { rightsByRoleAreInUse } from './rights-by-role-are-in-use.ts';
import { roleProfilesArePublished } from './role-profiles-are-published.ts';
import { sbomDependenciesAreConnected } from './sbom-dependencies-are-connected.ts';
import { sbomFollowsItsSchema } from './sbom-follows-its-schema.ts';
import { sbomHasBsiTr031832Fields } from './sbom-has-bsi-tr-03183-2-fields.ts';
import { sbomHasCisa2026Fields } from './sbom-has-cisa-2026-fields.ts';
import { sbomHasNtia2021Fields } from './sbom-has-ntia-2021-fields.ts';
import { sbomIsPublic } from './sbom-is-public.ts';
import { sbomIsPublishedWithTheRelease } from './sbom-is-published-with-the-release.ts';
import { sbomLinksSupplierSboms } from './sbom-links-supplier-sboms.ts';
import { sbomListsComponents } from './sbom-lists-components.ts';
import { sbomOfferIsPublished } from './sbom-offer-is-published.ts';
import { secondFactorsAreInUse } from './second-factors-are-in-use.ts';
import { secureByDesignRoadmapIsCurrent } from './secure-by-design-roadmap-is-current.ts';
import { securityRemovalsAreLogged } from './security-removals-are-logged.ts';
import { securityRoadmapPageIsPublished } from './security-roadmap-page-is-published.ts';
import { securityTxtIsCurrent } from './security-txt-is-current.ts';
import { securityTxtIsPublished } from './security-txt-is-published.ts';
import { securityTxtIsValid } from './security-txt-is-valid.ts';
import { serviceFixesAreTimed } from './service-fixes-are-timed.ts';
import { settingsComeWithDefaults } from './settings-come-with-defaults.ts';
import { settingsHaveReasons } from './settings-have-reasons.ts';
import { sharedDutiesAreWrittenDown } from './shared-duties-are-written-down.ts';
import { singleSignOnMetadataIsPublished } from './single-sign-on-metadata-is-published.ts';
import { ssdfStatementIsCurrent } from './ssdf-statement-is-current.ts';
import { staffMfaIsPhishingResistant } from './staff-mfa-is-phishing-resistant.ts';
import { staticAnalysisRunsInTheBuild } from './static-analysis-runs-in-the-build.ts';
import { suppliersWereAskedForSboms } from './suppliers-were-asked-for-sboms.ts';
import { supportPolicyIsPublished } from './support-policy-is-published.ts';
import { telemetryIsDescribed } from './telemetry-is-described.ts';
import { threatModelIsCurrent } from './threat-model-is-current.ts';
import { trialLicenceIsPublished } from './trial-licence-is-published.ts';
import { unusedPrivilegesAreCounted } from './unused-privileges-are-counted.ts';
import { upstreamContributionsAreRecorded } from './upstream-contributions-are-recorded.ts';
import { vexStatementGivesItsReason } from './vex-statement-gives-its-reason.ts';
import { vexStatementIsSettled } from './vex-statement-is-settled.ts';
import { vexStatementSaysWhatToDo } from './vex-statement-says-what-to-do.ts';
import { weaknessClassRoadmapIsCurrent } from './weakness-class-roadmap-is-current.ts';
import { weaknessClassesAreBannedByLint } from './weakness-classes-are-banned-by-lint.ts';
import { weaknessClassesOfRecordsAreSearched } from './weakness-classes-of-records-are-searched.ts';
import { webSiteUsesCurrentTls } from './web-site-uses-current-tls.ts';
import { zeroTrustGuideIsPublished } from './zero-trust-guide-is-published.ts';

/** Every check, in alphabetical order. */
export const checks = [
  advisoryAndRecordAgreeOnWeakness,
  advisoryComesWithItsRecord,
  advisoryCoversLessSevereFlaws,
  advisoryFollowsCsaf,
  advisoryIdentifiesEachFlaw,
  advisoryIdentifiesItsProducts,
  advisoryNamesTheWeakness,
  advisorySaysWhatToDo,
  advisoryStatesSeverity,
  advisoryTellsItsHistory,
  annualReportNamesTheProgramme,
  artifactsForOutsidersAreListed,
  attestedArtifactIsUnchanged,
  automaticUpdatesAreOnByDefault,
  callsGoThroughOwnModules,
  codeIsMemorySafe,
  commandsKeepValuesApart,
  boardReportIsRecent,
  buildHasLeastRights,
  buildProvenanceIsVerified,
  buildProvenanceNamesSourceAndBuilder,
  changesAreReviewedBeforeTheyMerge,
  checkableArtifactsArePublic,
  codeIsStaticallyAnalysed,
  componentFixesAreTakenUp,
  componentsAreSupported,
  configurationTemplatesArePublished,
  councilMet,
  csafProviderFolderIsIntact,
  csafProviderMetadataIsPublished,
  csafProviderMetadataIsValid,
  customerCouncilSpokeOfSecurity,
  customerExerciseIsReported,
  customersOffDefaultPasswordsAreCounted,
  cvePolicyIsPublished,
  cveRecordHasCpe,
  cveRecordHasCwe,
  cveRecordHasMappableCwe,
  cveRecordIsEnriched,
  cveRecordIsTimely,
  cveRecordStatesDecisionPoints,
  cveRecordsWereLookedAt,
  cveWeaknessClassesAreKnown,
  dataIsDeserialisedSafely,
  defaultCredentialsAreAbsent,
  deprecatedProtocolsAreOff,
  defaultSettingsAreSafe,
  defectCostMethodIsShared,
  dependenciesAreVettedByTools,
  dependenciesAreVetted,
  dependenciesHaveProvenance,
  developerTrainingIsRecorded,
  developmentControlsAreEvaluated,
  disclosurePolicyIsAPublicPage,
  disclosurePolicyWasLookedFor,
  endOfLifeDateIsStated,
  endOfLifePageIsPublished,
  executiveIsNamed,
  filePathsAreConfined,
  fuzzingHarnessesAreKept,
  htmlOutputIsEscaped,
  joinedQueriesAreBannedByLint,
  executiveMandateIsStated,
  executivesMetOnProductSecurity,
  exploitedComponentsAreReplaced,
  fieldTestIsReported,
  firmwareModelsAndDataAreListed,
  hardeningGuideIsPublished,
  hardeningGuideShrinks,
  importantSafeguardsAreOn,
  incentivePolicyCoversCareers,
  incentivePolicyCoversFunctions,
  incentivePolicyCoversPay,
  incentivePolicyCoversTeams,
  incentivePolicyLooksAtSideEffects,
  incidentAccountIsPublished,
  incidentAccountNamesPrevention,
  independentAssessmentIsRecent,
  leavingADefaultWarns,
  legacyUseIsCounted,
  lessonsFromReportsAreShared,
  logAnswersFirstQuestions,
  logCoversConfiguration,
  logCoversDataAccess,
  logCoversIdentity,
  logEventsAreComplete,
  logFeedsDetections,
  logPolicyIsPublished,
  logRetentionIsSixMonths,
  logRoadmapIsCurrent,
  logTimesAreUtc,
  looseningGuideIsPublished,
  memoryMitigationsAreBuiltIn,
  looseningGuideNamesRisks,
  mainBranchIsProtected,
  memorySafetyRoadmapIsCurrent,
  mfaAdoptionIsMeasured,
  mfaAdoptionIsSplitByRoleAndFactor,
  mfaIsOnByDefault,
  newCodeIsMemorySafe,
  modelsAndDataAreDescribed,
  monitoringGuideIsPublished,
  noExtraChargeCommitmentIsPublished,
  openSourceOfficeIsNamed,
  openSourcePolicyIsPublished,
  outgoingRequestsGoToKnownHosts,
  packageProvenanceIsPublished,
  patchAdoptionIsMeasured,
  patchReachIsTimed,
  pledgePageIsPublished,
  pledgePageWasLookedFor,
  policyAllowsPublicDisclosure,
  policyAuthorisesTesting,
  policyCoversAllProducts,
  policyNamesAChannel,
  policyPromisesNoLegalAction,
  policyStatesDisclosureTime,
  pricePageChargesNothingExtraForSecurity,
  pricePageWasLookedFor,
  productIsDynamicallyTested,
  productsWithDefaultPasswordsAreCounted,
  progressReportIsPublished,
  progressReportTreatsDefaultPasswords,
  progressReportTreatsPatching,
  progressReportTreatsSignIn,
  protocolsAreListedFromSource,
  qualityProgrammeIsDescribed,
  queriesAreParameterised,
  releasesWaitForChecks,
  reportingAddressIsReachable,
  reportingMailIsProtected,
  runtimeIsConfined,
  releaseIsVerifiedBeforeItShips,
  releasesAreSigned,
  repositoryIsFuzzed,
  researchDataIsDescribed,
  retirementPlanIsCurrent,
  rightsByRoleAreInUse,
  roleProfilesArePublished,
  sbomDependenciesAreConnected,
  sbomFollowsItsSchema,
  sbomHasBsiTr031832Fields,
  sbomHasCisa2026Fields,
  sbomHasNtia2021Fields,
  sbomIsPublic,
  sbomIsPublishedWithTheRelease,
  sbomLinksSupplierSboms,
  sbomListsComponents,
  sbomOfferIsPublished,
  secondFactorsAreInUse,
  secureByDesignRoadmapIsCurrent,
  securityRemovalsAreLogged,
  securityRoadmapPageIsPublished,
  securityTxtIsCurrent,
  securityTxtIsPublished,
  securityTxtIsValid,
  serviceFixesAreTimed,
  settingsComeWithDefaults,
  settingsHaveReasons,
  sharedDutiesAreWrittenDown,
  singleSignOnMetadataIsPublished,
  ssdfStatementIsCurrent,
  staffMfaIsPhishingResistant,
  staticAnalysisRunsInTheBuild,
  suppliersWereAskedForSboms,
  supportPolicyIsPublished,
  telemetryIsDescribed,
  threatModelIsCurrent,
  trialLicenceIsPublished,
  unusedPrivilegesAreCounted,
  upstreamContributionsAreRecorded,
  vexStatementGivesItsReason,
  vexStatementIsSettled,
  vexStatementSaysWhatToDo,
  weaknessClassRoadmapIsCurrent,
  weaknessClassesAreBannedByLint,
  weaknessClassesOfRecordsAreSearched,
  webSiteUsesCurrentTls,
  zeroTrustGuideIsPublished,
] as const;

/** The id of a check; a requirement that names another does not compile. */
export type CheckId = (typeof checks)[number]['id'];

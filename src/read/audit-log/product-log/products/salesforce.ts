import { about, perhaps, within, type LogProduct } from '../product.ts';

/** Salesforce event log files and event stores as JSON. */
export const salesforce: LogProduct = {
  id: 'salesforce-event',
  name: 'Salesforce event',
  time: ['TIMESTAMP_DERIVED', 'TIMESTAMP', 'EVENT_DATE'],
  action: [['EVENT_TYPE'], ['OPERATION_TYPE']],
  actor: ['USER_ID_DERIVED', 'USER_ID', 'USER_NAME', 'USERNAME'],
  target: ['ENTITY_NAME', 'URI', 'URI_ID_DERIVED', 'CONNECTED_APP_ID', 'CONNECTED_APP_NAME', 'ORGANIZATION_ID'],
  source: ['CLIENT_IP', 'SOURCE_IP'],
  correlation: ['SESSION_KEY', 'LOGIN_KEY', 'REQUEST_ID'],
  outcome: [{ at: 'LOGIN_STATUS', failures: ['LOGIN_ERROR*', 'LOGIN_OAUTH_*', 'LOGIN_2FACTOR*', 'LOGIN_CHALLENGE*', 'LOGIN_*INVALID*'] }, { at: 'REQUEST_STATUS', failures: ['F*', 'E*', 'U*'] }, { at: 'STATUS_CODE', failures: ['4*', '5*'] }],
  actions: [
    about('identity', 'sign-in', ['Login*', 'SingleSignOn*', 'IdentityProviderEventStore*']),
    within('identity', ['Logout*', 'Session*', 'IdentityVerification*', 'CredentialStuffing*']),
    about('identity', 'credential', ['ConnectedAppUsageEventStore*', 'OAuth*', 'ApiConnectedApp oauth*']),
    about('data', 'change', ['BulkApi* insert', 'BulkApi* update', 'BulkApi* upsert', 'BulkApi* delete', 'BulkApi* hardDelete', 'DocumentAttachment*Upload*', 'ContentTransfer*']),
    within('data', ['ApiAnomaly*', 'ReportAnomaly*', 'GuestUserAnomaly*']),
    about('data', 'read', ['BulkApi*', 'Report*', 'API', 'RestApi*', 'ApiEvent*', 'ApiTotalUsage', 'ContentDistribution', 'ContentDocumentLink', 'ListView*', 'URI', 'WaveDownload', 'LightningPageView', 'Search*', 'Dashboard*', 'ApiConnectedApp*', 'FileEvent*']),
    about(['configuration', 'identity'], 'role', ['PermissionSet*']),
    about('configuration', 'setting', ['SetupAuditTrail*', 'MetadataApi*', 'PackageInstall*', 'ChangeSet*', 'Sandbox*', 'ApexExecution']),
    perhaps(['configuration', 'identity', 'data'], ['*']),
  ],
};

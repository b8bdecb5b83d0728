import { about, nowhere, perhaps, within, type LogProduct } from '../product.ts';

/** Azure activity log and resource logs (Azure Monitor, top-level common schema). Actions are the operations of resource providers. */
export const azureActivity: LogProduct = {
  id: 'azure-activity',
  name: 'Azure activity log',
  time: ['time', 'eventTimestamp', 'TimeGenerated'],
  action: [['operationName', 'operationName/value', 'OperationNameValue']],
  actor: ['identity', 'caller', 'Caller', 'claims/name', 'properties/requestbody', 'properties/accountName', 'properties/caller'],
  target: ['resourceId', 'ResourceId', 'resourceUri', 'properties/objectKey', 'properties/accountName'],
  source: ['callerIpAddress', 'CallerIpAddress', 'httpRequest/clientIpAddress', 'properties/callerIpAddress'],
  correlation: ['correlationId', 'CorrelationId', 'operationId'],
  outcome: [
    { at: 'resultType', failures: ['Failure', 'Failed', 'ClientError', 'ServerError', 'AuthorizationError'] },
    { at: 'status/value', failures: ['Failed'] },
    { at: 'statusCode', failures: ['4*', '5*'] },
    { at: 'resultSignature', failures: ['Failed*', '4*', '5*', 'Forbidden', 'Unauthorized'] },
    { at: 'properties/metricResponseType', failures: ['*Error'] },
    { at: 'properties/statusCode', failures: ['4*', '5*', 'Forbidden', 'Unauthorized'] },
  ],
  actions: [
    about('configuration', ['logging', 'setting'], ['*/diagnosticSettings/*', '*microsoft.insights/*/delete', '*microsoft.insights/*/write', '*microsoft.operationalinsights/workspaces/*', '*/flowLogs/*', '*/auditingSettings/*', '*/auditPolicies/*']),
    about('identity', 'role', ['microsoft.authorization/roleAssignments/*', 'microsoft.authorization/roleDefinitions/*', 'microsoft.authorization/elevateAccess/*', 'microsoft.authorization/classicAdministrators/*', 'microsoft.managedidentity/*']),
    about('identity', 'credential', ['*/listkeys/action', '*/regeneratekey/action', '*/listAccountSas/action', '*/listServiceSas/action', '*/listCredentials/action', '*/listClusterAdminCredential/action', '*/listClusterUserCredential/action', '*/regenerateKeys/action', '*/generateUserDelegationKey/action', '*/beginGetAccess/action', '*/listConnectionStrings/action']),
    about('data', 'read', ['GetBlob*', 'GetFile*', 'ListBlobs', 'ListContainers', 'CopyBlob*', 'QueryEntit*', 'PeekMessage*', 'SecretGet', 'KeyGet', 'CertificateGet', '*/secrets/getSecret/action', '*/keys/read/action', '*/secrets/*/read', '*/blobs/read', '*/export/action', '*/keys/decrypt/action']),
    about('data', 'change', ['PutBlob*', 'PutBlock*', 'DeleteBlob*', 'DeleteContainer*', 'CreateFile*', 'DeleteFile*', 'SetBlob*', 'InsertEntity', 'DeleteEntity', 'UndeleteBlob', '*/blobs/write', '*/blobs/delete', '*/secrets/setSecret/action', '*/keys/purge/action', '*/keys/delete', '*/keys/restore/action', '*/secrets/delete', '*/secrets/purge/action']),
    within('configuration', ['microsoft.*/read', '*/read']),
    about('configuration', 'setting', ['microsoft.*/write', 'microsoft.*/delete', '*/write', '*/delete', '*/action']),
    nowhere(['*ServiceHealth*', '*Autoscale*']),
    perhaps(['configuration', 'data'], ['*']),
  ],
};

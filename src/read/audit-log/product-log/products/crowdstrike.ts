import { about, nowhere, perhaps, type LogProduct } from '../product.ts';

/** CrowdStrike event streams (audit of the console) and sensor events. */
export const crowdStrike: LogProduct = {
  id: 'crowdstrike-event',
  name: 'CrowdStrike event',
  time: ['event/UTCTimestamp', 'metadata/eventCreationTime', 'timestamp', 'event/timestamp', 'unknown_payload/timestamp', 'ContextTimeStamp', 'event/ContextTimeStamp', 'ProcessStartTime', 'event/ProcessStartTime'],
  action: [['event/OperationName', 'event_simpleName', 'event/event_simpleName', 'fdr_event_type', 'metadata/eventType', 'event/ExternalApiType', 'ExternalApiType']],
  actor: ['event/UserId', 'event/UserName', 'UserName', 'UserSid', 'event/UserSid', 'event/UID', 'event/RUID', 'UID', 'aid', 'event/aid', 'unknown_payload/AgentIdString', 'metadata/customerIDString'],
  target: ['event/AuditKeyValues', 'event/ServiceName', 'event/ImageFileName', 'ImageFileName', 'event/CommandLine', 'CommandLine', 'event/DomainName', 'DomainName', 'event/HostnameField', 'event/ComputerName', 'ComputerName', 'event/Hostname', 'event/TargetProcessId', 'TargetProcessId'],
  source: ['event/UserIp', 'aip', 'event/aip', 'event/LocalIP', 'event/LocalAddressIP4', 'unknown_payload/aip'],
  correlation: ['event/SessionId', 'id', 'event/id', 'metadata/offset', 'event/ContextProcessId', 'ContextProcessId', 'unknown_payload/id'],
  outcome: [{ at: 'event/Success', failures: ['false'] }, { at: 'event/PatternDispositionDescription', failures: [] }, { at: 'PatternDispositionDescription', failures: [] }],
  actions: [
    about('identity', 'failed-sign-in', ['UserLogonFailed*']),
    about('identity', 'sign-in', ['userAuthenticate', 'twoFactorAuthenticate', 'UserLogon*', 'UserIdentity']),
    about('identity', 'credential', ['changePassword', 'resetAuthSecret', '*APIClient*', 'requestResetPassword', '*Token*']),
    about('identity', 'role', ['grantUserRoles', 'revokeUserRoles', 'grant*', 'revoke*', '*UserRoles*']),
    about('identity', 'account', ['createUser', 'deleteUser', 'activateUser', 'deactivateUser', 'confirmResetPassword', 'updateUser']),
    about('configuration', 'setting', ['*Allowlist*', '*_policy', '*Policy*', 'update_*', 'create_*', 'delete_*', '*Exclusion*', '*Rule*']),
    about('network', 'network', ['DnsRequest*', 'NetworkConnect*', 'NetworkReceiveAccept*', 'NetworkListen*']),
    nowhere(['ProcessRollup*', '*Detection*', 'EndOfProcess', 'SyntheticProcess*', '*Incident*']),
    perhaps(['configuration', 'identity', 'data'], ['Event_RemoteResponse*', 'RemoteResponse*', '*']),
  ],
};

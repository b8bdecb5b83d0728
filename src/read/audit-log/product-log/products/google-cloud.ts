import { about, perhaps, within, type LogProduct } from '../product.ts';

/** Google Cloud audit logs: a LogEntry with an AuditLog as its payload. Methods are named by their services. */
export const googleCloud: LogProduct = {
  id: 'google-cloud',
  name: 'Google Cloud audit log',
  time: ['timestamp', 'receiveTimestamp', 'receivetimestamp', 'protoPayload/requestMetadata/requestAttributes/time'],
  action: [['protoPayload/methodName', 'protopayload/methodName']],
  actor: ['protoPayload/authenticationInfo/principalEmail', 'protoPayload/authenticationInfo/principalSubject', 'protoPayload/authenticationInfo/serviceAccountKeyName', 'protoPayload/authenticationInfo', 'protopayload/authenticationInfo/principalEmail'],
  target: ['protoPayload/resourceName', 'protopayload/resourceName', 'protoPayload/request', 'protoPayload/authorizationInfo', 'resource/labels'],
  source: ['protoPayload/requestMetadata/callerIp', 'protoPayload/requestMetadata/callerIP', 'protopayload/requestMetadata/callerIp', 'protopayload/requestMetadata/callerIP', 'jsonPayload/connection/src_ip', 'httpRequest/remoteIp', 'protoPayload/requestMetadata/requestAttributes/ip'],
  correlation: ['operation/id', 'trace', 'protoPayload/requestMetadata/requestAttributes/id', 'insertId', 'insertid'],
  outcome: [
    { at: 'protoPayload/status/code', failures: ['1*', '2*', '3*', '4*', '5*', '6*', '7*', '8*', '9*'] },
    { at: 'protoPayload/status/message', failures: ['*'] },
    { at: 'protoPayload/authorizationInfo[]/granted', failures: ['false'] },
  ],
  // An empty status is success (google.rpc.Status, code 0).
  isSuccessWhenSilent: true,
  actions: [
    about('identity', 'sign-in', ['*AuthorizeUser', 'google.login.LoginService.loginSuccess', 'google.login.LoginService.loginVerification']),
    about('identity', 'failed-sign-in', ['google.login.LoginService.loginFailure']),
    about('configuration', ['logging', 'setting'], ['google.logging.v2.ConfigServiceV2.Create*', 'google.logging.v2.ConfigServiceV2.Update*', 'google.logging.v2.ConfigServiceV2.Delete*', 'google.logging.v2.LoggingServiceV2.DeleteLog']),
    about('identity', 'credential', ['*ServiceAccountKey*', '*SignJwt', '*SignBlob', '*GenerateAccessToken', '*GenerateIdToken', '*apikeys*CreateKey', '*apikeys*UpdateKey', '*apikeys*DeleteKey', '*CreateHmacKey', '*setCommonInstanceMetadata']),
    about('identity', 'role', ['*SetIamPolicy', '*setIamPermissions', '*CreateRole', '*UpdateRole', '*DeleteRole', '*addGroupMember', '*removeGroupMember', '*InsertProjectOwnershipInvite', '*AdminService.*Role*']),
    about('identity', 'account', ['*CreateServiceAccount', '*DeleteServiceAccount', '*DisableServiceAccount', '*EnableServiceAccount', '*AdminService.createUser', '*AdminService.deleteUser', '*AdminService.suspendUser']),
    within('identity', ['*getIamPolicy', '*testIamPermissions']),
    about(['configuration', 'identity'], 'setting', ['*WorkforcePool*', '*WorkloadIdentityPool*', '*SsoProfile*', '*CreateBrand']),
    about('data', 'read', ['*storage.objects.get', '*storage.objects.list', '*AccessSecretVersion', '*JobService.*', '*tabledata.list', '*Decrypt', '*cloudsql.instances.export', '*snapshots.insert', '*RunQuery', '*BatchGetDocuments', '*ssh-serialport*', '*ExecuteSql', '*StreamingRead']),
    about('data', 'change', ['*storage.objects.create', '*storage.objects.delete', '*storage.objects.update', '*AddSecretVersion', '*DestroySecretVersion', '*InsertAll', '*Commit', '*BatchWrite*']),
    within('configuration', ['*.get', '*.list', '*.aggregatedList', '*.Get*', '*.List*']),
    about('configuration', 'setting', ['*.create*', '*.insert*', '*.update*', '*.patch*', '*.delete*', '*.set*', '*.add*', '*.remove*', '*.enable*', '*.disable*', '*.start*', '*.stop*', '*.move*', '*.Undelete*', '*AdminService.*', 'Update*', 'Create*', 'Delete*']),
    perhaps(['configuration', 'data'], ['*']),
  ],
};

import { about, nowhere, perhaps, within, type LogProduct } from '../product.ts';

/** AWS CloudTrail, record contents; keys also in lower case, as stores of tables write them. The service stands before each action. */
export const awsCloudTrail: LogProduct = {
  id: 'aws-cloudtrail',
  name: 'AWS CloudTrail',
  time: ['eventTime', 'eventtime'],
  action: [['eventSource', 'eventsource'], ['eventName', 'eventname']],
  actor: ['userIdentity/arn', 'userIdentity/userName', 'userIdentity/principalId', 'userIdentity/invokedBy', 'userIdentity/accountId', 'userIdentity/sessionContext/sessionIssuer/arn', 'userIdentity/type', 'useridentity/arn', 'useridentity/type', 'useridentity/principalid'],
  target: ['resources', 'requestParameters', 'responseElements', 'serviceEventDetails', 'additionalEventData', 'requestparameters', 'eventSource', 'eventsource'],
  source: ['sourceIPAddress', 'sourceipaddress', 'vpcEndpointId'],
  correlation: ['sharedEventID', 'requestID', 'userIdentity/accessKeyId', 'eventID', 'requestid', 'eventid'],
  outcome: [
    { at: 'errorCode', failures: ['*'] },
    { at: 'errorcode', failures: ['*'] },
    { at: 'errorMessage', failures: ['*'] },
    { at: 'responseElements/ConsoleLogin', failures: ['Failure'] },
    { at: 'responseElements/ExitRole', failures: ['Failure'] },
    { at: 'responseElements/SwitchRole', failures: ['Failure'] },
  ],
  isSuccessWhenSilent: true,
  actions: [
    about('identity', 'sign-in', ['signin.amazonaws.com ConsoleLogin', 'signin.amazonaws.com ExternalIdPDirectoryLogin', 'signin.amazonaws.com SwitchRole', 'signin.amazonaws.com RenewRole', 'sso.amazonaws.com Authenticate', 'signin.amazonaws.com UserAuthentication', 'sso.amazonaws.com Federate']),
    about('identity', 'second-factor', ['signin.amazonaws.com CheckMfa', 'signin.amazonaws.com CredentialVerification', 'signin.amazonaws.com CredentialChallenge']),
    about('identity', 'credential', ['sts.amazonaws.com AssumeRole*', 'sts.amazonaws.com GetSessionToken', 'sts.amazonaws.com GetFederationToken', 'signin.amazonaws.com GetSigninToken', 'signin.amazonaws.com Password*', 'sso.amazonaws.com CreateToken', 'sso.amazonaws.com GetRoleCredentials', 'iam.amazonaws.com *AccessKey', 'iam.amazonaws.com *LoginProfile', 'iam.amazonaws.com *MFADevice', 'iam.amazonaws.com ChangePassword', 'iam.amazonaws.com *SSHPublicKey', 'iam.amazonaws.com *ServiceSpecificCredential', 'iam.amazonaws.com *SigningCertificate', 'ec2.amazonaws.com CreateKeyPair', 'ec2.amazonaws.com ImportKeyPair', 'ec2.amazonaws.com GetPasswordData']),
    about('identity', 'account', ['iam.amazonaws.com CreateUser', 'iam.amazonaws.com DeleteUser', 'iam.amazonaws.com UpdateUser', 'sso-directory.amazonaws.com CreateUser', 'sso-directory.amazonaws.com DeleteUser', 'identitystore.amazonaws.com CreateUser', 'identitystore.amazonaws.com DeleteUser']),
    within('identity', ['iam.amazonaws.com Get*', 'iam.amazonaws.com List*', 'iam.amazonaws.com Generate*', 'iam.amazonaws.com Simulate*', 'sts.amazonaws.com *']),
    about('identity', 'role', ['iam.amazonaws.com *Policy', 'iam.amazonaws.com *Role*', 'iam.amazonaws.com *Group', 'iam.amazonaws.com *Boundary', 'sso.amazonaws.com *AccountAssignment', 'sso.amazonaws.com *PermissionSet*', 'identitystore.amazonaws.com *GroupMembership']),
    within('identity', ['iam.amazonaws.com *', 'sso.amazonaws.com *', 'signin.amazonaws.com *', 'identitystore.amazonaws.com *']),
    about('configuration', ['logging', 'setting'], ['cloudtrail.amazonaws.com Create*', 'cloudtrail.amazonaws.com Delete*', 'cloudtrail.amazonaws.com Update*', 'cloudtrail.amazonaws.com Put*', 'cloudtrail.amazonaws.com Start*', 'cloudtrail.amazonaws.com Stop*', 's3.amazonaws.com PutBucketLogging', '* PutLoggingConfiguration', '* DeleteLoggingConfiguration', 'ec2.amazonaws.com CreateFlowLogs', 'ec2.amazonaws.com DeleteFlowLogs', 'logs.amazonaws.com DeleteLog*', 'logs.amazonaws.com *RetentionPolicy', 'config.amazonaws.com Stop*', 'config.amazonaws.com Delete*', 'config.amazonaws.com Put*', 'guardduty.amazonaws.com DeleteDetector', 'guardduty.amazonaws.com UpdateDetector', 'rds.amazonaws.com *ActivityStream']),
    about('data', 'read', ['s3.amazonaws.com GetObject', 's3.amazonaws.com SelectObjectContent', 's3.amazonaws.com ListObjects*', 's3.amazonaws.com HeadObject', 's3.amazonaws.com CopyObject', 'dynamodb.amazonaws.com GetItem', 'dynamodb.amazonaws.com Query', 'dynamodb.amazonaws.com Scan', 'dynamodb.amazonaws.com BatchGetItem', 'secretsmanager.amazonaws.com *GetSecretValue', 'ssm.amazonaws.com GetParameter*', 'kms.amazonaws.com Decrypt', 'rds-data.amazonaws.com ExecuteStatement', 'athena.amazonaws.com StartQueryExecution', 'athena.amazonaws.com GetQueryResults', 'rds.amazonaws.com StartExportTask', 'rds.amazonaws.com DownloadDBLogFilePortion', 'ecr.amazonaws.com BatchGetImage', 'codecommit.amazonaws.com GitPull']),
    about('data', 'change', ['s3.amazonaws.com PutObject', 's3.amazonaws.com DeleteObject*', 's3.amazonaws.com CompleteMultipartUpload', 'dynamodb.amazonaws.com PutItem', 'dynamodb.amazonaws.com UpdateItem', 'dynamodb.amazonaws.com DeleteItem', 'dynamodb.amazonaws.com BatchWriteItem', 'secretsmanager.amazonaws.com PutSecretValue', 'secretsmanager.amazonaws.com CreateSecret', 'secretsmanager.amazonaws.com UpdateSecret', 'secretsmanager.amazonaws.com DeleteSecret', 'ssm.amazonaws.com PutParameter', 'ssm.amazonaws.com DeleteParameter*', 'ecr.amazonaws.com PutImage', 'codecommit.amazonaws.com GitPush']),
    nowhere(['kms.amazonaws.com Encrypt', 'kms.amazonaws.com GenerateDataKey*', 'health.amazonaws.com *']),
    within('configuration', ['* Describe*', '* List*', '* Get*', '* Lookup*', '* Search*', '* BatchGet*', '* View*', '* Check*']),
    about('configuration', 'setting', ['* Create*', '* Put*', '* Update*', '* Modify*', '* Delete*', '* Attach*', '* Detach*', '* Authorize*', '* Revoke*', '* Enable*', '* Disable*', '* Start*', '* Stop*', '* Reboot*', '* Terminate*', '* Run*', '* Associate*', '* Disassociate*', '* Register*', '* Deregister*', '* Set*', '* Tag*', '* Untag*', '* Add*', '* Remove*', '* Schedule*', '* Cancel*', '* Restore*', '* Replace*', '* Reset*', '* Import*', '* Allocate*', '* Release*', '* Accept*', '* Reject*', '* Copy*', '* Failover*', '* Leave*', '* Move*', '* Share*', '* Invite*']),
    perhaps(['configuration', 'data'], ['* Send*', '* Invoke*', '* Execute*', '* Export*', '* Download*']),
  ],
};

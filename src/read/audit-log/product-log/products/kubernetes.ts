import { about, nowhere, perhaps, within, type LogProduct } from '../product.ts';

/** Kubernetes audit events (audit.k8s.io); the verb stands before the resource. */
export const kubernetes: LogProduct = {
  id: 'kubernetes-audit',
  name: 'Kubernetes audit log',
  time: ['requestReceivedTimestamp', 'stageTimestamp', 'timestamp', 'metadata/creationTimestamp'],
  action: [['verb'], ['objectRef/resource', 'requestURI'], ['objectRef/subresource']],
  actor: ['user/username', 'user/uid', 'impersonatedUser/username'],
  target: ['objectRef/name', 'objectRef/resource', 'requestURI'],
  source: ['sourceIPs'],
  correlation: ['auditID'],
  outcome: [
    { at: 'responseStatus/code', failures: ['4*', '5*'] },
    { at: 'annotations/authorization.k8s.io/decision', failures: ['forbid'] },
  ],
  actions: [
    about('identity', 'credential', ['create serviceaccounts token', 'create tokenreviews*', 'create certificatesigningrequests*', 'update certificatesigningrequests*']),
    about('identity', 'role', ['create *rolebindings*', 'update *rolebindings*', 'patch *rolebindings*', 'delete *rolebindings*', 'create *roles*', 'update *roles*', 'patch *roles*', 'delete *roles*', 'escalate *', 'bind *', 'impersonate *']),
    about('identity', 'account', ['create serviceaccounts', 'delete serviceaccounts']),
    within('identity', ['* tokenreviews*', '* subjectaccessreviews*', '* selfsubjectaccessreviews*', '* *roles*', '* *rolebindings*', '* serviceaccounts*']),
    about('data', 'read', ['get secrets*', 'list secrets*', 'watch secrets*', 'create pods exec', 'get pods exec', 'create pods attach', 'get pods attach', 'create pods portforward', 'get pods log', 'get persistentvolume*', 'list persistentvolume*']),
    about('data', 'change', ['create secrets*', 'update secrets*', 'patch secrets*', 'delete secrets*', 'deletecollection secrets*', 'delete persistentvolume*', 'create persistentvolume*']),
    nowhere(['* leases*', '* events*', '* endpoints*', '* */healthz*', '* */livez*', '* */readyz*', '* */metrics*', '* */version*', '* */openapi*', '* /api*']),
    about('configuration', 'setting', ['create *', 'update *', 'patch *', 'delete *', 'deletecollection *']),
    within('configuration', ['get *', 'list *', 'watch *']),
    perhaps(['configuration'], ['*']),
  ],
};

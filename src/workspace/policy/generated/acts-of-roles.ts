// Written by tools/generate-roles.ts; run npm run generate.

/** The acts that each role gives beyond what everybody may do. */
export const actsOfRoles: Readonly<Record<string, readonly string[]>> = {
  'administrator': ['account.deactivate', 'account.grant-role', 'account.invite', 'account.list', 'account.reactivate', 'account.read', 'account.renew-invitation', 'account.unused-privileges', 'account.withdraw-role', 'job.read', 'posture.read', 'product.archive', 'product.create', 'product.list', 'product.read', 'product.set-statement', 'session.revoke', 'setting.apply-template', 'setting.list', 'setting.loosen', 'setting.tighten', 'token.revoke'],
  'security-lead': ['assessment.ask', 'assessment.compare', 'assessment.download', 'assessment.list', 'assessment.read', 'evidence.add', 'evidence.download', 'evidence.list', 'evidence.read', 'evidence.remove', 'job.cancel', 'job.read', 'posture.read', 'product.archive', 'product.create', 'product.list', 'product.read', 'product.set-statement', 'release.add', 'release.list', 'setting.list'],
  'product-owner': ['assessment.ask', 'assessment.compare', 'assessment.download', 'assessment.list', 'assessment.read', 'evidence.add', 'evidence.download', 'evidence.list', 'evidence.read', 'evidence.remove', 'job.cancel', 'job.read', 'product.archive', 'product.create', 'product.list', 'product.read', 'product.set-statement', 'release.add', 'release.list'],
  'executive-sponsor': ['assessment.compare', 'assessment.download', 'assessment.list', 'assessment.read', 'posture.read', 'product.list', 'product.read', 'release.list', 'setting.list', 'setting.loosen'],
  'assessor': ['assessment.ask', 'assessment.compare', 'assessment.download', 'assessment.list', 'assessment.read', 'evidence.add', 'evidence.download', 'evidence.list', 'evidence.read', 'job.read', 'product.list', 'product.read', 'release.list'],
  'approver': ['assessment.compare', 'assessment.download', 'assessment.list', 'assessment.read', 'evidence.download', 'evidence.list', 'evidence.read', 'product.list', 'product.read', 'release.list'],
  'auditor': ['account.list', 'account.read', 'account.unused-privileges', 'assessment.compare', 'assessment.download', 'assessment.list', 'assessment.read', 'evidence.download', 'evidence.list', 'evidence.read', 'job.read', 'posture.read', 'product.list', 'product.read', 'release.list', 'setting.list'],
  'vendor-contact': ['evidence.add', 'evidence.list', 'product.list', 'product.read', 'release.list'],
};

// Written by tools/generate-policies.ts from the .cedar files beside this folder; change those and run npm run generate.

/** Every policy by its file and place in it. */
export const policies: Readonly<Record<string, string>> = {
  "administrator 1": "permit ( principal, action in [ Action::\"read organisation\", Action::\"change organisation\", Action::\"read account\", Action::\"change account\", Action::\"read session\", Action::\"change session\", Action::\"read token\", Action::\"change token\", Action::\"read credential\", Action::\"read provider\", Action::\"change provider\", Action::\"read setting\", Action::\"change setting\", Action::\"read audit-log\", Action::\"read product\", Action::\"change product\", Action::\"read job\" ], resource ) when { principal.roles.contains(\"administrator\") };",
  "approver 1": "permit ( principal, action in [Action::\"read product\", Action::\"read release\", Action::\"read evidence\", Action::\"read assessment\", Action::\"read dossier\"], resource ) when { principal.roles.contains(\"approver\") };",
  "assessor 1": "permit ( principal, action in [ Action::\"read product\", Action::\"read release\", Action::\"read evidence\", Action::\"read assessment\", Action::\"read dossier\", Action::\"read job\", Action::\"change assessment\" ], resource ) when { principal.roles.contains(\"assessor\") };",
  "assessor 2": "permit ( principal, action == Action::\"evidence.add\", resource ) when { principal.roles.contains(\"assessor\") };",
  "auditor 1": "permit ( principal, action in Action::\"reads\", resource ) when { principal.roles.contains(\"auditor\") };",
  "everyone 1": "permit ( principal, action in Action::\"open\", resource );",
  "everyone 2": "permit ( principal, action in [ Action::\"read account\", Action::\"read credential\", Action::\"change credential\", Action::\"read session\", Action::\"change session\", Action::\"read token\", Action::\"change token\" ], resource ) when { principal.kind == \"person\" && resource has account && resource.account == principal.account };",
  "everyone 3": "permit ( principal, action in Action::\"read organisation\", resource ) when { principal.isMember };",
  "executive-sponsor 1": "permit ( principal, action in [Action::\"read product\", Action::\"read release\", Action::\"read assessment\", Action::\"read dossier\"], resource ) when { principal.roles.contains(\"executive-sponsor\") };",
  "lists 1": "permit ( principal, action == Action::\"product.list\", resource ) when { principal.rolesAnywhere.containsAny([\"security-lead\", \"product-owner\", \"executive-sponsor\", \"assessor\", \"approver\", \"vendor-contact\"]) };",
  "narrowed 1": "forbid ( principal, action, resource ) when { principal has narrowedToActs && context.act != \"see\" && !principal.narrowedToActs.contains(context.act) };",
  "narrowed 2": "forbid ( principal, action, resource ) when { principal has narrowedToProducts && (!(resource has product) || !principal.narrowedToProducts.contains(resource.product)) && context.act != \"product.list\" };",
  "narrowed 3": "forbid ( principal, action, resource ) when { principal.kind != \"person\" && context.needsStepUp };",
  "narrowed 4": "forbid ( principal, action in [ Action::\"change account\", Action::\"change credential\", Action::\"change session\", Action::\"change token\", Action::\"change provider\", Action::\"change setting\" ], resource ) when { principal.kind == \"token\" || principal.kind == \"build\" };",
  "narrowed 5": "forbid ( principal, action in Action::\"read evidence\", resource ) when { principal.kind == \"build\" };",
  "passkey-needed 1": "forbid ( principal, action, resource ) when { context.isSensitive && !principal.hasPasskey };",
  "product-owner 1": "permit ( principal, action in [ Action::\"read product\", Action::\"change product\", Action::\"read release\", Action::\"change release\", Action::\"read evidence\", Action::\"change evidence\", Action::\"read assessment\", Action::\"change assessment\", Action::\"read dossier\", Action::\"read job\", Action::\"change job\" ], resource ) when { principal.roles.contains(\"product-owner\") };",
  "second-person 1": "forbid ( principal, action, resource ) when { context.needsSecondPerson && (!(resource has account) || resource.account == principal.account) };",
  "security-lead 1": "permit ( principal, action in [ Action::\"read product\", Action::\"change product\", Action::\"read release\", Action::\"change release\", Action::\"read evidence\", Action::\"change evidence\", Action::\"read assessment\", Action::\"change assessment\", Action::\"read dossier\", Action::\"change dossier\", Action::\"read job\", Action::\"change job\" ], resource ) when { principal.roles.contains(\"security-lead\") };",
  "security-lead 2": "permit ( principal, action in Action::\"read setting\", resource ) when { principal.roles.contains(\"security-lead\") };",
  "step-up-needed 1": "forbid ( principal, action, resource ) when { context.needsStepUp && !context.isSteppedUp };",
  "vendor-contact 1": "permit ( principal, action in [Action::\"product.read\", Action::\"see product\", Action::\"read release\"], resource ) when { principal.roles.contains(\"vendor-contact\") };",
  "vendor-contact 2": "permit ( principal, action == Action::\"evidence.add\", resource ) when { principal.roles.contains(\"vendor-contact\") };",
  "vendor-contact 3": "permit ( principal, action in Action::\"read evidence\", resource ) when { principal.roles.contains(\"vendor-contact\") && resource has account && resource.account == principal.account };",
};

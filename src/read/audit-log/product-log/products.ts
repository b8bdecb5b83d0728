import type { LogProduct } from './product.ts';
import { asana } from './products/asana.ts';
import { atlassian } from './products/atlassian.ts';
import { auth0 } from './products/auth0.ts';
import { awsCloudTrail } from './products/aws-cloudtrail.ts';
import { azureActivity } from './products/azure-activity.ts';
import { box } from './products/box.ts';
import { crowdStrike } from './products/crowdstrike.ts';
import { dropbox } from './products/dropbox.ts';
import { duoAdministrator, duoAuthentication } from './products/duo.ts';
import { entra } from './products/entra.ts';
import { github } from './products/github.ts';
import { gitlab } from './products/gitlab.ts';
import { googleCloud } from './products/google-cloud.ts';
import { googleWorkspace } from './products/google-workspace.ts';
import { kubernetes } from './products/kubernetes.ts';
import { microsoft365 } from './products/microsoft-365.ts';
import { netskope } from './products/netskope.ts';
import { awsVpcDns, awsVpcFlow, cloudflare, umbrella } from './products/network-logs.ts';
import { notion } from './products/notion.ts';
import { okta } from './products/okta.ts';
import { oneLogin } from './products/onelogin.ts';
import { onePasswordItems, onePasswordSignIns } from './products/one-password.ts';
import { salesforce } from './products/salesforce.ts';
import { slack } from './products/slack.ts';
import { snyk } from './products/snyk.ts';
import { tailscale } from './products/tailscale.ts';
import { windows } from './products/windows.ts';
import { zendesk } from './products/zendesk.ts';
import { zoom } from './products/zoom.ts';

/** Every product whose log is read; a log that `namedFormats` knows and this list does not is only named. */
export const logProducts: readonly LogProduct[] = [
  asana, atlassian, auth0, awsCloudTrail, awsVpcDns, awsVpcFlow, azureActivity, box, cloudflare, crowdStrike, dropbox, duoAdministrator, duoAuthentication, entra,
  github, gitlab, googleCloud, googleWorkspace, kubernetes, microsoft365, netskope, notion, okta, oneLogin, onePasswordItems, onePasswordSignIns, salesforce,
  slack, snyk, tailscale, umbrella, windows, zendesk, zoom,
];

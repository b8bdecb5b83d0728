/** Starts an invented vendor on loopback: web hosts with TLS, a name server, a mail host, and an attacker beside them. */
import { makeCertificates } from './certificates.ts';
import { honestSite, honestZone, webNames } from './honest-site.ts';
import { startMailHost } from './mail-host.ts';
import { misbehaviourOf } from './misbehaviour.ts';
import { startNameServer, type Zone } from './name-server.ts';
import { startWebHost, type Site } from './web-host.ts';

export interface VendorHostOptions {
  /** `acme.test` when left out. */
  readonly domain?: string;
  /** Pages in place of the honest ones, by `acme.test/pricing`. */
  readonly pages?: Site;
  /** Pages of the honest site that are not there. */
  readonly without?: readonly string[];
  /** Records in place of the honest ones, by `acme.test MX`. */
  readonly records?: Zone;
  readonly mailOffersTls?: boolean;
}

/** A running vendor, with what the way out needs in order to reach it. */
export interface VendorHost {
  readonly domain: string;
  /** `https://attacker.acme.test`. */
  readonly attacker: string;
  /** `acme.test=127.0.0.1:<port>` for each name. */
  readonly allowed: readonly string[];
  readonly nameServers: readonly string[];
  /** PEM. */
  readonly authorities: string;
  /** Requests that came, by `acme.test/pricing`, in order. */
  readonly asked: readonly string[];
  /** Questions to the name server, by `acme.test MX`, in order. */
  readonly askedNames: readonly string[];
  /** May be called again. */
  close(): Promise<void>;
}

const dayMilliseconds = 86_400_000;

export async function startVendorHost(options: VendorHostOptions = {}): Promise<VendorHost> {
  const { domain = 'acme.test', pages = {}, without = [], records = {}, mailOffersTls = true } = options;
  const names = webNames(domain);
  const certificates = makeCertificates([...names, `mail.${domain}`]);
  const honest = Object.fromEntries(Object.entries(honestSite(domain, new Date(Date.now() + 180 * dayMilliseconds).toISOString())).filter(([place]) => !without.includes(place)));
  const [web, mail, nameServer] = await Promise.all([
    startWebHost({ ...honest, ...misbehaviourOf(`attacker.${domain}`), ...pages }, certificates, `wrong-certificate.${domain}`),
    startMailHost(`mail.${domain}`, certificates.good, mailOffersTls),
    startNameServer({ ...honestZone(domain), ...records }),
  ]);
  let closed: Promise<void> | undefined;
  return {
    domain,
    attacker: `https://attacker.${domain}`,
    allowed: [...names.map((name) => `${name}=127.0.0.1:${web.port}`), `mail.${domain}=127.0.0.1:${mail.port}`],
    nameServers: [nameServer.place],
    authorities: certificates.authority,
    asked: web.asked,
    askedNames: nameServer.asked,
    close: () => {
      closed ??= Promise.all([web.close(), mail.close(), nameServer.close()]).then(() => undefined);
      return closed;
    },
  };
}

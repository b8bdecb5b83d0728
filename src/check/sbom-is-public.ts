import { defineCheck } from '../model/check.ts';
import type { Finding } from '../model/finding.ts';
import { quote, say } from '../model/text.ts';
import { pointerTo } from './document/artifact-pointer.ts';
import { listedOnly } from './sbom/listed.ts';

/** A bill that was fetched from a public place is there for every customer. One that was handed over may be given to some only. */
export const sbomIsPublic = defineCheck({
  id: 'sbom-is-public',
  title: 'The SBOM was found in a public place',
  failTitle: 'The SBOM was not found in a public place',
  why: 'A customer who has to ask for the bill of materials gets it when it is late, or not at all.',
  fix: 'Publish the SBOM beside each release, where nobody has to ask for it.',
  references: ['Secure by Demand Guide, software supply chain security'],
  needs: ['sbom'],
  run: (evidence) => {
    const { sboms, findings } = listedOnly(evidence.sbom);
    return {
      findings: [...findings, ...sboms.map(({ artifact }): Finding => {
        const place = { subject: artifact.path, pointers: [pointerTo(artifact)] };
        if (artifact.origin === 'collected') return { ...place, outcome: 'pass', message: say`${quote(artifact.path)} was fetched from a public place.` };
        return { ...place, outcome: 'unknown', message: say`${quote(artifact.path)} was handed over; whether every customer can get it does not show.` };
      })],
    };
  },
});

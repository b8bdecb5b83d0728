import { defineCheck } from '../model/check.ts';
import type { ConfinementPlace } from '../model/evidence/build-practices.ts';
import type { Finding } from '../model/finding.ts';
import { ours, quote, say } from '../model/text.ts';
import { nothingSeen, placed, placesIn } from './source/practice-findings.ts';

const kinds: Readonly<Record<ConfinementPlace['kind'], string>> = {
  'container-image': 'container images',
  compose: 'compose files',
  kubernetes: 'Kubernetes manifests',
  systemd: 'systemd units',
  seccomp: 'seccomp profiles',
  apparmor: 'AppArmor profiles',
  selinux: 'SELinux policies',
  'application-sandbox': 'application sandboxes',
};

/** What is shipped for running the product confines it: no root, no privileged container, profiles that hold back. */
export const runtimeIsConfined = defineCheck({
  id: 'runtime-is-confined',
  title: 'What runs the product confines it',
  failTitle: 'What runs the product gives it everything',
  why: 'When one safeguard breaks, a process that may do little gives little away. Images, units and manifests that a maker ships decide that for most customers.',
  fix: 'Run as a user without rights, drop all capabilities, forbid new privileges, mount the root read-only, and ship seccomp or systemd settings that hold back what the process never needs.',
  references: ['CISA and partners: Secure by Design white paper, defense-in-depth', 'CRA Annex I, Part I (2)(k)'],
  needs: ['source-tree'],
  run: (evidence) => {
    const trees = evidence['source-tree'];
    const places = placesIn(trees, (practices) => practices.confinement);
    if (places.length === 0) return nothingSeen('sandbox and container profiles', ours('No container image, compose file, manifest, systemd unit or sandbox profile that says anything about confinement was seen.'), trees);
    const findings = [...Map.groupBy(places, ({ place }) => place.kind)].flatMap(([kind, own]): readonly Finding[] => {
      const open = own.filter(({ place }) => place.state === 'open');
      const confined = own.filter(({ place }) => place.state === 'confined');
      const settings = (list: typeof own): string => [...new Set(list.map(({ place }) => place.setting))].slice(0, 8).join(', ');
      const unclear = own.filter(({ place }) => place.state === 'unclear');
      const found: Finding[] = [];
      if (open.length > 0) found.push(placed('fail', `${kinds[kind]} that hold nothing back`, say`${open.length} ${ours(open.length === 1 ? 'place' : 'places')} in ${ours(kinds[kind])} ${ours(open.length === 1 ? 'holds' : 'hold')} nothing back (${ours(settings(open))}), the first in ${quote(open[0]?.place.path ?? '')}; a narrow setting was expected.${ours(open.some(({ place }) => place.setting === 'USER') ? ' An image without a user runs as root.' : '')}`, open));
      if (unclear.length > 0) found.push(placed('needs-review', `${kinds[kind]} that start as root`, say`${unclear.length} of the ${ours(kinds[kind])}, the first ${quote(unclear[0]?.place.path ?? '')}, ${ours(unclear.length === 1 ? 'starts' : 'start')} as root and ${ours(unclear.length === 1 ? 'names' : 'name')} a program that changes to another user; a person must read whether the product itself runs with fewer rights.`, unclear));
      if (confined.length > 0) found.push(placed('pass', kinds[kind], say`${confined.length} ${ours(confined.length === 1 ? 'setting' : 'settings')} in ${ours(kinds[kind])} ${ours(confined.length === 1 ? 'confines' : 'confine')} the process (${ours(settings(confined))}), the first in ${quote(confined[0]?.place.path ?? '')}.`, confined));
      return found;
    });
    return { findings };
  },
});

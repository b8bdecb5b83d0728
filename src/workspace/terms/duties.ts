/** Duties of security that somebody has once a product is in use, and that both sides like to leave to the other. In our own words. */
export const duties = [
  { duty: 'operating-system-patches', title: 'Patches of the operating system below it' },
  { duty: 'product-patches', title: 'Installing the product’s own security patches' },
  { duty: 'secure-settings', title: 'Secure settings, kept so over time' },
  { duty: 'accounts', title: 'Giving and taking away accounts and roles' },
  { duty: 'strong-sign-in', title: 'Strong sign-in for administrators and users' },
  { duty: 'keys-and-certificates', title: 'Keys and certificates: making, renewing, revoking' },
  { duty: 'logs-kept', title: 'Keeping security logs for as long as they are needed' },
  { duty: 'logs-watched', title: 'Watching the logs, and acting on what they show' },
  { duty: 'backups', title: 'Backups, and trying them out' },
  { duty: 'encryption', title: 'Encryption of data at rest and on its way' },
  { duty: 'vulnerability-notices', title: 'Telling of vulnerabilities, and following what is told' },
  { duty: 'incident-notice', title: 'Notice of an incident, and by when' },
  { duty: 'incident-response', title: 'Work during an incident, with evidence kept' },
  { duty: 'sub-suppliers', title: 'Looking after subcontractors and hosted parts' },
  { duty: 'end-of-use', title: 'Handing back and deleting data at the end' },
] as const;

export const dutyNames = duties.map(({ duty }) => duty);

/**
 * Lines of the project's list that ask nothing of a manufacturer or a customer, with the reason,
 * so that none of the list is lost.
 */
export const framing: readonly { readonly line: number; readonly reason: string }[] = [
  { line: 10, reason: 'Says how the pledge relates to other practice. The mappings of the requirements to other frameworks answer it.' },
  { line: 11, reason: 'Says what the pledge is not: binding, enforced or verified by CISA. Every report repeats it, and a guard over our wording keeps it.' },
  { line: 12, reason: 'Tells how to join. There is nothing to show before somebody has joined.' },
  { line: 35, reason: 'Warns readers of figures: more records may be good news. No verdict, figure or ordering of ours rests on the number of records.' },
  { line: 158, reason: 'Gives the grounds for preferring safe defaults to long instructions. The requirements on loosening guides and on the size of hardening guides carry it.' },
  { line: 183, reason: 'Lists further reading. The documents are carried as cited standards.' },
];

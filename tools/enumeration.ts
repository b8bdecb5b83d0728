/** Compares how long answers about what is there and what is not take; `ASSAY_ENUMERATION_TIMES` is how often each is asked. */
await import('../test/enumeration/times.ts');

/** Sends ten times what a workspace can do for a minute, and looks whether it sheds, stays up and recovers; `ASSAY_BURST_SECONDS` is how long. */
await import('../test/burst/burst.ts');

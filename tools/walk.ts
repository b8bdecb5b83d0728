/** Takes the random walk over memberships and roles at its full length; `ASSAY_WALK_SEED` chooses another one. */
process.env['ASSAY_WALK_STEPS'] ??= '100000';
await import('../test/workspace/authorisation/walk.test.ts');

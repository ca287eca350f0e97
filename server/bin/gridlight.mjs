#!/usr/bin/env node
import './check-node.mjs';

try {
  const { ensureBuild, ensurePackages } = await import('./prepare.mjs');
  ensurePackages();
  ensureBuild();
} catch (error) {
  console.error(`gridlight: ${error.message}`);
  process.exit(1);
}
const { runCli } = await import('../../dist/server/cli.js');
await runCli(process.argv);

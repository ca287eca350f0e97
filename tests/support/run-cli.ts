import { runCli } from '../../server/cli.ts';

await runCli([process.execPath, 'gridlight', ...process.argv.slice(2)]);

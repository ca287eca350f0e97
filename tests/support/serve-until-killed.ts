import { createInterface } from 'node:readline';
import type { OpenDatabase } from '../../server/database/open-database.ts';
import { startKillableServer, usualDelays } from '../live/killable-server.ts';

/*
 * Serves the database at an address until the process is killed: <address> <capabilities as JSON> <seed>. A line on
 * standard input has one of the next commits wait so many milliseconds. When standard input ends, so does it.
 */

const [url = '', capabilities = '', seed = ''] = process.argv.slice(2);
const server = await startKillableServer(
  url,
  JSON.parse(capabilities) as OpenDatabase['capabilities'],
  usualDelays(Number(seed)),
);
createInterface({ input: process.stdin })
  .on('line', (line) => server.commitLate(Number(line)))
  .on('close', () => process.exit());
console.log(`serving ${server.url}`);

import type { OpenDatabase } from '../../server/database/open-database.ts';
import { startProgram } from '../support/child-process.ts';
import type { Killable } from './killable-server.ts';

/** Servers that are processes of their own; `kill` is the signal that nobody can hear. */
export interface KillableProcesses {
  /** The next server; the one after it starts meanwhile. */
  next(): Promise<Killable>;
  /** Ends the one that nobody took. */
  stop(): Promise<void>;
}

/** Servers over the database at `url`, one ahead of those that were asked for, since a start takes a second. */
export function createKillableProcesses(
  url: string,
  capabilities: OpenDatabase['capabilities'],
): KillableProcesses {
  let seed = 0;
  let spare = start();

  async function start(): Promise<Killable> {
    const program = startProgram('serve-until-killed.ts', [
      url,
      JSON.stringify(capabilities),
      String(seed++),
    ]);
    const line = await program.waitFor(/^serving /);
    return {
      url: line.replace('serving ', ''),
      commitLate: (delayMs) => void program.child.stdin?.write(`${delayMs}\n`),
      async kill() {
        program.child.kill('SIGKILL');
        await program.ended;
      },
    };
  }

  return {
    next: async () => {
      const server = await spare;
      spare = start();
      return server;
    },
    stop: async () => (await spare).kill(),
  };
}

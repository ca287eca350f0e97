import { writeSync } from 'node:fs';
import type { Config } from './config.ts';
import type { EngineWatch } from './database/pglite.ts';
import { tightenHome } from './database/tighten-home.ts';
import { DiskSpace } from './guard/disk-space.ts';
import { startWatchdog } from './guard/watchdog.ts';

/** Files and folders of this program are for its own user only. */
const OWN_USER_ONLY = 0o077;

/**
 * Prepares a process that will open the database: what it writes is for its own user, what others could read no longer is, and
 * it ends with a sentence where the engine has failed or hangs on a full disk. `hearsSignals`: SIGINT and SIGTERM end it
 * after a while, whatever it does. Returns what the embedded database asks before it writes.
 * @throws DiskFullError where there is no room to open the embedded database
 */
export function guardProcess(config: Config, { hearsSignals }: { hearsSignals: boolean }): EngineWatch {
  process.umask(OWN_USER_ONLY);
  const { home, reserveBytes, databaseUrl } = config;
  const beats = startWatchdog({ folder: home, hearsSignals });
  if (databaseUrl !== undefined) return {};
  const { mended, refused } = tightenHome(home);
  if (mended > 0)
    say(`${mended} files and folders in ${home} could be read by other users and no longer can.`);
  if (refused.length > 0)
    say(
      `${refused.length} files and folders in ${home} can be read by other users and belong to another one: ${refused[0]} …`,
    );
  const space = new DiskSpace({ folder: home, reserveBytes });
  space.requireSpaceToStart();
  return {
    beats,
    beforeWrite: () => space.requireSpace(),
    onFailure: ({ message }) =>
      end(`${message}. Nothing that was acknowledged is lost. Make room on the disk and start again.`),
    onLockLost: () =>
      end(`The lock of the database in ${home} was removed while this process used it, so it ends at once.`),
  };
}

function say(sentence: string): void {
  // At once and whole, also right before the process ends.
  writeSync(2, `gridlight: ${sentence}\n`);
}

function end(sentence: string): never {
  say(sentence);
  process.exit(1);
}

import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const LIBRARIES = '/usr/lib';
const NAME = 'faketime/libfaketime.so.1';

/** The library that shifts the clock of a process (Debian: faketime), for this kind of machine. */
const library = existsSync(LIBRARIES)
  ? readdirSync(LIBRARIES)
      .map((folder) => join(LIBRARIES, folder, NAME))
      .find((path) => existsSync(path))
  : undefined;

/** Why clocks cannot be shifted here, for the name of a test; `undefined` where they can. */
export const missingFaketime =
  library === undefined ? 'skipped: no libfaketime (Debian: faketime)' : undefined;

/** The clock of a process that is started with its environment. */
export interface ShiftedClock {
  readonly environment: Readonly<Record<string, string>>;
  /** From now on it shows a time so many seconds from the true one. What passes is counted truly, as by a clock that is set. */
  set(seconds: number): void;
  remove(): void;
}

/** Makes a clock that can be set while the process runs, as that of a machine can. */
export function makeShiftedClock(seconds = 0): ShiftedClock {
  const folder = mkdtempSync(join(tmpdir(), 'gridlight-clock-'));
  const file = join(folder, 'shift');
  const set = (by: number) => writeFileSync(file, `${by < 0 ? '-' : '+'}${Math.abs(by)}\n`);
  set(seconds);
  return {
    environment: {
      LD_PRELOAD: library ?? '',
      FAKETIME_TIMESTAMP_FILE: file,
      FAKETIME_NO_CACHE: '1',
      // Setting a clock leaves the one that counts durations alone.
      FAKETIME_DONT_FAKE_MONOTONIC: '1',
    },
    set,
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

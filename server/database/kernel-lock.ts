import { spawnSync } from 'node:child_process';
import { closeSync, fstatSync, mkdirSync, openSync, statSync } from 'node:fs';
import { dirname } from 'node:path';

/** A lock of the kernel on a file: `descriptor` holds it until it is closed or the process ends, however it ends. */
export type KernelLock =
  { readonly kind: 'taken'; readonly descriptor: number } | { readonly kind: 'held' | 'unsupported' };

/** `flock` ends with it where another process has the lock. */
const HELD = 1;
/** How often the file may be replaced by others while it is being locked. */
const MOST_TRIES = 20;

/**
 * Locks `file` (made where it is missing) as flock(2) does. Node cannot; the program `flock` (util-linux, BusyBox) locks
 * the descriptor that it inherits, and the lock stays with the open file when that program has ended. All containers of
 * one kernel see it, and so do clients of NFS 4. `unsupported`: there is no such program, or the file system has no locks.
 */
export function takeKernelLock(file: string): KernelLock {
  for (let attempt = 0; attempt < MOST_TRIES; attempt++) {
    const descriptor = openLockFile(file);
    const { status, error } = spawnSync('flock', ['-n', '3'], {
      stdio: ['ignore', 'ignore', 'ignore', descriptor],
    });
    if (error || status !== 0) {
      closeSync(descriptor);
      return { kind: !error && status === HELD ? 'held' : 'unsupported' };
    }
    // Who held it before removed it when it gave it back: then what is locked is no longer what the next one finds.
    if (statSync(file, { throwIfNoEntry: false })?.ino === fstatSync(descriptor).ino)
      return { kind: 'taken', descriptor };
    closeSync(descriptor);
  }
  return { kind: 'held' };
}

function openLockFile(file: string): number {
  for (let attempt = 0; ; attempt++)
    try {
      mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
      return openSync(file, 'a', 0o600);
    } catch (error) {
      // The one who gave it back removed the folder in between.
      if ((error as NodeJS.ErrnoException).code !== 'ENOENT' || attempt >= MOST_TRIES) throw error;
    }
}

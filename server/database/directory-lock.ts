import { closeSync, existsSync, mkdirSync, rmdirSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { isoTime } from './iso-time.ts';
import { takeKernelLock, type KernelLock } from './kernel-lock.ts';
import {
  claimName,
  judgeClaim,
  readClaim,
  readClaims,
  removeClaim,
  writeClaim,
  type LockClaim,
} from './lock-claim.ts';
import { ownIdentity, type ProcessIdentity } from './process-identity.ts';

/** Thrown when another process holds the directory, or may hold it; `pid` names it by the numbers of its own machine. */
export class DirectoryLockedError extends Error {
  override readonly name = 'DirectoryLockedError';
  readonly pid: number;
  constructor(message: string, pid: number) {
    super(message);
    this.pid = pid;
  }
}

export interface DirectoryLock {
  /** Gives the directory back; safe to call twice. */
  release(): void;
}

export interface DirectoryLockOptions {
  /** Who locks; this process by default. */
  readonly own?: ProcessIdentity;
  /** How the kernel is asked; by `flock` by default. */
  readonly takeLock?: (file: string) => KernelLock;
  /** How long the claim of a machine that was started anew is watched. */
  readonly watchMs?: number;
  /** Called once when somebody has removed the claim while this process holds the directory. */
  readonly onLost?: (() => void) | undefined;
}

const BEAT_EVERY_MS = 5_000;
const WATCH_MS = 3 * BEAT_EVERY_MS + 1_000;

/**
 * Claims a directory for this process. `folder` is the lock folder beside it. The lock of the kernel decides between all
 * processes of one machine, in whatever containers. Beside it each holder writes a claim with its host: a kernel does not
 * know of other machines that share the folder, and without its lock the claims are all there is. A claim is written
 * first, then the others are looked at, so that of two who come at the same moment at least one sees the other.
 * @param subject what the message calls the directory
 * @throws DirectoryLockedError where another process holds it, or where that cannot be told
 */
export async function lockDirectory(
  folder: string,
  subject: string,
  options: DirectoryLockOptions = {},
): Promise<DirectoryLock> {
  const { own = ownIdentity(), takeLock = takeKernelLock, watchMs = WATCH_MS, onLost } = options;
  const kernelFile = join(folder, 'kernel.lock');
  const kernel = takeLock(kernelFile);
  const hasKernelLock = kernel.kind === 'taken';
  if (kernel.kind === 'held')
    refuse(
      readClaims(folder).find(({ bootId }) => bootId === own.bootId),
      subject,
    );

  const claim: LockClaim = {
    ...own,
    file: join(folder, claimName(own)),
    since: isoTime(Date.now()),
    hasKernelLock,
    beat: 0,
  };
  let isClaimed = false;
  const giveBack = () => {
    if (isClaimed) removeClaim(claim.file);
    if (kernel.kind === 'taken') {
      // Removed while it is still locked; who waits for it sees that it is no longer the file of that name.
      removeClaim(kernelFile);
      closeSync(kernel.descriptor);
    }
    try {
      rmdirSync(folder);
    } catch {
      // Another process is just claiming it.
    }
  };
  const context = { own, hasKernelLock, subject, watchMs };
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    await writeOwn(claim, context);
    isClaimed = true;
    const others = readClaims(folder).filter(({ file }) => file !== claim.file);
    for (const other of others) await refuseUnlessDead(other, context);
    for (const dead of others) removeClaim(dead.file);
  } catch (error) {
    giveBack();
    throw error;
  }

  let beat = 0;
  const timer = setInterval(() => {
    try {
      writeClaim({ ...claim, beat: ++beat }, 'r+');
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ENOENT') return;
      clearInterval(timer);
      onLost?.();
    }
  }, BEAT_EVERY_MS);
  timer.unref();
  let isHeld = true;
  const release = () => {
    if (!isHeld) return;
    isHeld = false;
    clearInterval(timer);
    process.off('exit', release);
    giveBack();
  };
  process.on('exit', release);
  return { release };
}

interface JudgeContext {
  readonly own: ProcessIdentity;
  readonly hasKernelLock: boolean;
  readonly subject: string;
  readonly watchMs: number;
}

/** A claim of the same name is of this process, or by chance of one with the same numbers on another machine. */
async function writeOwn(claim: LockClaim, context: JudgeContext): Promise<void> {
  try {
    writeClaim(claim, 'wx');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    const found = readClaim(claim.file);
    if (found) await refuseUnlessDead(found, context);
    removeClaim(claim.file);
    writeClaim(claim, 'wx');
  }
}

async function refuseUnlessDead(claim: LockClaim, context: JudgeContext): Promise<void> {
  const verdict = judgeClaim(claim, context.own, context.hasKernelLock);
  if (verdict === 'alive') refuse(claim, context.subject);
  if (verdict === 'unsure') refuseUnsure(claim, context.subject);
  if (verdict === 'watch') {
    // No clock is asked: those of two machines differ, and after a power cut the own one may be wrong.
    await delay(context.watchMs);
    if (existsSync(claim.file) && readClaim(claim.file)?.beat !== claim.beat) refuse(claim, context.subject);
  }
}

function refuse(claim: LockClaim | undefined, subject: string): never {
  const since = claim?.since === undefined ? '' : ` since ${claim.since}`;
  const host =
    claim === undefined || claim.host === '' || claim.host === hostname() ? '' : ` on ${claim.host}`;
  const holder = claim === undefined ? 'another process' : `process ${claim.pid}${host}`;
  throw new DirectoryLockedError(
    `${subject} is already open in ${holder}${since}. Stop that process first, or choose another GRIDLIGHT_HOME.`,
    claim?.pid ?? 0,
  );
}

function refuseUnsure({ file, pid, host, since = 'an unknown time' }: LockClaim, subject: string): never {
  throw new DirectoryLockedError(
    `${subject} was opened by process ${pid} on ${host} at ${since} and was not given back. From here nobody can tell whether that process still runs, and two at once would destroy data. Make sure that it has ended, delete ${file} and start again.`,
    pid,
  );
}

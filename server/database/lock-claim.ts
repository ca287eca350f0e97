import { closeSync, fsyncSync, openSync, readFileSync, readdirSync, unlinkSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { isRunning, type ProcessIdentity } from './process-identity.ts';

/** A file in the folder of a lock that says who holds it, or held it when it ended without a word. */
export interface LockClaim extends ProcessIdentity {
  readonly file: string;
  /** `undefined` where the file says nothing of it: an older version wrote it, or it was cut off. */
  readonly since: string | undefined;
  /** Whether it held the lock of the kernel too. */
  readonly hasKernelLock: boolean;
  /** Changes every few seconds while the holder lives. */
  readonly beat: number;
}

/** `dead`: the claim may be cleared. `watch`: it is alive if its beat changes. `unsure`: nobody can tell from here. */
export type ClaimVerdict = 'alive' | 'dead' | 'watch' | 'unsure';

const CLAIM_NAME = /^(\d+)-(\d+)\.json$/;
const BEAT_DIGITS = 12;

/** Name of the claim of a process. */
export function claimName({ pid, startTicks }: Pick<ProcessIdentity, 'pid' | 'startTicks'>): string {
  return `${pid}-${startTicks}.json`;
}

/** All claims in a folder. */
export function readClaims(folder: string): LockClaim[] {
  return readdirSync(folder).flatMap((name) => readClaim(join(folder, name)) ?? []);
}

/** The claim in a file; `undefined` where its name is none. */
export function readClaim(file: string): LockClaim | undefined {
  const [, pid, startTicks] = CLAIM_NAME.exec(file.slice(Math.max(0, file.lastIndexOf('/') + 1))) ?? [];
  if (pid === undefined || startTicks === undefined) return undefined;
  let said: Partial<Record<keyof LockClaim, unknown>> = {};
  try {
    said = JSON.parse(readFileSync(file, 'utf8')) as typeof said;
  } catch {
    // Cut off, or gone already. The name says which process it was.
  }
  const text = (value: unknown) => (typeof value === 'string' ? value : undefined);
  return {
    file,
    pid: Number(pid),
    startTicks,
    host: text(said.host) ?? '',
    bootId: text(said.bootId),
    pidNamespace: text(said.pidNamespace),
    since: text(said.since),
    hasKernelLock: said.hasKernelLock === true,
    beat: Number(said.beat ?? 0),
  };
}

/** Writes a claim; `flag` is `wx` for a new one and `r+` for one that must still be there. @throws the error of the file system */
export function writeClaim({ file, ...claim }: LockClaim, flag: 'wx' | 'r+'): void {
  const descriptor = openSync(file, flag, 0o600);
  try {
    // Of one length for ever, so that it needs no room on a full disk.
    const beat = String(claim.beat).padStart(BEAT_DIGITS, ' ');
    writeSync(descriptor, `${JSON.stringify({ ...claim, beat })}\n`, 0);
    if (flag === 'wx') fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}

/** Removes a claim that may be gone already. */
export function removeClaim(file: string): void {
  try {
    unlinkSync(file);
  } catch {
    // Somebody else cleared the same dead claim.
  }
}

/** What `own`, which has the lock of the kernel or not, may conclude of another claim. */
export function judgeClaim(claim: LockClaim, own: ProcessIdentity, hasKernelLock: boolean): ClaimVerdict {
  const isSameHost = claim.host === '' || claim.host === own.host;
  if (claim.bootId === undefined || own.bootId === undefined) return isSameHost ? seen(claim) : 'unsure';
  if (claim.bootId !== own.bootId) return isSameHost ? 'watch' : 'unsure';
  // The kernel has one owner of its lock at a time, in all its containers.
  if (claim.hasKernelLock && hasKernelLock) return 'dead';
  return claim.pidNamespace === own.pidNamespace ? seen(claim) : 'unsure';
}

const seen = (claim: LockClaim): ClaimVerdict => (isRunning(claim) ? 'alive' : 'dead');

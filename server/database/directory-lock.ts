import { mkdirSync, readFileSync, readdirSync, rmdirSync, unlinkSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { isoTime } from './iso-time.ts';

/** Thrown when another living process holds the directory; `pid` names it. */
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

interface Claim {
  file: string;
  pid: number;
  /** Start of that process in clock ticks since boot, `0` where the system does not tell. */
  startTicks: string;
}

const CLAIM_NAME = /^(\d+)-(\d+)\.json$/;

/**
 * Start time of a process in clock ticks since boot, from `/proc`; with the pid it names one process for ever, so
 * a reused pid is not taken for the old holder. `undefined` where `/proc` is absent or the process has gone.
 */
export function processStartTicks(pid: number): string | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The command name, in parentheses, may hold blanks; the fields after it are plain.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return fields[0] === 'Z' ? undefined : fields[19];
  } catch {
    return undefined;
  }
}

function isAlive({ pid, startTicks }: Claim): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
  if (startTicks === '0') return true;
  const now = processStartTicks(pid);
  return now === startTicks;
}

function readClaims(folder: string): Claim[] {
  return readdirSync(folder).flatMap((name) => {
    const match = CLAIM_NAME.exec(name);
    if (!match?.[1] || !match[2]) return [];
    return [{ file: join(folder, name), pid: Number(match[1]), startTicks: match[2] }];
  });
}

function removeQuietly(file: string): void {
  try {
    unlinkSync(file);
  } catch {
    // Gone already: somebody else cleared the same dead claim.
  }
}

function refuse(claim: Claim, subject: string): never {
  let since = '';
  try {
    const { since: at } = JSON.parse(readFileSync(claim.file, 'utf8')) as { since?: string };
    if (at) since = ` since ${at}`;
  } catch {
    // The claim names its process by its file name; the text is a courtesy.
  }
  throw new DirectoryLockedError(
    `${subject} is already open in process ${claim.pid}${since}. Stop that process first, or choose another GRIDLIGHT_HOME.`,
    claim.pid,
  );
}

/**
 * Claims a directory for this process. `folder` is the lock folder beside it. Each claim is a file named by pid and
 * process start. A process first writes its own claim (exclusively), then looks at the others. Of two that come at
 * the same moment, at least the later one sees the other: no two can both go on. Anybody may clear the claim of a
 * dead process at any time: its name is never used again, so there is no race.
 * @param subject what the message calls the directory
 * @throws DirectoryLockedError at once when a living process holds it
 */
export function lockDirectory(folder: string, subject: string): DirectoryLock {
  mkdirSync(folder, { recursive: true });
  const own: Claim = {
    pid: process.pid,
    startTicks: processStartTicks(process.pid) ?? '0',
    file: join(folder, `${process.pid}-${processStartTicks(process.pid) ?? '0'}.json`),
  };
  const content = {
    pid: own.pid,
    startTicks: own.startTicks,
    host: hostname(),
    since: isoTime(Date.now()),
  };
  try {
    writeFileSync(own.file, `${JSON.stringify(content)}\n`, { flag: 'wx' });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') refuse(own, subject);
    throw error;
  }
  const others = readClaims(folder).filter((claim) => claim.file !== own.file);
  const holder = others.find(isAlive);
  if (holder) {
    removeQuietly(own.file);
    refuse(holder, subject);
  }
  for (const dead of others) removeQuietly(dead.file);

  const release = () => {
    process.off('exit', release);
    removeQuietly(own.file);
    try {
      rmdirSync(folder);
    } catch {
      // Another process is just claiming it.
    }
  };
  process.on('exit', release);
  return { release };
}

import { readFileSync, readlinkSync } from 'node:fs';
import { hostname } from 'node:os';

/** What names one process for ever, on whatever machine and in whatever container it runs. */
export interface ProcessIdentity {
  readonly pid: number;
  /** Start in clock ticks since boot, `0` where the system does not tell. */
  readonly startTicks: string;
  readonly host: string;
  /** Changes with each start of the kernel and is one for all its containers; `undefined` where the system has none. */
  readonly bootId: string | undefined;
  /** Pids of two namespaces say nothing of each other; `undefined` where the system has none. */
  readonly pidNamespace: string | undefined;
}

/** The process that asks. */
export function ownIdentity(): ProcessIdentity {
  return {
    pid: process.pid,
    startTicks: processStartTicks(process.pid) ?? '0',
    host: hostname(),
    bootId: quietly(() => readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()),
    pidNamespace: quietly(() => readlinkSync('/proc/self/ns/pid')),
  };
}

/**
 * Start time of a process in clock ticks since boot, from `/proc`; with the pid it names one process for ever, so
 * a reused pid is not taken for the old holder. `undefined` where `/proc` is absent or the process has gone.
 */
export function processStartTicks(pid: number): string | undefined {
  return quietly(() => {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The command name, in parentheses, may hold blanks; the fields after it are plain.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return fields[0] === 'Z' ? undefined : fields[19];
  });
}

/** Whether a process of the own pid namespace lives and is the one that started then. */
export function isRunning({ pid, startTicks }: Pick<ProcessIdentity, 'pid' | 'startTicks'>): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
  return startTicks === '0' || processStartTicks(pid) === startTicks;
}

function quietly<Value>(read: () => Value): Value | undefined {
  try {
    return read();
  } catch {
    return undefined;
  }
}

import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { cpus, loadavg, totalmem } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';

/** The machine and the state of the code of a run. */
export interface Fingerprint {
  readonly bench: 'engine';
  readonly fingerprint: {
    readonly cpu: string;
    readonly cores: number;
    readonly memoryGb: number;
    readonly node: string;
    readonly chromium: string;
    readonly commit: string;
    readonly isCommitClean: boolean;
    readonly date: string;
    readonly n: number;
    readonly reps: number;
    readonly flags: readonly string[];
    /** Load averages of 1, 5 and 15 minutes. The bench itself adds about 1. */
    readonly loadBefore: readonly number[];
    readonly loadAfter: readonly number[];
    /** Repetitions that began although others used the machine. */
    readonly busyRepetitions: number;
  };
}

function run(command: string, ...args: string[]): string {
  try {
    return execFileSync(command, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim();
  } catch {
    return '';
  }
}

/** Version of the browser, empty where there is none. */
export function chromiumVersion(): string {
  const command = process.env.CHROME_PATH ?? 'chromium';
  return /[\d.]+/.exec(run(command, '--version'))?.[0] ?? '';
}

/** Describes the run that is ending. */
export function takeFingerprint(run_: {
  n: number;
  reps: number;
  flags: readonly string[];
  loadBefore: readonly number[];
  busyRepetitions: number;
}): Fingerprint {
  const { n, reps, flags, loadBefore, busyRepetitions } = run_;
  return {
    bench: 'engine',
    fingerprint: {
      cpu: cpus()[0]?.model ?? 'unknown',
      cores: cpus().length,
      memoryGb: Math.round(totalmem() / 2 ** 30),
      node: process.version,
      chromium: chromiumVersion(),
      commit: run('git', 'rev-parse', '--short=12', 'HEAD'),
      isCommitClean: run('git', 'status', '--porcelain', '--', 'src') === '',
      date: new Date().toISOString().slice(0, 16),
      n,
      reps,
      flags,
      loadBefore,
      loadAfter: loadavg().map((load) => Number(load.toFixed(2))),
      busyRepetitions,
    },
  };
}

/** Cores in use now by anyone, from two readings of /proc/stat 100 ms apart. */
async function coresInUse(): Promise<number> {
  const read = () => {
    const [user = 0, nice = 0, system = 0, idle = 0, waiting = 0, irq = 0, soft = 0, steal = 0] =
      readFileSync('/proc/stat', 'utf8').split('\n')[0]?.trim().split(/\s+/).slice(1).map(Number) ?? [];
    const busy = user + nice + system + irq + soft + steal;
    return { busy, all: busy + idle + waiting };
  };
  const first = read();
  await sleep(100);
  const second = read();
  return ((second.busy - first.busy) / Math.max(1, second.all - first.all)) * cpus().length;
}

const QUIET_CORES = 0.3;

/**
 * Waits for a quiet machine before a repetition, at most `boundMs` in all. While our own processes are idle the cores in
 * use are those of others; the load average of a minute would mostly show the bench itself.
 */
export function createQuiet(boundMs: number): {
  wait(): Promise<void>;
  busyRepetitions(): number;
} {
  let left = boundMs;
  let busy = 0;
  return {
    wait: async () => {
      for (;;) {
        if ((await coresInUse()) <= QUIET_CORES) return;
        if (left <= 0) {
          busy += 1;
          return;
        }
        await sleep(500);
        left -= 600;
      }
    },
    busyRepetitions: () => busy,
  };
}

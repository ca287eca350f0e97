import { readFileSync } from 'node:fs';
import { monitorEventLoopDelay } from 'node:perf_hooks';

/** How long the event loop was held, in milliseconds. */
export interface LoopReport {
  /** What a clock on the wall says; a busy machine adds to it. */
  p99Ms: number;
  /** Processor time of the main thread between two turns, which a busy machine does not change: 99 of 100 are below. */
  p99CpuMs: number;
  /** The longest of them. */
  longestCpuMs: number;
  /** The same as `p99CpuMs`, of everything since the beginning that was watched. */
  allP99CpuMs: number;
  /** Resident memory at its highest, in MB. */
  memoryMb: number;
}

const TICK_MS = 5;

/** Watches the event loop of this process. */
export class LoopWatch {
  readonly #delays = monitorEventLoopDelay({ resolution: TICK_MS });
  #held: number[] = [];
  readonly #all: number[] = [];
  #memoryMb = 0;
  #at = { wall: performance.now(), cpu: mainThreadMs() };

  constructor() {
    this.#delays.enable();
    setInterval(() => this.#tick(), TICK_MS).unref();
  }

  reset(): void {
    this.#delays.reset();
    this.#held = [];
    this.#memoryMb = 0;
    this.#at = { wall: performance.now(), cpu: mainThreadMs() };
  }

  report(): LoopReport {
    this.#all.push(...this.#held);
    return {
      p99Ms: this.#delays.percentile(99) / 1e6,
      p99CpuMs: p99(this.#held),
      longestCpuMs: Math.max(0, ...this.#held),
      allP99CpuMs: p99(this.#all),
      memoryMb: this.#memoryMb,
    };
  }

  #tick(): void {
    const at = { wall: performance.now(), cpu: mainThreadMs() };
    this.#held.push(Math.min(at.wall - this.#at.wall, at.cpu - this.#at.cpu));
    this.#at = at;
    this.#memoryMb = Math.max(this.#memoryMb, process.memoryUsage.rss() / 1_048_576);
  }
}

const p99 = (values: readonly number[]) =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length * 0.99)] ?? 0;

/** Processor time of the main thread where the system tells it, of the whole process elsewhere. */
function mainThreadMs(): number {
  try {
    return Number(readFileSync(`/proc/self/task/${process.pid}/schedstat`, 'utf8').split(' ')[0]) / 1e6;
  } catch {
    const { user, system } = process.cpuUsage();
    return (user + system) / 1e3;
  }
}

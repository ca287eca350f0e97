import { readdirSync, readFileSync } from 'node:fs';

/** What a process, or several together, hold; bytes. */
export interface ProcessMemory {
  /** What is in memory, files that are mapped included. */
  readonly residentBytes: number;
  /** What no file stands behind: heaps, buffers, textures of a software renderer. */
  readonly anonymousBytes: number;
}

interface KnownProcess extends ProcessMemory {
  readonly parent: number;
  readonly command: string;
}

/** What the kernel says of a process; `undefined` where it has ended. */
function readProcess(pid: number): KnownProcess | undefined {
  try {
    const status = readFileSync(`/proc/${pid}/status`, 'utf8');
    const value = (name: string) => Number(new RegExp(`^${name}:\\s+(\\d+)`, 'm').exec(status)?.[1] ?? 0);
    return {
      parent: value('PPid'),
      residentBytes: 1024 * value('VmRSS'),
      anonymousBytes: 1024 * value('RssAnon'),
      command: readFileSync(`/proc/${pid}/cmdline`, 'utf8'),
    };
  } catch {
    return undefined;
  }
}

/** All processes that a process has started, and theirs; itself first. Linux only. */
function familyOf(pid: number): KnownProcess[] {
  const all = new Map<number, KnownProcess>();
  for (const name of readdirSync('/proc')) {
    const known = /^\d+$/.test(name) ? readProcess(Number(name)) : undefined;
    if (known !== undefined) all.set(Number(name), known);
  }
  const family = [pid];
  for (const member of family) for (const [id, { parent }] of all) if (parent === member) family.push(id);
  return family.flatMap((id) => all.get(id) ?? []);
}

/**
 * What the descendants of a process hold whose command line has `--type=<type>` (`renderer`, `gpu-process`: Chromium's
 * names), read from /proc: nothing is asked of the processes themselves.
 */
export function memoryOfType(pid: number, type: string): ProcessMemory {
  return sumOf(familyOf(pid).filter(({ command }) => command.includes(`--type=${type}`)));
}

/** What a process and all that it has started hold. */
export function memoryOfFamily(pid: number): ProcessMemory {
  return sumOf(familyOf(pid));
}

function sumOf(processes: readonly ProcessMemory[]): ProcessMemory {
  const total = (read: (process: ProcessMemory) => number) =>
    processes.reduce((sum, process) => sum + read(process), 0);
  return {
    residentBytes: total(({ residentBytes }) => residentBytes),
    anonymousBytes: total(({ anonymousBytes }) => anonymousBytes),
  };
}

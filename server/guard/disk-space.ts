import { statfsSync } from 'node:fs';
import { DiskFullError } from '../database/write-guard.ts';

const MB = 1_048_576;
/** How long a look at the disk is good for. */
const LOOK_EVERY_MS = 200;
/** A file system may run out of files while it has bytes. */
const FEWEST_FILES = 200;
/** A start writes a segment of the journal and replays what was not written back. */
const START_BYTES = 32 * MB;

/** Bytes that this user may still write, and files that may be made; `files` is null where there is no limit. */
export interface FreeSpace {
  readonly bytes: number;
  readonly files: number | null;
}

export interface DiskSpaceOptions {
  /** Folder whose file system is watched. */
  readonly folder: string;
  /** What must stay free, bytes; 0 switches the watch off. */
  readonly reserveBytes: number;
  /** `undefined` where the system does not tell. */
  readonly read?: (folder: string) => FreeSpace | undefined;
  /** A clock, ms. */
  readonly now?: () => number;
}

/** Watches the free space of the folder of the embedded database, so that writing stops before the disk is full. */
export class DiskSpace {
  readonly #options: DiskSpaceOptions;
  readonly #now: () => number;
  #lookedAt = -Infinity;
  #free: FreeSpace | undefined;

  constructor(options: DiskSpaceOptions) {
    this.#options = options;
    this.#now = options.now ?? (() => performance.now());
  }

  /** A sentence where nothing may be written at the moment; `undefined` where all is well, or nothing is known. */
  problem(): string | undefined {
    return this.#problemBelow(this.#options.reserveBytes);
  }

  /** @throws DiskFullError where nothing may be written at the moment */
  requireSpace(): void {
    const problem = this.problem();
    if (problem !== undefined) throw new DiskFullError(problem);
  }

  /** @throws DiskFullError where the database could not even be opened */
  requireSpaceToStart(): void {
    const problem = this.#problemBelow(Math.min(START_BYTES, this.#options.reserveBytes));
    if (problem !== undefined) throw new DiskFullError(problem);
  }

  #problemBelow(leastBytes: number): string | undefined {
    if (leastBytes === 0) return undefined;
    const { folder, read = readFreeSpace } = this.#options;
    if (this.#now() - this.#lookedAt >= LOOK_EVERY_MS) {
      this.#lookedAt = this.#now();
      this.#free = read(folder);
    }
    if (!this.#free) return undefined;
    const { bytes, files } = this.#free;
    if (bytes < leastBytes)
      return `The disk of the server is nearly full: ${inMb(bytes)} MB are free, ${inMb(leastBytes)} MB must stay free (GRIDLIGHT_RESERVE_MB).`;
    if (files !== null && files < FEWEST_FILES)
      return `The file system of the server is nearly full: only ${files} more files can be made.`;
    return undefined;
  }
}

const inMb = (bytes: number) => Math.floor(bytes / MB);

function readFreeSpace(folder: string): FreeSpace | undefined {
  try {
    const { bavail, bsize, files, ffree } = statfsSync(folder);
    return { bytes: bavail * bsize, files: files === 0 ? null : ffree };
  } catch {
    return undefined;
  }
}

/** Calls to something that may go away: each ends with its answer or with the end of what was called. */
export interface OpenCalls {
  /** Makes a call at once. Rejected with its own failure, or with the reason given to `end`, also where that came before. */
  run<T>(call: () => Promise<T>): Promise<T>;
  /** Rejects the open calls and all later ones; the first reason counts. */
  end(reason: Error): void;
  readonly isEnded: boolean;
  /** Calls that still wait for their answer. */
  readonly openCount: number;
}

/** Nothing of a call is kept once it has ended. */
export function createOpenCalls(): OpenCalls {
  const open = new Set<(reason: Error) => void>();
  let ended: Error | null = null;
  return {
    run: async (call) => {
      if (ended) throw ended;
      let giveUp: (reason: Error) => void = () => undefined;
      const end = new Promise<never>((_, reject) => (giveUp = reject));
      open.add(giveUp);
      try {
        return await Promise.race([call(), end]);
      } finally {
        open.delete(giveUp);
      }
    },
    end: (reason) => {
      ended ??= reason;
      for (const giveUp of open) giveUp(ended);
    },
    get isEnded() {
      return ended !== null;
    },
    get openCount() {
      return open.size;
    },
  };
}

/** Sends questions one at a time; while one is out, only the newest of the waiting ones is kept. */
export interface LatestOnly<Question> {
  readonly ask: (question: Question) => void;
  /** Drops what waits and ignores what is still to come. */
  readonly close: () => void;
}

/**
 * Keeps at most one question in flight and the latest one waiting. It passes an answer on even when a newer question
 * waits, so that the map keeps moving under a long drag. Answers come in the order of their questions. `onPending` gets
 * whether a question is in flight or waiting.
 */
export function latestOnly<Question, Answer>(
  send: (question: Question) => Promise<Answer>,
  handle: {
    readonly onAnswer: (answer: Answer, question: Question) => void;
    readonly onError: (error: unknown, question: Question) => void;
    readonly onPending?: (pending: boolean) => void;
  },
): LatestOnly<Question> {
  let isOut = false;
  let isClosed = false;
  let waiting: { readonly question: Question } | null = null;

  async function run(question: Question): Promise<void> {
    isOut = true;
    handle.onPending?.(true);
    try {
      const answer = await send(question);
      if (!isClosed) handle.onAnswer(answer, question);
    } catch (error) {
      if (!isClosed) handle.onError(error, question);
    }
    isOut = false;
    const next = waiting;
    waiting = null;
    if (isClosed) return;
    if (next) void run(next.question);
    else handle.onPending?.(false);
  }

  return {
    ask: (question) => {
      if (isClosed) return;
      if (isOut) waiting = { question };
      else void run(question);
    },
    close: () => {
      isClosed = true;
      waiting = null;
    },
  };
}

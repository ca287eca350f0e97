import type { Page } from 'playwright-core';

/** An answer on the screen, by the newest input that had been handled when its question was sent. */
export interface DrawnAnswer {
  /** Time stamp of the event, ms since the page began. */
  readonly inputAt: number;
  /** From the event to the drawing of the answer, ms. */
  readonly drawnMs: number;
  /**
   * From the event to the end of the page's work on the next frame that begins after the drawing, which has it on the
   * screen; where the drawing was done inside a frame already, that is one frame too many.
   */
  readonly paintedMs: number;
  /** From the event to the beginning of the frame after that. */
  readonly nextFrameMs: number;
}

/** What a page noted about a pointer that drags. Moments in ms since the page began. */
export interface InputLog {
  /** Moves of the pointer, as early as the page can hear of them. */
  readonly inputs: number[];
  /** Moves that were the newest one when a question was sent. */
  readonly asked: number[];
  /** Of each question's input the first drawing of its answer. */
  readonly drawn: DrawnAnswer[];
  /** At each frame the time since the newest input that the picture answers, ms. */
  readonly frames: { readonly at: number; readonly ageMs: number }[];
}

declare global {
  var inputLog: InputLog | undefined;
  var beginInputLog: (() => void) | undefined;
}

/**
 * Has a page tell which input each drawn answer belongs to. To be called before it opens anything. The handler of a move
 * asks while its event is being handled, or leaves the question to be sent when the engine is free: what is sent belongs
 * to the newest move by then. The answer carries its version, and the canvas says which version it shows.
 */
export async function keepInputLog(page: Page): Promise<void> {
  // The loader that runs the bench names functions by a helper of its own, which the page has not.
  await page.addInitScript({ content: 'globalThis.__name ??= (value) => value;' });
  await page.addInitScript(() => {
    let newest = 0;
    let shown = 0;
    const inputOfCall = new Map<string, number>();
    const inputOfVersion = new Map<string, number>();
    let log: InputLog = { inputs: [], asked: [], drawn: [], frames: [] };
    globalThis.beginInputLog = () => {
      log = { inputs: [], asked: [], drawn: [], frames: [] };
      globalThis.inputLog = log;
      newest = 0;
      shown = 0;
      inputOfCall.clear();
      inputOfVersion.clear();
    };
    addEventListener(
      'onpointerrawupdate' in window ? 'pointerrawupdate' : 'pointermove',
      ({ timeStamp }) => {
        newest = timeStamp;
        log.inputs.push(timeStamp);
      },
      { capture: true },
    );
    const noteQuestion = (message: unknown): void => {
      const { id, path } = message as { id?: string; path?: readonly string[] };
      if (id === undefined || path?.at(-1) !== 'query' || newest === 0) return;
      inputOfCall.set(id, newest);
      log.asked.push(newest);
    };
    window.Worker = class extends Worker {
      constructor(url: string | URL, options?: WorkerOptions) {
        super(url, options);
        if (!String(url).includes('engine.worker')) return;
        this.addEventListener(
          'message',
          ({ data }: MessageEvent<{ id?: string; value?: { version?: number } | null }>) => {
            const inputAt = inputOfCall.get(data.id ?? '');
            const version = data.value?.version;
            if (inputAt !== undefined && version !== undefined) inputOfVersion.set(String(version), inputAt);
          },
        );
        const send = this.postMessage.bind(this) as (message: unknown, transfer: Transferable[]) => void;
        this.postMessage = (message: unknown, transfer?: Transferable[] | StructuredSerializeOptions) => {
          noteQuestion(message);
          send(message, Array.isArray(transfer) ? transfer : []);
        };
      }
    };
    new MutationObserver((records) => {
      const canvas = records.at(-1)?.target;
      if (!(canvas instanceof HTMLCanvasElement)) return;
      const inputAt = inputOfVersion.get(canvas.dataset.version ?? '');
      if (inputAt === undefined || inputAt <= shown) return;
      shown = inputAt;
      const { drawn } = log;
      const since = () => performance.now() - inputAt;
      const drawnMs = since();
      requestAnimationFrame(() => {
        let paintedMs = Number.NaN;
        // A message that is sent in a frame arrives when the frame has been painted.
        const { port1, port2 } = new MessageChannel();
        port1.addEventListener('message', () => (paintedMs = since()), { once: true });
        port1.start();
        port2.postMessage(null);
        requestAnimationFrame(() => {
          const nextFrameMs = since();
          drawn.push({
            inputAt,
            drawnMs,
            paintedMs: Number.isNaN(paintedMs) ? nextFrameMs : paintedMs,
            nextFrameMs,
          });
        });
      });
    }).observe(document, { subtree: true, attributeFilter: ['data-version'] });
    requestAnimationFrame(function frame() {
      const at = performance.now();
      if (shown > 0) log.frames.push({ at, ageMs: at - shown });
      requestAnimationFrame(frame);
    });
  });
}

/** Begins the log anew, without what came before. Throws where the page keeps none. */
export async function beginInputLog(page: Page): Promise<void> {
  const isKept = await page.evaluate(() => {
    globalThis.beginInputLog?.();
    return globalThis.inputLog !== undefined;
  });
  if (!isKept) throw new Error('the page keeps no log of its inputs');
}

/** What was noted since the log began. */
export async function readInputLog(page: Page): Promise<InputLog> {
  const log = await page.evaluate(() => globalThis.inputLog);
  if (!log) throw new Error('the page keeps no log of its inputs');
  return log;
}

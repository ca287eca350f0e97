import { Presets, SingleBar } from 'cli-progress';
import type { OnProgress } from './progress.ts';
import { PROGRESS_WORDS } from './report-text.ts';

/** A progress bar on standard error, so that the report on standard output stays clean; silent without a terminal. */
export function startProgressBar(stream: NodeJS.WriteStream = process.stderr): {
  onProgress: OnProgress;
  stop(): void;
} {
  if (!stream.isTTY) return { onProgress: () => undefined, stop: () => undefined };
  const format = '{place} {layer} {step} [{bar}] {percentage}%';
  const bar = new SingleBar(
    { format, stream, hideCursor: true, clearOnComplete: true },
    Presets.shades_classic,
  );
  let isStarted = false;
  return {
    onProgress: ({ layer, index, layers, step, done, total }) => {
      const payload = { layer, step: PROGRESS_WORDS[step], place: `${index}/${layers}` };
      if (!isStarted) bar.start(Math.max(1, total), 0, payload);
      isStarted = true;
      bar.setTotal(Math.max(1, total));
      bar.update(done, payload);
    },
    stop: () => {
      if (isStarted) bar.stop();
    },
  };
}

import { Presets, SingleBar } from 'cli-progress';

/** A progress bar on standard error, so that the answer on standard output stays clean; silent without a terminal. */
export function startMeter(
  what: string,
  total: number,
  stream: NodeJS.WriteStream = process.stderr,
): { show: (done: number) => void; stop: () => void } {
  if (!stream.isTTY) return { show: () => undefined, stop: () => undefined };
  const format = `{value} of {total} ${what} [{bar}] {eta_formatted}`;
  const bar = new SingleBar(
    { format, stream, hideCursor: true, clearOnComplete: true, forceRedraw: true },
    Presets.shades_classic,
  );
  bar.start(total, 0);
  return { show: (done) => bar.update(done), stop: () => bar.stop() };
}

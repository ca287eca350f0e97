import type { Sample } from './sampler.ts';

const WIDTH = 960;
const HEIGHT = 300;
const MARGIN = { left: 64, right: 130, top: 16, bottom: 36 };
const MEGABYTE = 2 ** 20;

/** Colours that stay apart for the colour-blind (Okabe and Ito, 2008). */
const CURVES: readonly { name: string; colour: string; of: (sample: Sample) => number }[] = [
  { name: 'server', colour: '#009e73', of: ({ serverBytes }) => serverBytes },
  { name: 'renderer', colour: '#0072b2', of: ({ rendererBytes }) => rendererBytes },
  { name: 'GPU process', colour: '#d55e00', of: ({ gpuBytes }) => gpuBytes },
];

/** Memory against minutes as an SVG picture: a curve for each process, the warm-up shaded. */
export function drawCurves(samples: readonly Sample[], warmUpMinutes: number): string {
  const last = Math.max(1, ...samples.map(({ minute }) => minute));
  const most = 100 * Math.ceil(Math.max(1, ...CURVES.flatMap(({ of }) => samples.map(of))) / MEGABYTE / 100);
  const x = (minute: number) => MARGIN.left + (minute / last) * (WIDTH - MARGIN.left - MARGIN.right);
  const y = (megabytes: number) =>
    HEIGHT - MARGIN.bottom - (megabytes / most) * (HEIGHT - MARGIN.top - MARGIN.bottom);
  const text = (at: [number, number], words: string, anchor: string) =>
    `<text x="${at[0].toFixed(1)}" y="${at[1].toFixed(1)}" text-anchor="${anchor}">${words}</text>`;
  const lines = [0, 1, 2, 3, 4].map((quarter) => {
    const value = (most * quarter) / 4;
    return `<path d="M${MARGIN.left} ${y(value).toFixed(1)}H${WIDTH - MARGIN.right}" stroke="#ddd"/>${text([MARGIN.left - 8, y(value) + 4], `${Math.round(value)} MB`, 'end')}`;
  });
  const ticks = Array.from({ length: Math.floor(last / 30) + 1 }, (_, half) =>
    text([x(half * 30), HEIGHT - 14], `${half * 30} min`, 'middle'),
  );
  const curves = CURVES.map(({ name, colour, of }) => {
    const points = samples.map(
      (sample) => `${x(sample.minute).toFixed(1)},${y(of(sample) / MEGABYTE).toFixed(1)}`,
    );
    const end = samples.at(-1);
    const label = end === undefined ? '' : text([x(last) + 8, y(of(end) / MEGABYTE) + 4], name, 'start');
    return `<polyline points="${points.join(' ')}" fill="none" stroke="${colour}" stroke-width="1.5"/><g fill="${colour}">${label}</g>`;
  });
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}" font-family="sans-serif" font-size="12" fill="#333">`,
    `<rect width="${WIDTH}" height="${HEIGHT}" fill="#fff"/>`,
    `<rect x="${MARGIN.left}" y="${MARGIN.top}" width="${(x(Math.min(last, warmUpMinutes)) - MARGIN.left).toFixed(1)}" height="${HEIGHT - MARGIN.top - MARGIN.bottom}" fill="#f2f2f2"/>`,
    ...lines,
    ...ticks,
    ...curves,
    '</svg>\n',
  ].join('\n');
}

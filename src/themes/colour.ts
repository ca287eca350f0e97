/** Red, green and blue, 0–255. */
export type Rgb = readonly [number, number, number];

/** Reads `#rgb`, `#rrggbb` or `rgb(a)(…)`; alpha is dropped. Throws with the text for anything else. */
export function parseColour(text: string): Rgb {
  const hex = /^#([0-9a-f]{3}|[0-9a-f]{6})$/i.exec(text)?.[1];
  if (hex !== undefined) {
    const full = hex.length === 3 ? [...hex].map((digit) => digit + digit).join('') : hex;
    const value = Number.parseInt(full, 16);
    return [value >> 16, (value >> 8) & 255, value & 255];
  }
  const parts = /^rgba?\(([^)]+)\)$/.exec(text)?.[1]?.split(',').map(Number);
  const [red, green, blue] = parts ?? [];
  if (red === undefined || green === undefined || blue === undefined)
    throw new Error(`not a colour: ${text}`);
  return [red, green, blue];
}

function linear(channel: number): number {
  const share = channel / 255;
  return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
}

/** Relative luminance, 0–1 (WCAG 2.2). */
export function luminance(colour: Rgb): number {
  return 0.2126 * linear(colour[0]) + 0.7152 * linear(colour[1]) + 0.0722 * linear(colour[2]);
}

/** Contrast of two colours, 1–21 (WCAG 2.2). */
export function contrast(one: string, other: string): number {
  const lights = [luminance(parseColour(one)), luminance(parseColour(other))].sort((a, b) => b - a);
  return ((lights[0] ?? 0) + 0.05) / ((lights[1] ?? 0) + 0.05);
}

const DEFICIENCIES = {
  protanopia: [0.152286, 1.052583, -0.204868, 0.114503, 0.786281, 0.099216, -0.003882, -0.048116, 1.051998],
  deuteranopia: [0.367322, 0.860646, -0.227968, 0.280085, 0.672501, 0.047413, -0.01182, 0.04294, 0.968881],
} as const;
export type Deficiency = keyof typeof DEFICIENCIES;

/** How a colour looks without red or green cones, in linear RGB 0–1 (Machado, Oliveira, Fernandes 2009, severity 1). */
export function simulate(colour: Rgb, deficiency: Deficiency): Rgb {
  const m = DEFICIENCIES[deficiency];
  const [r, g, b] = [linear(colour[0]), linear(colour[1]), linear(colour[2])];
  const clamp = (value: number): number => Math.min(1, Math.max(0, value));
  return [
    clamp(m[0] * r + m[1] * g + m[2] * b),
    clamp(m[3] * r + m[4] * g + m[5] * b),
    clamp(m[6] * r + m[7] * g + m[8] * b),
  ];
}

/** OKLab of a linear RGB colour, 0–1 (Ottosson 2020). */
export function oklab(rgb: Rgb): readonly [number, number, number] {
  const [r, g, b] = rgb;
  const l = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b);
  const m = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b);
  const s = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b);
  return [
    0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s,
    1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s,
    0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s,
  ];
}

/** Distance of two colours as seen with a deficiency, in OKLab (0.02 is just noticeable). */
export function seenDistance(one: string, other: string, deficiency: Deficiency): number {
  const a = oklab(simulate(parseColour(one), deficiency));
  const b = oklab(simulate(parseColour(other), deficiency));
  return Math.hypot(a[0] - b[0], a[1] - b[1], a[2] - b[2]);
}

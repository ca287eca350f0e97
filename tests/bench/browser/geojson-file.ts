import { createWriteStream } from 'node:fs';
import { once } from 'node:events';
import type { CityColumns } from '../engine/city-columns.ts';

const PIECE = 20_000;

/** Writes positions as a GeoJSON file without properties, piece by piece: the text of a large city fits no string. */
export async function writeGeoJson(file: string, { lngE6, latE6 }: CityColumns): Promise<void> {
  const stream = createWriteStream(file);
  stream.write('{"type":"FeatureCollection","features":[\n');
  for (let from = 0; from < lngE6.length; from += PIECE) {
    const count = Math.min(PIECE, lngE6.length - from);
    const lines = Array.from({ length: count }, (_, at) => {
      const row = from + at;
      const coordinates = `[${lngE6[row]! / 1e6},${latE6[row]! / 1e6}]`;
      return `{"type":"Feature","properties":{},"geometry":{"type":"Point","coordinates":${coordinates}}}`;
    });
    const piece = `${from === 0 ? '' : ',\n'}${lines.join(',\n')}`;
    if (!stream.write(piece)) await once(stream, 'drain');
  }
  stream.end('\n]}\n');
  await once(stream, 'finish');
}

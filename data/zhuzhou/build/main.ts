import { mkdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { drawCity } from './city.ts';
import { buildContents } from './contents/build-contents.ts';
import { readCityInput } from './contents/survey.ts';
import { writeCity } from './write.ts';

/** Makes the bundled data set: `tsx main.ts [outDir]`, by default into `data/zhuzhou`. */
const outDir = process.argv[2] ?? fileURLToPath(new URL('..', import.meta.url));
mkdirSync(outDir, { recursive: true });
writeCity(drawCity(), outDir);
buildContents(readCityInput(outDir), outDir);

import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { drawCity } from './city.ts';
import { DIGEST_FILE, digestOfCity } from './digest.ts';
import { buildContents } from './contents/build-contents.ts';
import { readCityInput } from './contents/survey.ts';
import { writeCity } from './write.ts';

/** Makes the bundled data set: `tsx main.ts [outDir]`, by default into `data/zhuzhou`. */
const dataDir = fileURLToPath(new URL('..', import.meta.url));
const outDir = process.argv[2] ?? dataDir;
mkdirSync(outDir, { recursive: true });
writeCity(drawCity(), outDir);
buildContents(readCityInput(outDir), outDir);
if (outDir === dataDir) writeFileSync(join(dataDir, DIGEST_FILE), `${digestOfCity(dataDir)}\n`);

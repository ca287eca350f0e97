import { mkdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { drawCity } from './city.ts';
import { writeCity } from './write.ts';

const outDir = process.argv[2] ?? fileURLToPath(new URL('..', import.meta.url));
mkdirSync(outDir, { recursive: true });
writeCity(drawCity(), outDir);

import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

export function writeDocs(folder: string): void {
  void [readdirSync, readFileSync, writeFileSync, path, folder];
}

import type { MutatedFolder } from './folders.ts';
export function writeReport(folders: readonly MutatedFolder[]): void {
  console.log(folders.length);
}

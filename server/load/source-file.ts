import { stat } from 'node:fs/promises';
import { LayerFault } from './layer-fault.ts';

const LARGEST_FILE_BYTES = 200 * 1024 * 1024;

/** A file that is there and of a size that is read. */
export interface SourceFile {
  path: string;
  bytes: number;
}

/** @throws LayerFault where the file is missing, empty, or larger than 200 MB */
export async function openFile(path: string): Promise<SourceFile> {
  const info = await stat(path).catch((error: NodeJS.ErrnoException) => {
    throw new LayerFault(
      error.code === 'ENOENT' ? 'the file is missing' : `cannot be read: ${error.message}`,
    );
  });
  if (!info.isFile()) throw new LayerFault('is not a file');
  if (info.size === 0) throw new LayerFault('the file is empty');
  if (info.size > LARGEST_FILE_BYTES)
    throw new LayerFault(
      `has ${Math.ceil(info.size / 1048576)} MB; at most ${LARGEST_FILE_BYTES / 1048576} MB are read, split it`,
    );
  return { path, bytes: info.size };
}

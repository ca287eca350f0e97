import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { format, resolveConfig } from 'prettier';

/**
 * Puts each block between its markers `<!-- prefix:name -->` and `<!-- /prefix:name -->` of a document, so that no figure
 * there is typed by hand. `file` is relative to the project. Throws where a marker is missing.
 */
export async function writeBlocks(
  file: string,
  prefix: string,
  blocks: Readonly<Record<string, string>>,
): Promise<void> {
  const document = path.resolve(import.meta.dirname, '../..', file);
  let text = readFileSync(document, 'utf8');
  for (const [name, block] of Object.entries(blocks)) {
    const [start, end] = [`<!-- ${prefix}:${name} -->`, `<!-- /${prefix}:${name} -->`];
    const [from, to] = [text.indexOf(start), text.indexOf(end)];
    if (from < 0 || to < from) throw new Error(`${file} lacks the markers of ${name}`);
    text = `${text.slice(0, from + start.length)}\n\n${block}\n\n${text.slice(to)}`;
  }
  const config = await resolveConfig(document);
  writeFileSync(document, await format(text, { ...config, parser: 'markdown' }));
}

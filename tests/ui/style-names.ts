import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { preprocessCSS, resolveConfig } from 'vite';
import { styleModules } from './style-sheets.ts';

/** Words of the language cannot name an export. */
const RESERVED = /^(?:break|case|class|const|default|delete|do|else|enum|export|for|if|import|in|new|return|switch|this|var|void|while|with)$/; // prettier-ignore

/** The class names of a style module as its author writes them, compiled as the build compiles it. */
export interface StyleNames {
  /** Path from the project's root. */
  readonly file: string;
  /** Name by name, what stands in the page. */
  readonly classes: ReadonlyMap<string, string>;
}

/** Compiles every style module of src. Throws where a name cannot be exported or a breakpoint is unknown. */
export async function readStyleNames(root: string): Promise<StyleNames[]> {
  const config = await resolveConfig({ root, logLevel: 'error' }, 'build');
  return Promise.all(
    styleModules(root).map(async (file) => {
      const full = path.join(root, file);
      const { code, modules = {} } = await preprocessCSS(readFileSync(full, 'utf8'), full, config);
      // Names of animations are exported too; nothing asks for them.
      const isClass = (shown: string): boolean => new RegExp(`\\.${shown}(?![\\w-])`).test(code);
      const classes = new Map(Object.entries(modules).filter(([, shown]) => isClass(shown)));
      for (const name of classes.keys())
        if (!/^[a-z][a-zA-Z\d]*$/.test(name) || RESERVED.test(name))
          throw new Error(`${file}: .${name} is no name for an export`);
      return { file, classes };
    }),
  );
}

/** What TypeScript reads beside a style module; a name that it does not have does not compile. */
export function declarationOf({ file, classes }: StyleNames): string {
  const lines = [...classes.keys()].sort().map((name) => `export const ${name}: string;`);
  return `// The names of ${path.basename(file)}, written by \`npm run styles\`.\n${lines.join('\n')}\n`;
}

if (process.argv[1] === import.meta.filename) {
  const root = path.resolve(import.meta.dirname, '../..');
  for (const names of await readStyleNames(root))
    writeFileSync(path.join(root, `${names.file}.d.ts`), declarationOf(names));
}

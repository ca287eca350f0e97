/**
 * Whether the server gives a build as a whole: its page and the scripts that this names. While it is being copied they may
 * not all be there yet.
 */
export async function isBuildThere(build: string): Promise<boolean> {
  try {
    const page = await (await fetch('/', { cache: 'no-store', headers: { accept: 'text/html' } })).text();
    if (!page.includes(build)) return false;
    const files = [...page.matchAll(/(?:src|href)="(\/assets\/[^"]+)"/g)].flatMap(([, file]) => file ?? []);
    const replies = await Promise.all(
      files.map((file) => fetch(file, { method: 'HEAD', cache: 'no-store' })),
    );
    return replies.length > 0 && replies.every(({ ok }) => ok);
  } catch {
    return false;
  }
}

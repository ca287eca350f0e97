/** The name of the build that the page is of, as its document says it; `undefined` during development. */
export function ownBuild(page: Pick<Document, 'querySelector'> = document): string | undefined {
  return page.querySelector('meta[name=gridlight-build]')?.getAttribute('content') ?? undefined;
}

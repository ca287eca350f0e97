/** Code that a layer draws with, and that the page fetches when the layer is first shown. */
export interface LateCode<Code> {
  /** What was fetched; `undefined` = it has not come. */
  readonly read: () => { readonly value: Code } | undefined;
  readonly fetch: () => Promise<void>;
}

/** For a layer that has everything at hand. */
export const NO_CODE: LateCode<undefined> = {
  read: () => ({ value: undefined }),
  fetch: () => Promise.resolve(),
};

/** Code behind a dynamic import. */
export function lateCode<Code>(load: () => Promise<Code>): LateCode<Code> {
  let loaded: { readonly value: Code } | undefined;
  return {
    read: () => loaded,
    fetch: async () => {
      loaded ??= { value: await load() };
    },
  };
}

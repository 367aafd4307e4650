/** A file of the built hub, for programs that run beside it and not inside a test runner. */
export const built = (path: string): Promise<unknown> =>
  import(new URL(`../../dist/${path}`, import.meta.url).href);

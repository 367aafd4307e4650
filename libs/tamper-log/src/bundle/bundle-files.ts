/** Names of the files that every bundle has. */
export const BUNDLE_FILES = {
  manifest: 'manifest.json',
  signature: 'manifest.sig',
  events: 'events.jsonl',
  tree: 'tree.txt',
  checkpoints: 'checkpoints.txt',
  keys: 'keys.txt',
  successions: 'successions.txt',
  verifier: 'verify.mjs',
} as const;

/** Files that the manifest must list with their hashes; the manifest itself is covered by its signature. */
export const LISTED_FILES = [
  BUNDLE_FILES.events,
  BUNDLE_FILES.tree,
  BUNDLE_FILES.checkpoints,
  BUNDLE_FILES.keys,
] as const;

/** Whether a manifest may list this name: a plain file name without folders. */
export function isBundleFileName(name: string): boolean {
  return /^[A-Za-z0-9][A-Za-z0-9._-]{0,99}$/.test(name);
}

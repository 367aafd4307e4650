import type { KeyEnvironment } from './key-environment.js';

/** How a saved key is shown: `adk_live_••••••••••••1234`; as long for every key, and neither id nor secret in it. */
export function maskApiKey(key: { readonly environment: KeyEnvironment; readonly last4: string }): string {
  return `adk_${key.environment}_${'•'.repeat(12)}${key.last4}`;
}

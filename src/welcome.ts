import type { Config } from './platform/config/config.js';
import type { Hub } from './hub.js';

/** What a start prints: where everything is. */
export async function welcome(config: Config, hub: Hub): Promise<string> {
  const lines = [``, `Andock is ready at ${config.publicUrl}`, `  API for partners  ${config.publicUrl}/docs/api`];
  if (hub.sandboxUrl) lines.push(`  Stand-ins         ${hub.sandboxUrl}/personio and ${hub.sandboxUrl}/join`);
  return `${lines.join('\n')}\n\n`;
}

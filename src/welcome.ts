import type { Config } from './platform/config/config.js';
import type { Hub } from './hub.js';

const ACCOUNTS = [
  'manager@muster.test',
  'recruiter@muster.test',
  'manager@beispiel.test',
  'admin@andock.test',
  'support@andock.test',
  'auditor@andock.test',
];

/** What a start prints: where everything is, and how to sign in to the demo. */
export function welcome(config: Config, { sandboxUrl, demoPassword }: Hub): string {
  const lines = [
    '',
    `Andock is ready at ${config.publicUrl}`,
    `  API for partners  ${config.publicUrl}/docs/api`,
  ];
  if (sandboxUrl) lines.push(`  Stand-ins         ${sandboxUrl}/personio and ${sandboxUrl}/join`);
  if (demoPassword) {
    lines.push(
      `  Demo sign-ins     password ${demoPassword}`,
      ...ACCOUNTS.map((email) => `                    ${email}`),
    );
  }
  return `${lines.join('\n')}\n\n`;
}

import { readFileSync } from 'node:fs';
import { SettingsRefused } from './settings-refused.js';

type Given = Readonly<Record<string, string | undefined>>;

/**
 * The settings that are given, those included whose value lies in a file that `NAME_FILE` names, as container platforms
 * hand over secrets. Throws `SettingsRefused` for a file that cannot be read, and for a setting that is given twice.
 */
export function withFiles(env: Given, names: readonly string[]): Record<string, string> {
  const given = new Map(
    Object.entries(env).flatMap(([name, value]) => (value ? [[name, value] as const] : [])),
  );
  const problems: string[] = [];
  for (const name of names) {
    const file = given.get(`${name}_FILE`);
    if (file === undefined) continue;
    const content = contentOf(file);
    if (given.has(name)) problems.push(`${name}: given twice, by itself and by ${name}_FILE`);
    else if (content === undefined) problems.push(`${name}_FILE: ${file} cannot be read`);
    else given.set(name, content);
  }
  if (problems.length > 0) throw new SettingsRefused(problems);
  return Object.fromEntries(given);
}

function contentOf(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8').trim();
  } catch {
    return undefined;
  }
}

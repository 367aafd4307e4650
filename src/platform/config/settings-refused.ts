/** Settings that cannot be used; the message names each of them and never repeats a secret. */
export class SettingsRefused extends Error {
  constructor(problems: readonly string[]) {
    super(`These settings cannot be used:\n${problems.map((problem) => `  ${problem}`).join('\n')}`);
  }
}

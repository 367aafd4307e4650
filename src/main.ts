import { startHub } from './hub.js';
import { readSettings } from './platform/config/settings.schema.js';
import { SettingsRefused } from './platform/config/settings-refused.js';
import { welcome } from './welcome.js';

const OLDEST_NODE = 22;
/** Longer than any call to a partner may take. What is cut off then is taken up as after a crash. */
const LONGEST_STOP_MS = 120_000;

async function main(): Promise<void> {
  if (Number(process.versions.node.split('.')[0]) < OLDEST_NODE) {
    throw new SettingsRefused([
      `Node ${process.versions.node} is too old: run npm start, which brings its own.`,
    ]);
  }
  const config = readSettings(process.env);
  const hub = await startHub(config);
  process.stdout.write(welcome(config, hub));
  let stopping = false;
  const stop = () => {
    if (stopping) return;
    stopping = true;
    setTimeout(() => fail(new Error('The hub could not stop in time.')), LONGEST_STOP_MS).unref();
    hub.stop().then(
      () => process.exit(0),
      (error: unknown) => fail(error),
    );
  };
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);
}

function fail(error: unknown): never {
  const text =
    error instanceof SettingsRefused
      ? error.message
      : error instanceof Error
        ? (error.stack ?? error.message)
        : String(error);
  process.stderr.write(`${text}\n`);
  process.exit(1);
}

main().catch(fail);

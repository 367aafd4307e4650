// A stand-in of Personio in a process of its own, as the real one would be.
import { startSandbox } from '@andock/partner-sandbox';

const sandbox = await startSandbox({ port: Number(process.env.PORT), autoPoll: false });
process.once('SIGTERM', () => void sandbox.close().then(() => process.exit(0)));

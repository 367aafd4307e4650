export { startSandbox, type Sandbox, type SandboxSettings } from './sandbox.js';

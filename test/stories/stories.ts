// `npm run stories`: plays both stories against a running hub and fails loudly at the first step that is not true.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Narrator } from './narrator.ts';
import { storyA } from './story-a.ts';
import { storyB } from './story-b.ts';

const port = Number(process.env['PORT'] ?? 3000);
const sandboxPort = Number(process.env['SANDBOX_PORT'] ?? port + 1);
const password =
  process.env['DEMO_PASSWORD'] ??
  readFileSync(join(process.env['DATA_DIR'] ?? '.andock', 'demo.password'), 'utf8').trim();

const narrator = new Narrator((line) => console.log(line));
const stage = {
  hubUrl: `http://127.0.0.1:${port}`,
  sandboxUrl: `http://127.0.0.1:${sandboxPort}`,
  password,
  narrator,
};
await storyA(stage);
await storyB(stage);
console.log(`\n${narrator.told} Schritte, alle wahr.\n${narrator.told} steps, all true.`);

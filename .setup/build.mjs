// Builds the hub, its libraries and the console into dist folders, each only when its sources are newer.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

const bin = (name) => resolve('node_modules', '.bin', name);

/** Each part: what it is built from, where its stamp lies, and the commands that build it. */
const parts = [
  ...readdirSync('libs')
    .filter((lib) => lib !== 'console' && existsSync(join('libs', lib, 'src')))
    .map((lib) => ({
      name: lib,
      ...(lib === 'client'
        ? {
            sources: [
              'libs/client/src',
              'libs/client/openapi-ts.config.ts',
              'openapi/andock.v1.json',
              '.swcrc',
            ],
          }
        : { sources: [join('libs', lib, 'src'), '.swcrc'] }),
      ignore: join('libs', lib, 'src', 'generated'),
      out: join('libs', lib, 'dist'),
      commands: [
        ...(lib === 'client' ? [[bin('openapi-ts'), '--silent']] : []),
        [
          bin('swc'),
          'src',
          '-d',
          'dist',
          '--strip-leading-paths',
          '--quiet',
          '--config-file',
          resolve('.swcrc'),
        ],
        ...(existsSync(join('libs', lib, 'build-verifier.mjs')) ? [['node', 'build-verifier.mjs']] : []),
      ],
      cwd: join('libs', lib),
    })),
  {
    name: 'hub',
    sources: ['src', '.swcrc', 'nest-cli.json'],
    out: 'dist',
    commands: [[bin('nest'), 'build']],
  },
  {
    name: 'console',
    sources: [
      'libs/console/src',
      'libs/console/index.html',
      'libs/console/vite.config.ts',
      'libs/console/openapi-ts.config.ts',
      'openapi/console.v1.json',
    ],
    ignore: join('libs', 'console', 'src', 'generated'),
    out: 'libs/console/dist',
    commands: [
      [bin('openapi-ts'), '--silent'],
      [bin('vite'), 'build', '--logLevel', 'error'],
    ],
    cwd: 'libs/console',
  },
];

for (const { name, sources, ignore, out, commands, cwd } of parts) {
  const stamp = join(out, '.built');
  if (existsSync(stamp) && newest(sources, ignore) <= statSync(stamp).mtimeMs) continue;
  console.log(`Building ${name} …`);
  for (const [command, ...args] of commands) {
    const { status } = spawnSync(command, args, { cwd, stdio: ['ignore', 'ignore', 'inherit'] });
    if (status !== 0) process.exit(status ?? 1);
  }
  mkdirSync(out, { recursive: true });
  writeFileSync(stamp, '');
}

/** The newest change among files and folders, in milliseconds. */
function newest(paths, ignore) {
  return Math.max(
    ...paths.map((path) => {
      const { mtimeMs } = statSync(path);
      if (!statSync(path).isDirectory()) return mtimeMs;
      return Math.max(
        mtimeMs,
        ...readdirSync(path, { recursive: true })
          .map((name) => join(path, name))
          .filter((file) => ignore === undefined || !file.startsWith(ignore))
          .map((file) => statSync(file).mtimeMs),
      );
    }),
  );
}

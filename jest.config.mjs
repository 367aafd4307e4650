const typescript = [
  '@swc/jest',
  {
    swcrc: false,
    jsc: {
      target: 'es2023',
      parser: { syntax: 'typescript', decorators: true },
      transform: { legacyDecorator: true, decoratorMetadata: true },
      keepClassNames: true,
    },
    module: { type: 'es6' },
  },
];

const common = {
  testEnvironment: 'node',
  extensionsToTreatAsEsm: ['.ts'],
  transform: { '^.+\\.ts$': typescript },
  moduleNameMapper: {
    '^(\\.{1,2}/.*)\\.js$': '$1',
    '^@andock/([^/]+)$': '<rootDir>/libs/$1/src/index.ts',
  },
  modulePathIgnorePatterns: ['<rootDir>/dist/', '<rootDir>/libs/[^/]+/dist/', '<rootDir>/\\.andock'],
};

const kind = (displayName, testMatch, more = {}) => ({ ...common, displayName, testMatch, ...more });

const onPostgres = {
  globalSetup: '<rootDir>/test/support/start-postgres.mjs',
  globalTeardown: '<rootDir>/test/support/stop-postgres.mjs',
};

export default {
  testTimeout: 60_000,
  // Every file loads the whole hub anew into its own modules, which the process does not give back.
  workerIdleMemoryLimit: '1GB',
  projects: [
    kind('unit', ['<rootDir>/src/**/*.spec.ts', '<rootDir>/libs/*/src/**/*.spec.ts']),
    kind(
      'e2e',
      ['e2e', 'contract', 'architecture'].map((folder) => `<rootDir>/test/${folder}/**/*.e2e-spec.ts`),
      onPostgres,
    ),
    kind('browser', ['<rootDir>/test/browser/**/*.browser-spec.ts'], onPostgres),
    kind('faults', ['<rootDir>/test/faults/**/*.faults-spec.ts'], onPostgres),
  ],
};

/** The order of the house: a room may look at rooms to its left, and into another module only through `public/`. */
const ORDER = [
  'platform',
  'access',
  'audit',
  'organisations',
  'notifications',
  'connections',
  'connect-links',
  'keys',
  'support-requests',
  'jobs',
  'applications',
  'deliveries',
  'privacy',
  'restore',
  'webhooks',
  'join',
  'personio',
  'operator-ats',
  'health',
  'overview',
  'live',
  'guides',
  'demo',
];
const SIDE_BY_SIDE = [
  ['keys', 'support-requests'],
  ['join', 'personio', 'operator-ats'],
];
/** Rooms whose files every module uses as they are. */
const OPEN = ['platform', 'access', 'audit'];

const toTheRight = ORDER.map((room, at) => {
  const beside = SIDE_BY_SIDE.filter((group) => group.includes(room)).flat();
  const forbidden = [...ORDER.slice(at + 1), ...beside].filter((other) => other !== room);
  return {
    name: `${room}-looks-left`,
    severity: 'error',
    from: { path: `^src/${room}/` },
    to: { path: `^src/(${[...new Set(forbidden), 'hub\\.ts', 'main\\.ts', 'app\\.module\\.ts'].join('|')})` },
  };
});

const onlyPublic = ORDER.filter(
  (room) => !OPEN.includes(room) && room !== 'demo' && room !== 'health' && room !== 'live',
).map((room) => ({
  name: `${room}-through-public`,
  severity: 'error',
  from: {
    path: '^src/',
    pathNot: [`^src/${room}/`, '^src/app\\.module\\.ts$', '^src/demo/', '^src/guides/error-list\\.ts$'],
  },
  to: { path: `^src/${room}/`, pathNot: `^src/${room}/(public/|${room}\\.module\\.ts$)` },
}));

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'no-orphans',
      severity: 'error',
      from: { orphan: true, pathNot: '\\.d\\.ts$|\\.spec\\.ts$|\\.config\\.ts$|^libs/console/public/' },
      to: {},
    },
    {
      name: 'libs-know-no-framework',
      severity: 'error',
      from: { path: '^libs/(?!console)' },
      to: { path: '@nestjs|@mikro-orm|^src/' },
    },
    {
      name: 'entities-know-no-nest',
      severity: 'error',
      from: { path: '\\.entity\\.ts$' },
      to: { path: '@nestjs' },
    },
    ...toTheRight,
    ...onlyPublic,
  ],
  options: {
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)dist/|^test/|/src/generated/|\\.spec\\.ts$' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['types', 'import'] },
  },
};

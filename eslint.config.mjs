import compat from 'eslint-plugin-compat';
import vue from 'eslint-plugin-vue';
import tseslint from 'typescript-eslint';

// Methods younger than the oldest browser of the pages; the plugin knows globals only.
const YOUNG_METHODS =
  'at|findLast|findLastIndex|isWellFormed|toReversed|toSorted|toSpliced|toWellFormed|with';

export default tseslint.config(
  { ignores: ['dist/**', 'node_modules/**', '.data/**', '.cache/**', 'coverage/**'] },
  {
    files: ['**/*.ts', '**/*.tsx', '**/*.vue'],
    extends: [tseslint.configs.strictTypeChecked, tseslint.configs.stylisticTypeChecked],
    languageOptions: {
      parserOptions: {
        projectService: true,
        tsconfigRootDir: import.meta.dirname,
        extraFileExtensions: ['.vue'],
      },
    },
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules: {
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
      '@typescript-eslint/restrict-template-expressions': [
        'error',
        { allowNumber: true, allowBoolean: true },
      ],
      // Nest modules are classes whose whole content is their decorator.
      '@typescript-eslint/no-extraneous-class': ['error', { allowWithDecorator: true }],
      // Nest types its option bags as classes, and means object literals.
      '@typescript-eslint/no-unsafe-class-instance-assignment': 'off',
      '@typescript-eslint/consistent-type-definitions': ['error', 'interface'],
      'no-empty': ['error', { allowEmptyCatch: false }],
      'no-console': 'error',
      eqeqeq: 'error',
    },
  },
  {
    // Command-line tools talk to a person on the terminal.
    files: ['tools/**/*.ts', 'test/**/*.ts'],
    rules: { 'no-console': 'off' },
  },
  {
    files: ['web/console/**/*.vue'],
    extends: [vue.configs['flat/recommended']],
    languageOptions: { parserOptions: { parser: tseslint.parser } },
    rules: {
      // Layout is the formatter's.
      'vue/max-attributes-per-line': 'off',
      'vue/singleline-html-element-content-newline': 'off',
      'vue/html-self-closing': 'off',
      'vue/html-indent': 'off',
      'vue/html-closing-bracket-newline': 'off',
      'vue/multiline-html-element-content-newline': 'off',
      'vue/require-default-prop': 'off',
      // Texts of citizens and colleagues are shown as text, never as markup.
      'vue/no-v-html': 'error',
    },
  },
  {
    // Office PCs with old domestic kernels. The build of the officers' pages brings along what these
    // lack; the citizens' pages are too small for that.
    files: ['web/widget/**/*.ts', 'web/widget/**/*.tsx'],
    ignores: ['**/*.spec.ts'],
    extends: [compat.configs['flat/recommended']],
    settings: { browsers: ['chrome 86'] },
    rules: {
      // What old browsers know instead is what is deprecated today.
      '@typescript-eslint/no-deprecated': 'off',
      'no-restricted-syntax': [
        'error',
        {
          selector: `CallExpression[callee.property.name=/^(${YOUNG_METHODS})$/]`,
          message: 'Chromium 86 does not have this method.',
        },
      ],
    },
  },
);

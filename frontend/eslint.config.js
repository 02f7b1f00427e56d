import compat from 'eslint-plugin-compat'
import vue from 'eslint-plugin-vue'
import ts from 'typescript-eslint'

import layers from './build/layers.js'

export default ts.config(
  { ignores: ['dist', 'node_modules', 'src/**/*.gen.ts'] },
  ...ts.configs.recommended,
  ...vue.configs['flat/recommended'],
  // Refuses what the oldest promised browsers (.browserslistrc) do not have; methods are seen to by `lib` in tsconfig.json.
  compat.configs['flat/recommended'],
  // Each is asked for first: a phone that cannot shake stays still, and storage events tell what a channel would.
  { settings: { polyfills: ['navigator.vibrate', 'BroadcastChannel', 'Report'] } },
  {
    files: ['**/*.vue'],
    languageOptions: { parserOptions: { parser: ts.parser } },
  },
  {
    rules: {
      '@typescript-eslint/no-unused-vars': ['error', { varsIgnorePattern: '^_', argsIgnorePattern: '^_' }],
      // Text never becomes markup: what a resident writes stays text.
      'vue/no-v-html': 'error',
      // Ages and deadlines are the server's; this machine's clock may be days off.
      'no-restricted-syntax': [
        'error',
        { selector: 'CallExpression[callee.object.name="Date"][callee.property.name="now"]', message: 'Use serverNow() of @/api/clock.' },
        { selector: 'NewExpression[callee.name="Date"][arguments.length=0]', message: 'Use serverNow() of @/api/clock.' },
        // Half of a sign outside the basic plane shows as a question mark.
        {
          selector: 'CallExpression[callee.property.name="slice"][arguments.0.value=0][arguments.1.value=1]',
          message: 'Use initialOf() of @/ui/text.',
        },
        { selector: 'CallExpression[callee.property.name="charAt"]', message: 'Use initialOf() of @/ui/text.' },
      ],
      'vue/multi-word-component-names': 'off',
      // Layout is the formatter's business.
      'vue/max-attributes-per-line': 'off',
      'vue/singleline-html-element-content-newline': 'off',
      'vue/html-self-closing': 'off',
      'vue/html-indent': 'off',
      'vue/html-closing-bracket-newline': 'off',
      'vue/first-attribute-linebreak': 'off',
    },
  },
  {
    files: ['src/**/*.{ts,vue}'],
    // Tests play with whatever they need.
    ignores: ['src/**/*.test.ts', 'src/**/testing/*.ts'],
    plugins: { rooms: { rules: { layers } } },
    rules: { 'rooms/layers': 'error' },
  },
  {
    // The clock itself; ids, of which only the order on one machine counts; tests, which set the time themselves.
    files: ['src/api/clock.ts', 'src/api/ids.ts', 'src/**/*.test.ts'],
    rules: { 'no-restricted-syntax': 'off' },
  },
  {
    // Files of tests share their modules (vite.config.ts).
    files: ['src/**/*.test.ts'],
    ignores: ['src/**/*.alone.test.ts'],
    rules: {
      'no-restricted-syntax': [
        'error',
        {
          selector: 'CallExpression[callee.object.name="vi"][callee.property.name=/^(mock|doMock|resetModules)$/]',
          message: 'Others have loaded the module, or will: call the file *.alone.test.ts.',
        },
      ],
    },
  },
  {
    // Tests run in Node.js.
    files: ['src/**/*.test.ts', 'src/**/testing/*.ts'],
    rules: { 'compat/compat': 'off' },
  },
)

import js from '@eslint/js'
import tseslint from 'typescript-eslint'

const never = (group, message) => ({ 'no-restricted-imports': ['error', { patterns: [{ group, message }] }] })

export default tseslint.config(
  { ignores: ['dist/', 'coverage/', 'specs/*/openapi.d.ts'] },
  js.configs.recommended,
  ...tseslint.configs.strict,
  {
    rules: {
      // `== null` asks for null and undefined at once
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      '@typescript-eslint/no-dynamic-delete': 'off',
      'no-console': 'off',
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-unused-vars': [
        'error',
        { argsIgnorePattern: '^_', varsIgnorePattern: '^_', ignoreRestSiblings: true },
      ],
    },
  },
  // the walls of the house: see CONTRIBUTING.md
  {
    files: ['conformance/**/*.ts'],
    rules: never(['**/src/**'], 'The suite shares contracts with the mock, never code.'),
  },
  {
    files: ['src/engine/**/*.ts', 'src/contract/**/*.ts'],
    rules: never(
      ['**/providers/**', '**/mock/**', '**/adapters/**', '**/cli/**', '**/conformance/**'],
      'The engine knows no vendor and no server.',
    ),
  },
  {
    files: ['src/providers/**/*.ts'],
    ignores: ['**/*.test.ts', '**/testing/**'],
    rules: {
      ...never(
        ['**/adapters/**', '**/mock/**', '**/cli/**', '**/conformance/**', 'node:http*', 'express'],
        'A provider knows no HTTP server.',
      ),
      'no-restricted-properties': [
        'error',
        { object: 'Date', property: 'now', message: 'Use context.clock.' },
        { object: 'Math', property: 'random', message: 'Use context.ids.' },
        { object: 'crypto', property: 'randomUUID', message: 'Use context.ids.' },
      ],
      'no-restricted-globals': ['error', 'setTimeout', 'setInterval', 'fetch'],
    },
  },
  // what the browser runs; whether a name exists is held by `tsc -p src/console/assets`
  {
    files: ['src/console/assets/**/*.js'],
    rules: {
      'no-undef': 'off',
      'no-restricted-properties': [
        'error',
        ...['innerHTML', 'outerHTML', 'insertAdjacentHTML'].map((property) => ({
          property,
          message: 'Text of requests must never be read as HTML; use h() of lib/dom.js.',
        })),
      ],
      'no-restricted-imports': [
        'error',
        { patterns: [{ regex: '^[^.]', message: 'The page loads its own files only.' }] },
      ],
    },
  },
)

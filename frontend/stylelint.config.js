/** Styles that the oldest promised browsers (.browserslistrc) would not understand. How styles look is nobody's rule. */
export default {
  plugins: ['stylelint-no-unsupported-browser-features'],
  ignoreFiles: ['dist/**', 'node_modules/**'],
  overrides: [{ files: ['**/*.vue'], customSyntax: 'postcss-html' }],
  rules: {
    'plugin/no-unsupported-browser-features': [
      true,
      {
        ignorePartialSupport: true,
        ignore: [
          // build/flexGap.ts says the same in margins for browsers that have none.
          'flexbox-gap',
          // A rule that is skipped leaves the browser's own ring, which shows the focus as well.
          'css-focus-visible',
          // Where they do nothing, nothing is missed: paper has its own margins and prints without grounds.
          'css-paged-media',
          'css-color-adjust',
          'css-overscroll-behavior',
          'css-resize',
          'css-scrollbar',
          'css3-cursors',
          'css3-cursors-newer',
          'text-size-adjust',
        ],
      },
    ],
  },
}

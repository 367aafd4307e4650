import { type CSSVariablesResolver, createTheme, type MantineColorsTuple } from '@mantine/core';

/** The harbour at dusk: a petrol that carries white text from the seventh shade on. */
const petrol: MantineColorsTuple = [
  '#eaf5f6',
  '#d3e7ea',
  '#a6d0d6',
  '#74b7c0',
  '#4c9fab',
  '#2b8592',
  '#176f7c',
  '#0e5d69',
  '#0a4b55',
  '#063942',
];

/** Greys with a breath of the same blue, so that light and dark belong together. */
const dark: MantineColorsTuple = [
  '#e3e9ec',
  '#c3cdd2',
  '#a3b0b7',
  '#75848c',
  '#47555d',
  '#303c43',
  '#232d33',
  '#192126',
  '#12191d',
  '#0c1114',
];

const sans =
  'Inter, "Segoe UI Variable Text", "Segoe UI", -apple-system, "SF Pro Text", Roboto, "Noto Sans", sans-serif';
const mono = 'ui-monospace, "SF Mono", "Cascadia Mono", "Roboto Mono", Menlo, Consolas, monospace';

export const theme = createTheme({
  colors: { petrol, dark },
  primaryColor: 'petrol',
  primaryShade: { light: 7, dark: 6 },
  autoContrast: true,
  luminanceThreshold: 0.3,
  fontFamily: sans,
  fontFamilyMonospace: mono,
  headings: {
    fontFamily: sans,
    fontWeight: '640',
    sizes: {
      h1: { fontSize: '1.625rem', lineHeight: '1.25' },
      h2: { fontSize: '1.125rem', lineHeight: '1.35' },
      h3: { fontSize: '0.9375rem', lineHeight: '1.4' },
    },
  },
  fontSizes: { xs: '0.75rem', sm: '0.8125rem', md: '0.9375rem', lg: '1.0625rem', xl: '1.25rem' },
  lineHeights: { xs: '1.45', sm: '1.5', md: '1.55', lg: '1.5', xl: '1.4' },
  spacing: { xs: '0.5rem', sm: '0.75rem', md: '1rem', lg: '1.5rem', xl: '2.25rem' },
  radius: { xs: '3px', sm: '5px', md: '7px', lg: '10px', xl: '16px' },
  defaultRadius: 'md',
  cursorType: 'pointer',
  focusRing: 'auto',
  respectReducedMotion: true,
  components: {
    Card: { defaultProps: { withBorder: true, padding: 'lg', radius: 'lg' } },
    Modal: { defaultProps: { transitionProps: { duration: 120 } } },
    Tooltip: {
      defaultProps: {
        multiline: true,
        maw: 320,
        withArrow: true,
        openDelay: 150,
        events: { hover: true, focus: true, touch: true },
      },
    },
    TextInput: { defaultProps: { size: 'md' } },
    PasswordInput: { defaultProps: { size: 'md' } },
    Checkbox: { defaultProps: { size: 'md' } },
    Anchor: { defaultProps: { underline: 'always' } },
  },
});

/** Colours that have to keep their contrast (AA) in both schemes. */
export const themeVariables: CSSVariablesResolver = () => ({
  variables: {},
  light: {
    '--mantine-color-body': '#f6f8f8',
    '--mantine-color-text': '#182329',
    '--mantine-color-dimmed': '#52626a',
    '--mantine-color-placeholder': '#66757c',
    '--mantine-color-error': '#b3261e',
    '--mantine-color-anchor': '#0e5d69',
    '--mantine-color-default-border': '#d5dde0',
    '--surface': '#ffffff',
    '--line': '#dfe6e8',
    '--control': '#7d8b92',
    '--calm-bg': '#edf1f2',
    '--calm-ink': '#46545b',
    '--good-bg': '#e2f3e8',
    '--good-ink': '#14663a',
    '--wait-bg': '#fdf0d9',
    '--wait-ink': '#7a4d00',
    '--bad-bg': '#fce8e6',
    '--bad-ink': '#a1211a',
    '--info-bg': '#e3f1f3',
    '--info-ink': '#0e5d69',
    '--signal': '#d9822b',
    '--chart-good': '#2f9e63',
    '--chart-info': '#3f97a5',
    '--chart-wait': '#e0a53a',
    '--chart-bad': '#cf4a41',
    '--chart-calm': '#a9b5ba',
  },
  dark: {
    '--mantine-color-body': '#10171a',
    '--mantine-color-text': '#e3e9ec',
    '--mantine-color-dimmed': '#a3b0b7',
    '--mantine-color-placeholder': '#8b9aa2',
    '--mantine-color-error': '#ff9d94',
    '--mantine-color-anchor': '#74b7c0',
    '--mantine-color-default-border': '#37444c',
    '--surface': '#182126',
    '--line': '#2a353c',
    '--control': '#6d7d87',
    '--calm-bg': '#253037',
    '--calm-ink': '#b9c5cb',
    '--good-bg': '#15352a',
    '--good-ink': '#8fd9ae',
    '--wait-bg': '#3a2d13',
    '--wait-ink': '#f1c678',
    '--bad-bg': '#402220',
    '--bad-ink': '#ffaca4',
    '--info-bg': '#153339',
    '--info-ink': '#8fcbd3',
    '--signal': '#f2a33a',
    '--chart-good': '#4dbb80',
    '--chart-info': '#56adba',
    '--chart-wait': '#dca544',
    '--chart-bad': '#e2685f',
    '--chart-calm': '#63737b',
  },
});

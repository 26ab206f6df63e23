import {
  createTheme,
  defaultVariantColorsResolver,
  type MantineColorsTuple,
  type VariantColorsResolver,
} from '@mantine/core';

/** The one accent. Shade 3 on dark, 8 on light: both reach 4.5:1 as text on their ground. */
const accent: MantineColorsTuple = [
  '#e8f3ff',
  '#cfe4ff',
  '#a3cdff',
  '#6cb2ff',
  '#4a9df8',
  '#2f8bee',
  '#1c7be0',
  '#0f6bcb',
  '#0a5cb3',
  '#064a93',
];

/** Mantine's dark scale, bent towards the console's ground, so that kit parts and our own sit on the same greys. */
const dark: MantineColorsTuple = [
  '#e4e8ec',
  '#c3cad1',
  '#9aa4ae',
  '#7a858f',
  '#3a434c',
  '#2a3138',
  '#1b2127',
  '#151a1f',
  '#101418',
  '#0b0e11',
];

/**
 * The kit picks the text on a filled button by the light scheme's shade, which leaves white on pale blue and pale red in the dark.
 * These two fills take their text, and red its ground, from colours that reach 4.5:1 in both schemes.
 */
const variantColorResolver: VariantColorsResolver = (input) => {
  const standard = defaultVariantColorsResolver(input);
  const color = input.color ?? input.theme.primaryColor;
  if (input.variant !== 'filled') return standard;
  if (color === 'accent') return { ...standard, color: 'var(--mantine-primary-color-contrast)' };
  if (color !== 'red') return standard;
  const hover = 'color-mix(in srgb, var(--down-fill) 88%, black)';
  return { ...standard, background: 'var(--down-fill)', hover, color: 'var(--down-text)' };
};

/** Colours of states and surfaces are CSS variables in `tokens.css`; this bends the kit to them. */
export const theme = createTheme({
  fontFamily: '"Inter Variable", system-ui, -apple-system, "Segoe UI", sans-serif',
  fontFamilyMonospace: 'ui-monospace, "Cascadia Mono", "SF Mono", Menlo, monospace',
  colors: { accent, dark },
  primaryColor: 'accent',
  primaryShade: { light: 8, dark: 3 },
  autoContrast: true,
  variantColorResolver,
  defaultRadius: 'md',
  radius: { xs: '3px', sm: '4px', md: '6px', lg: '10px', xl: '16px' },
  spacing: { xs: '4px', sm: '8px', md: '16px', lg: '24px', xl: '32px' },
  fontSizes: { xs: '12px', sm: '13px', md: '14px', lg: '16px', xl: '20px' },
  headings: { fontWeight: '600' },
  cursorType: 'pointer',
  respectReducedMotion: true,
  components: {
    Tooltip: { defaultProps: { openDelay: 400, withArrow: false } },
    Modal: { defaultProps: { overlayProps: { backgroundOpacity: 0.5 }, closeButtonProps: { 'aria-label': 'Close' } } },
    Notification: { defaultProps: { closeButtonProps: { 'aria-label': 'Dismiss' } } },
  },
});

import { html, type Markup, trusted } from './html.ts';

/** `style`: our own CSS, nothing that people typed. `bodyClass`: what of it counts, such as `network`. */
export interface DocumentParts {
  readonly title: string;
  readonly style: string;
  readonly bodyClass: string;
  readonly body: Markup;
}

/** A whole document: nothing is loaded, nothing runs, so it can be printed, mailed and opened anywhere. */
export function documentOf({ title, style, bodyClass, body }: DocumentParts): string {
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="generator" content="Testing Day Console">
<meta name="color-scheme" content="light">
<title>${title}</title>
<style>${trusted(style)}</style>
</head>
<body class="${bodyClass}">
${body}
</body>
</html>
`.text;
}
